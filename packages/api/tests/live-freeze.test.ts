import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { projectFindings } from '../src/live/project-findings.ts';
import { type LiveService, startLiveService, writeFinding } from './live-service.ts';
import { testDatabase } from './mongo.ts';

vi.setConfig({ testTimeout: 120_000 });

const { uri } = testDatabase();
let service: LiveService;
let number = 0;
let discussion: string;
let name: string;

beforeAll(async () => {
  service = await startLiveService(uri);
});
afterAll(async () => {
  await service.stop();
});
beforeEach(() => {
  number += 1;
  discussion = `frozen${number}`;
  name = `findings:${discussion}`;
});

/** The agreeing command: reads the text in its transaction and freezes it in the same. */
async function agree(): Promise<string[]> {
  const texts = await service.connection.getClient().withSession((session) =>
    session.withTransaction(async () => {
      const { findings } = await service.live.readFindings(discussion, session);
      await service.connection
        .collection<{ _id: string }>('discussions')
        .updateOne({ _id: discussion }, { $set: { 'circle.journey': 'acting' } }, { session });
      return findings.map(({ text }) => text);
    }),
  );
  service.live.circleChanged(discussion);
  return texts;
}

async function standing(): Promise<string[]> {
  const document = new Y.Doc();
  Y.applyUpdate(document, await service.live.documentState({ kind: 'findings', discussion }));
  return projectFindings(document).map(({ text }) => text);
}

describe('freezing', () => {
  it('is told at once, and what comes after is answered with frozen', async () => {
    await service.setCircle(discussion, { journey: 'agreeing' });
    const sam = await service.visit('sam');
    const copy = await sam.edit(name);
    writeFinding(copy.document, 'one', 'strength', 'In time.');
    await copy.saved();
    const readOnly = sam.next('doc:readonly');
    expect(await agree()).toEqual(['In time.']);
    expect(await readOnly).toEqual({ doc: name, readOnly: true });
    writeFinding(copy.document, 'two', 'strength', 'Too late.');
    await copy.saved();
    expect(copy.refusals).toMatchObject([
      { problem: { type: 'urn:alongside:problem:frozen', status: 409 } },
    ]);
    expect(await standing()).toEqual(['In time.']);
  });

  it('agrees to exactly what was acknowledged, however close the race', async () => {
    for (let round = 0; round < 8; round += 1) {
      discussion = `race${round}`;
      name = `findings:${discussion}`;
      await service.setCircle(discussion, { journey: 'agreeing' });
      const [sam, priya] = [await service.visit('sam'), await service.visit('priya')];
      const copies = [await sam.edit(name), await priya.edit(name)];
      const acknowledged: string[] = [];
      const typing = copies.map(async (copy, who) => {
        for (let edit = 0; edit < 12; edit += 1) {
          const words = `${who}-${edit}`;
          const before = copy.refusals.length;
          writeFinding(copy.document, `f${words}`, 'strength', words);
          await copy.saved();
          if (copy.refusals.length > before) return;
          acknowledged.push(words);
        }
      });
      await pause(round * 4);
      const recorded = await agree();
      await Promise.all(typing);
      expect([...recorded].sort()).toEqual([...acknowledged].sort());
      expect((await standing()).sort()).toEqual([...recorded].sort());
      const again = await (await service.visit('sam')).edit(name);
      expect(
        projectFindings(again.document)
          .map(({ text }) => text)
          .sort(),
      ).toEqual([...recorded].sort());
    }
  });

  it('acknowledges nothing between an agreement’s reading and its commit', async () => {
    await service.setCircle(discussion, { journey: 'agreeing' });
    const sam = await service.visit('sam');
    const copy = await sam.edit(name);
    writeFinding(copy.document, 'one', 'strength', 'Read.');
    await copy.saved();
    const circles = service.connection.collection<{ _id: string }>('discussions');
    const log = service.connection.collection('documentupdates');
    let recorded: string[] = [];
    await service.connection.getClient().withSession(async (session) => {
      session.startTransaction();
      const { findings } = await service.live.readFindings(discussion, session);
      recorded = findings.map(({ text }) => text);
      writeFinding(copy.document, 'two', 'strength', 'In between.');
      await expect.poll(() => log.countDocuments({ doc: name })).toBeGreaterThan(0);
      const acknowledged = copy.saved().then(() => copy.refusals.length === 0);
      const early = await Promise.race([acknowledged, pause(400).then(() => false)]);
      expect(early).toBe(false);
      await circles.updateOne(
        { _id: discussion },
        { $set: { 'circle.journey': 'acting' } },
        { session },
      );
      await session.commitTransaction();
    });
    await copy.saved();
    expect(recorded).toEqual(['Read.']);
    expect(copy.refusals).toMatchObject([{ problem: { type: 'urn:alongside:problem:frozen' } }]);
    expect(await standing()).toEqual(['Read.']);
  });

  it('keeps for its author what was in the log when the text froze, and not in the document', async () => {
    await service.setCircle(discussion, { journey: 'agreeing' });
    const sam = await service.visit('sam');
    const copy = await sam.edit(name);
    writeFinding(copy.document, 'one', 'strength', 'In time.');
    await copy.saved();
    const circles = service.connection.collection<{ _id: string }>('discussions');
    // The freeze commits without this node having heard of it: the check after the write finds it.
    await agreeUnheard(circles);
    writeFinding(copy.document, 'two', 'strength', 'A moment too late.');
    await copy.saved();
    expect(copy.refusals).toMatchObject([{ problem: { type: 'urn:alongside:problem:frozen' } }]);
    expect(await standing()).toEqual(['In time.']);
    const kept = await service.connection.collection('lateupdates').find({ doc: name }).toArray();
    expect(kept).toMatchObject([{ by: 'sam', organisation: 'northbank' }]);
    const again = await (await service.visit('priya')).edit(name);
    expect(projectFindings(again.document).map(({ text }) => text)).toEqual(['In time.']);
  });

  it('shows the reopened text as it was agreed, and takes new words', async () => {
    await service.setCircle(discussion, { journey: 'agreeing' });
    const sam = await service.visit('sam');
    const copy = await sam.edit(name);
    writeFinding(copy.document, 'one', 'strength', 'Agreed.');
    await copy.saved();
    await agree();
    await service.setCircle(discussion, { journey: 'together' });
    const again = await (await service.visit('priya')).edit(name);
    writeFinding(again.document, 'two', 'learning', 'Added after.');
    await again.saved();
    expect(again.refusals).toEqual([]);
    expect(await standing()).toEqual(['Agreed.', 'Added after.']);
  });
});

async function agreeUnheard(
  circles: ReturnType<typeof service.connection.collection<{ _id: string }>>,
): Promise<void> {
  await service.connection.getClient().withSession((session) =>
    session.withTransaction(async () => {
      await service.live.readFindings(discussion, session);
      await circles.updateOne(
        { _id: discussion },
        { $set: { 'circle.journey': 'acting' } },
        { session },
      );
    }),
  );
}
