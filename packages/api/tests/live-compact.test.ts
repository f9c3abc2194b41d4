import { compactFrame } from '@alongside/workflows/live/compact-frames';
import fc from 'fast-check';
import type * as Y from 'yjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectFindings } from '../src/live/project-findings.ts';
import { type LiveService, startLiveService, type Visit, writeFinding } from './live-service.ts';
import { testDatabase } from './mongo.ts';

const { uri } = testDatabase();
let service: LiveService;

beforeAll(async () => {
  service = await startLiveService(uri);
});
afterAll(async () => {
  await service.stop();
});

function texts(document: Y.Doc): string[] {
  return projectFindings(document).map(({ text }) => text);
}

/** The edits of this document that came to a page in compact frames. */
function compactEdits({ frames }: Visit, name: string): Buffer[] {
  return frames.filter((frame) => frame[0] === 1 && frame.toString('latin1', 2).startsWith(name));
}

describe('compact frames', () => {
  it('carry edits, presence and answers between pages that take them and pages that do not', async () => {
    const name = 'findings:compact1';
    await service.setCircle('compact1', {});
    const [sam, priya] = await Promise.all([
      service.visit('sam', { compact: true }),
      service.visit('priya'),
    ]);
    const [his, hers] = [await sam.edit(name), await priya.edit(name)];
    writeFinding(his.document, 'one', 'strength', 'She waited.');
    await hers.until((document) => texts(document).includes('She waited.'));
    for (let word = 0; word < 30; word += 1)
      writeFinding(hers.document, `w${word}`, 'worry', `worry ${word}`);
    await his.until((document) => texts(document).length === 31);
    await Promise.all([his.saved(), hers.saved()]);
    expect([his.refusals, hers.refusals]).toEqual([[], []]);
    expect((await service.live.readFindings('compact1')).findings).toHaveLength(31);
    // To him one frame an edit and one for several answers; to her as Socket.IO has it.
    expect(compactEdits(sam, name)).toHaveLength(30);
    expect(sam.frames.some((frame) => frame[0] === 5 && frame.length % 4 === 1)).toBe(true);
    expect(compactEdits(priya, name)).toHaveLength(0);
    expect(priya.frames.some((frame) => frame.toString().startsWith('51-["doc:update"'))).toBe(
      true,
    );
  });

  it('tell a refusal in full', async () => {
    await service.setCircle('compact2', {});
    const sam = await service.visit('sam', { compact: true });
    const notJoined = await sam.update('findings:compact2', Uint8Array.of(0, 0));
    expect(notJoined).toMatchObject({ ok: false, problem: { status: 403 } });
    await sam.join('findings:compact2');
    const malformed = await sam.update('findings:compact2', Uint8Array.of(9, 9, 9));
    expect(malformed).toMatchObject({ ok: false, problem: { status: 400 } });
    expect(await sam.update('findings:', Uint8Array.of(0, 0))).toMatchObject({
      problem: { status: 404 },
    });
    expect(await sam.awareness('findings:compact2', Uint8Array.of(1))).toMatchObject({
      problem: { status: 400 },
    });
  });

  it('made up by somebody hurt nobody', async () => {
    const name = 'findings:compact3';
    await service.setCircle('compact3', {});
    const [sam, priya] = await Promise.all([
      service.visit('sam', { compact: true }),
      service.visit('priya', { compact: true }),
    ]);
    const [his, hers] = [await sam.edit(name), await priya.edit(name)];
    const { engine } = sam.socket.io;
    const wanting = compactFrame('update', name, Uint8Array.of(1, 1, 1, 1), 7) ?? new Uint8Array();
    for (const bytes of [
      ...fc.sample(fc.uint8Array({ minLength: 1, maxLength: 40 }), 100),
      wanting,
    ])
      engine.write(Buffer.from(bytes));
    writeFinding(his.document, 'one', 'strength', 'Still here.');
    await hers.until((document) => texts(document).includes('Still here.'));
    await his.saved();
    expect(his.refusals).toEqual([]);
  });
});
