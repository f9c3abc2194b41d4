import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type LiveService,
  startLiveService,
  type Visit,
  writeAnswer,
  writeFinding,
} from './live-service.ts';
import { testDatabase } from './mongo.ts';

const { uri } = testDatabase();
let service: LiveService;
let number = 0;
let discussion: string;

beforeAll(async () => {
  service = await startLiveService(uri);
});
afterAll(async () => {
  await service.stop();
});
beforeEach(() => {
  number += 1;
  discussion = `private${number}`;
});

/** Everything that this page received holds none of these words, nor any binary at all. */
function heard(visit: Visit): { text: string; binaries: number } {
  const events = visit.frames.map((frame) => frame.toString('utf8'));
  return {
    text: events.join('\n'),
    binaries: events.filter((event) => /^[56]\d*-/.test(event)).length,
  };
}

describe('[D38] a private reflection tells the other nothing', () => {
  it('sends no byte of it to another’s socket: only that something changed when it was started', async () => {
    await service.setCircle(discussion, { journey: 'preparing' });
    const [sam, priya] = [await service.visit('sam'), await service.visit('priya')];
    const name = `reflection:${discussion}:sam`;
    const copy = await sam.edit(name);
    expect((await priya.join(name)).ok).toBe(false);
    expect((await priya.awareness(name, new Uint8Array([0]))).ok).toBe(false);
    const from = priya.frames.length;
    const changed = priya.next('changed');
    writeAnswer(copy.document, 'proud', 'Only for me: heron.');
    await copy.saved();
    expect(await changed).toMatchObject({ kind: 'discussion', id: discussion });
    for (let edit = 0; edit < 20; edit += 1) {
      writeAnswer(copy.document, `more${edit}`, `heron ${edit}`);
    }
    const awareness = new Awareness(copy.document);
    awareness.setLocalState({ user: { name: 'heron' }, cursor: { anchor: 1, head: 2 } });
    await sam.awareness(name, encodeAwarenessUpdate(awareness, [awareness.clientID]));
    await copy.saved();
    awareness.destroy();
    // Whatever was on its way to her has come before this answer.
    await priya.leave(name);
    const frames = priya.frames.slice(from).map((frame) => frame.toString('utf8'));
    expect(frames.filter((frame) => frame.startsWith('2["changed"'))).toHaveLength(1);
    expect(frames.join('\n')).not.toMatch(/heron|doc:|reflection/);
  });

  it('opens to the other from the reveal on, to read', async () => {
    await service.setCircle(discussion, { journey: 'preparing' });
    const sam = await service.visit('sam');
    const copy = await sam.edit(`reflection:${discussion}:sam`);
    writeAnswer(copy.document, 'proud', 'I waited.');
    await copy.saved();
    const readOnly = sam.next('doc:readonly');
    await service.setCircle(discussion, { journey: 'preparing', shared: ['sam'] });
    expect(await readOnly).toEqual({ doc: `reflection:${discussion}:sam`, readOnly: true });
    const priya = await service.visit('priya');
    expect((await priya.join(`reflection:${discussion}:sam`)).ok).toBe(false);
    await service.setCircle(discussion, { journey: 'ready', shared: ['sam', 'priya'] });
    expect(await priya.join(`reflection:${discussion}:sam`)).toMatchObject({
      ok: true,
      readOnly: true,
    });
    expect(
      await priya.update(`reflection:${discussion}:sam`, new Uint8Array([0, 0])),
    ).toMatchObject({
      ok: false,
    });
  });
});

describe('rights in motion', () => {
  it('sends a removed participant not one more byte', async () => {
    const withGuest = {
      participants: [
        { person: 'sam', role: 'worker' as const },
        { person: 'priya', role: 'practiceLead' as const },
        { person: 'jordan', role: 'colleague' as const },
      ],
    };
    await service.setCircle(discussion, withGuest);
    const [sam, jordan] = [await service.visit('sam'), await service.visit('jordan')];
    const name = `findings:${discussion}`;
    const his = await sam.edit(name);
    await jordan.edit(name);
    const removed = jordan.next('doc:removed');
    await service.setCircle(discussion, {});
    for (let edit = 0; edit < 10; edit += 1)
      writeFinding(his.document, `f${edit}`, 'strength', 'heron');
    expect(await removed).toMatchObject({ doc: name });
    const told = jordan.frames.length;
    await his.saved();
    expect(await jordan.update(name, new Uint8Array([0, 0]))).toMatchObject({ ok: false });
    expect(jordan.frames.slice(told).some((frame) => frame.includes('doc:'))).toBe(false);
    expect(heard(jordan).text).not.toContain('heron');
  });
});

describe('presence', () => {
  async function inTheRoom(): Promise<[Visit, Visit, string]> {
    await service.setCircle(discussion, {});
    const [sam, priya] = [await service.visit('sam'), await service.visit('priya')];
    const name = `findings:${discussion}`;
    await sam.join(name);
    await priya.join(name);
    return [sam, priya, name];
  }

  function awarenessOf(state: Record<string, unknown>): {
    awareness: Awareness;
    update: Uint8Array;
  } {
    const awareness = new Awareness(new Y.Doc());
    awareness.setLocalState(state);
    const update = encodeAwarenessUpdate(awareness, [awareness.clientID]);
    return { awareness, update };
  }

  function bytes(update: Uint8Array): string {
    return Buffer.from(update).toString('utf8');
  }

  it('carries carets under the speaker’s own name, whatever name they give', async () => {
    const [sam, priya, name] = await inTheRoom();
    const heardByPriya = priya.next('doc:awareness');
    const { awareness, update } = awarenessOf({
      user: { name: 'Priya', id: 'priya', color: '#123456' },
      cursor: 4,
    });
    expect(await sam.awareness(name, update)).toEqual({ ok: true });
    const said = bytes((await heardByPriya).update);
    expect(said).toContain('"name":"Name of sam"');
    expect(said).toContain('"id":"sam"');
    expect(said).toContain('#123456');
    awareness.destroy();
  });

  it('does not let one speak for another’s client', async () => {
    const [sam, priya, name] = await inTheRoom();
    const { awareness, update } = awarenessOf({ cursor: 1 });
    const first = priya.next('doc:awareness');
    await sam.awareness(name, update);
    await first;
    const told = sam.frames.length;
    awareness.setLocalState(null);
    expect(
      await priya.awareness(name, encodeAwarenessUpdate(awareness, [awareness.clientID])),
    ).toEqual({ ok: true });
    await sam.awareness(name, new Uint8Array([0]));
    expect(sam.frames.slice(told).some((frame) => frame.includes('doc:awareness'))).toBe(false);
    awareness.destroy();
  });

  it('tells a newcomer who is there, and everybody when one has gone', async () => {
    const [sam, priya, name] = await inTheRoom();
    const { awareness, update } = awarenessOf({ cursor: 1 });
    const first = priya.next('doc:awareness');
    await sam.awareness(name, update);
    await first;
    const late = await service.visit('priya');
    const present = late.next('doc:awareness');
    await late.join(name);
    expect(bytes((await present).update)).toContain('Name of sam');
    const gone = priya.next('doc:awareness');
    sam.socket.disconnect();
    expect(bytes((await gone).update)).toContain('null');
    awareness.destroy();
  });

  it('refuses what is too large or unreadable', async () => {
    const [sam, , name] = await inTheRoom();
    const { awareness, update } = awarenessOf({ user: { name: 'x'.repeat(20_000) } });
    expect(await sam.awareness(name, update)).toMatchObject({
      ok: false,
      problem: { status: 400 },
    });
    expect(await sam.awareness(name, new Uint8Array([255, 255, 255, 255, 255]))).toMatchObject({
      ok: false,
    });
    awareness.destroy();
  });
});
