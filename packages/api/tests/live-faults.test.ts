import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Started, startMongod } from '../src/mongod/start.ts';
import { projectFindings } from '../src/live/project-findings.ts';
import { startLiveNode } from './live-processes.ts';
import {
  type Copy,
  type LiveService,
  organisation,
  startLiveService,
  visitAs,
  writeFinding,
} from './live-service.ts';
import { testFolder } from './test-folder.ts';

vi.setConfig({ testTimeout: 120_000 });

// A mongod of its own: it is ended hard and made to stand still here.
let folder: string;
let mongod: Started;
let service: LiveService;

beforeAll(async () => {
  folder = await testFolder();
  mongod = await startMongod({ dataFolder: folder });
  service = await startLiveService(mongod.uri);
});
afterAll(async () => {
  await service.stop();
  await mongod.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Types numbered findings one after the other, and remembers which were acknowledged. */
function typist(
  copy: Copy,
  mark: string,
): { acknowledged: string[]; stop(): void; done: Promise<void> } {
  const acknowledged: string[] = [];
  let going = true;
  const done = (async () => {
    for (let edit = 0; going; edit += 1) {
      const words = `${mark}-${edit}`;
      writeFinding(copy.document, `f${words}`, 'strength', words);
      void copy.latest().then((ok) => ok && acknowledged.push(words));
      await pause(4);
    }
  })();
  return {
    acknowledged,
    done,
    stop() {
      going = false;
    },
  };
}

async function durableTexts(discussion: string): Promise<string[]> {
  const { findings } = await service.live.readFindings(discussion);
  return findings.map(({ text }) => text);
}

describe('faults lose no acknowledged edit', () => {
  it('kill -9 of a node in the middle of typing', async () => {
    for (let round = 0; round < 3; round += 1) {
      const discussions = [`killed${round}a`, `killed${round}b`];
      for (const discussion of discussions) await service.setCircle(discussion, {});
      const node = await startLiveNode(mongod.uri);
      const typists = await Promise.all(
        discussions.flatMap((discussion) =>
          ['sam', 'priya'].map(async (person) => {
            const visit = await visitAs(node.url, person, organisation);
            return { discussion, ...typist(await visit.edit(`findings:${discussion}`), person) };
          }),
        ),
      );
      await expect
        .poll(() => typists.every(({ acknowledged }) => acknowledged.length > 3 + round * 7), {
          timeout: 15_000,
        })
        .toBe(true);
      await node.kill();
      for (const { stop, done } of typists) {
        stop();
        await done;
      }
      for (const { discussion, acknowledged } of typists) {
        expect(acknowledged.length).toBeGreaterThan(0);
        const durable = new Set(await durableTexts(discussion));
        expect(acknowledged.filter((words) => !durable.has(words))).toEqual([]);
      }
    }
  });

  it('MongoDB stands still for three seconds: typing goes on, acknowledgements wait', async () => {
    await service.setCircle('stalled', {});
    const [sam, priya] = [await service.visit('sam'), await service.visit('priya')];
    const [his, hers] = [await sam.edit('findings:stalled'), await priya.edit('findings:stalled')];
    writeFinding(his.document, 'before', 'strength', 'Before.');
    await his.saved();
    process.kill(mongod.pid, 'SIGSTOP');
    let acknowledged = false;
    try {
      writeFinding(his.document, 'during', 'strength', 'During.');
      void his.saved().then(() => {
        acknowledged = true;
      });
      await hers.until((document) =>
        projectFindings(document).some(({ text }) => text === 'During.'),
      );
      await pause(3000);
      expect(acknowledged).toBe(false);
      writeFinding(hers.document, 'also', 'strength', 'Also during.');
      await his.until((document) =>
        projectFindings(document).some(({ text }) => text === 'Also during.'),
      );
    } finally {
      process.kill(mongod.pid, 'SIGCONT');
    }
    await Promise.all([his.saved(), hers.saved()]);
    expect(his.refusals).toEqual([]);
    expect(await durableTexts('stalled')).toEqual(['Before.', 'During.', 'Also during.']);
  });

  it('kill -9 of mongod in the middle of typing: acknowledged edits are there, the others follow', async () => {
    await service.setCircle('mongodkilled', {});
    const sam = await service.visit('sam');
    const copy = await sam.edit('findings:mongodkilled');
    const typing = typist(copy, 'sam');
    await expect.poll(() => typing.acknowledged.length, { timeout: 15_000 }).toBeGreaterThan(20);
    const before = [...typing.acknowledged];
    process.kill(mongod.pid, 'SIGKILL');
    await pause(200);
    typing.stop();
    await typing.done;
    mongod = await startMongod({ dataFolder: folder });
    await copy.saved();
    expect(copy.refusals).toEqual([]);
    const durable = await durableTexts('mongodkilled');
    expect(before.filter((words) => !durable.includes(words))).toEqual([]);
    expect(durable.sort()).toEqual(
      projectFindings(copy.document)
        .map(({ text }) => text)
        .sort(),
    );
  });
});
