import * as Y from 'yjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectFindings } from '../src/live/project-findings.ts';
import { type LiveService, startLiveService, writeAnswer, writeFinding } from './live-service.ts';
import { testDatabase } from './mongo.ts';

const { uri } = testDatabase();
let service: LiveService;
let number = 0;

beforeAll(async () => {
  service = await startLiveService(uri);
});
afterAll(async () => {
  await service.stop();
});

/** A discussion of Sam's and Priya's in the room. */
async function together(): Promise<string> {
  number += 1;
  const discussion = `d${number}`;
  await service.setCircle(discussion, {});
  return discussion;
}

function texts(document: Y.Doc): string[] {
  return projectFindings(document).map(({ text }) => text);
}

describe('two people in one document', () => {
  it('shows each what the other types, and keeps it', async () => {
    const discussion = await together();
    const [sam, priya] = await Promise.all([service.visit('sam'), service.visit('priya')]);
    const [his, hers] = [
      await sam.edit(`findings:${discussion}`),
      await priya.edit(`findings:${discussion}`),
    ];
    writeFinding(his.document, 'one', 'strength', 'She asked him what he hoped for.');
    await hers.until((document) => texts(document).includes('She asked him what he hoped for.'));
    writeFinding(hers.document, 'two', 'worry', 'Who else knows?');
    await Promise.all([his.saved(), hers.saved()]);
    const { findings } = await service.live.readFindings(discussion);
    expect(findings.map(({ text }) => text)).toEqual([
      'She asked him what he hoped for.',
      'Who else knows?',
    ]);
  });

  it('acknowledges only what is in the log', async () => {
    const discussion = await together();
    const sam = await service.visit('sam');
    const copy = await sam.edit(`findings:${discussion}`);
    writeFinding(copy.document, 'one', 'strength', 'Kept.');
    await copy.saved();
    expect(copy.refusals).toEqual([]);
    const { state } = await service.live.readFindings(discussion);
    const durable = new Y.Doc();
    Y.applyUpdate(durable, state);
    expect(texts(durable)).toEqual(['Kept.']);
  });

  it('projects the findings into their collection, and tells that they changed', async () => {
    const discussion = await together();
    const sam = await service.visit('sam');
    const copy = await sam.edit(`findings:${discussion}`);
    writeFinding(copy.document, 'one', 'strength', 'Seen.');
    await copy.saved();
    await expect.poll(() => service.contentChanges).toContain(discussion);
    const rows = await service.connection.collection('findings').find({ discussion }).toArray();
    expect(rows).toMatchObject([{ finding: 'one', text: 'Seen.', position: 0 }]);
  });
});

describe('a private reflection', () => {
  it('[D37] opens for its author alone until both are shared', async () => {
    number += 1;
    const discussion = `d${number}`;
    await service.setCircle(discussion, { journey: 'preparing' });
    const [sam, priya] = await Promise.all([service.visit('sam'), service.visit('priya')]);
    const reflection = `reflection:${discussion}:sam`;
    const copy = await sam.edit(reflection);
    writeAnswer(copy.document, 'proud', 'I waited.');
    await copy.saved();
    expect(await priya.join(reflection)).toMatchObject({ ok: false, problem: { status: 404 } });
    expect(await service.live.reflectionStarted(discussion, 'sam')).toBe(true);
    expect(await service.live.reflectionStarted(discussion, 'priya')).toBe(false);
    await service.setCircle(discussion, { journey: 'ready', shared: ['sam', 'priya'] });
    expect(await priya.join(reflection)).toMatchObject({ ok: true, readOnly: true });
  });
});

describe('any Socket.IO client', () => {
  it.each([{ transports: ['polling', 'websocket'] }, { transports: ['polling'] }])(
    'takes part over $transports',
    async ({ transports }) => {
      const discussion = await together();
      const [sam, priya] = [
        await service.visit('sam', { transports }),
        await service.visit('priya'),
      ];
      const his = await sam.edit(`findings:${discussion}`);
      const hers = await priya.edit(`findings:${discussion}`);
      for (let edit = 0; edit < 20; edit += 1) {
        writeFinding(his.document, `his${edit}`, 'strength', `From him ${edit}`);
        writeFinding(hers.document, `hers${edit}`, 'strength', `From her ${edit}`);
        await hers.saved();
      }
      await his.saved();
      for (const copy of [his, hers]) {
        await copy.until((document) => texts(document).length === 40);
        expect(copy.refusals).toEqual([]);
      }
    },
  );
});
