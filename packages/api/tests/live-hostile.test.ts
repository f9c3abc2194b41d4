import { randomBytes } from 'node:crypto';
import { limits } from '../src/live/limits.ts';
import { projectFindings } from '../src/live/project-findings.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import {
  type Copy,
  type LiveService,
  startLiveService,
  type Visit,
  writeFinding,
} from './live-service.ts';
import { testDatabase } from './mongo.ts';

vi.setConfig({ testTimeout: 60_000 });

const { uri } = testDatabase();
let service: LiveService;
let number = 0;
let discussion: string;
let doc: string;
let sam: Visit;
let priya: Visit;
let his: Copy;
let hers: Copy;

beforeAll(async () => {
  service = await startLiveService(uri);
});
afterAll(async () => {
  await service.stop();
});
beforeEach(async () => {
  number += 1;
  discussion = `hostile${number}`;
  doc = `findings:${discussion}`;
  await service.setCircle(discussion, {});
  [sam, priya] = [await service.visit('sam'), await service.visit('priya')];
  [his, hers] = [await sam.edit(doc), await priya.edit(doc)];
});

/** Whatever happened: the two still write together, and it is durable. */
async function expectUnaffected(): Promise<void> {
  writeFinding(his.document, 'afterwards', 'strength', 'Still here.');
  await his.saved();
  expect(his.refusals).toEqual([]);
  await hers.until((document) => texts(document).includes('Still here.'));
  const { findings } = await service.live.readFindings(discussion);
  expect(findings.map(({ text }) => text)).toContain('Still here.');
}

function texts(document: Y.Doc): string[] {
  return projectFindings(document).map(({ text }) => text);
}

function updateWriting(words: string): { document: Y.Doc; update: Uint8Array } {
  const document = new Y.Doc();
  writeFinding(document, `x${randomBytes(4).toString('hex')}`, 'strength', words);
  return { document, update: Y.encodeStateAsUpdate(document) };
}

async function logLength(): Promise<number> {
  return service.connection.collection('documentupdates').countDocuments({ doc });
}

describe('input that could hurt others', () => {
  it('refuses random bytes and keeps none of them', async () => {
    const before = await logLength();
    for (let round = 0; round < 200; round += 1) {
      const answer = await sam.update(doc, randomBytes(1 + (round % 60)));
      if (!answer.ok) expect(answer.problem.status).toBeLessThan(500);
    }
    expect(texts(hers.document)).toEqual([]);
    expect(await logLength()).toBe(before);
    await expectUnaffected();
  });

  it('refuses every truncation of an update, and takes the whole', async () => {
    const { update } = updateWriting('Whole.');
    for (let length = 0; length < update.byteLength; length += 1) {
      expect(await sam.update(doc, update.subarray(0, length))).toMatchObject({
        ok: false,
        problem: { type: 'urn:alongside:problem:malformed' },
      });
    }
    expect(texts(hers.document)).toEqual([]);
    expect(await sam.update(doc, update)).toEqual({ ok: true });
    await expectUnaffected();
  });

  it('refuses an update with bytes flipped, or takes what is well-formed, and stays whole', async () => {
    const { update } = updateWriting('Flipped.');
    for (let place = 0; place < update.byteLength; place += 1) {
      const flipped = Uint8Array.from(update);
      flipped[place] = (flipped[place] ?? 0) ^ 0x55;
      const answer = await sam.update(doc, flipped);
      if (!answer.ok) expect(answer.problem.status).toBeLessThan(500);
    }
    await expectUnaffected();
    await expectReadable();
  });

  it('does not keep an update whose dependencies never arrive, says so, and later edits are not hidden', async () => {
    const apart = new Y.Doc();
    writeFinding(apart, 'first', 'strength', 'Never sent.');
    const between = Y.encodeStateVector(apart);
    writeFinding(apart, 'second', 'strength', 'Rests on it.');
    const dangling = Y.encodeStateAsUpdate(apart, between);
    const before = await logLength();
    for (let round = 0; round < 50; round += 1) {
      expect(await sam.update(doc, dangling)).toMatchObject({
        ok: false,
        problem: { type: 'urn:alongside:problem:missing-updates' },
      });
    }
    expect(await logLength()).toBe(before);
    await expectUnaffected();
    expect(await sam.update(doc, Y.encodeStateAsUpdate(apart))).toEqual({ ok: true });
    await hers.until((document) => texts(document).includes('Rests on it.'));
  });

  it('keeps the part of an update that does not rest on what is missing', async () => {
    const apart = new Y.Doc();
    writeFinding(apart, 'missing', 'strength', 'Never sent.');
    const between = Y.encodeStateVector(apart);
    writeFinding(apart, 'dangling', 'strength', 'Rests on it.');
    const both = Y.mergeUpdates([
      Y.encodeStateAsUpdate(apart, between),
      updateWriting('Stands alone.').update,
    ]);
    expect(await sam.update(doc, both)).toMatchObject({ ok: false, problem: { status: 422 } });
    await hers.until((document) => texts(document).includes('Stands alone.'));
    await expectUnaffected();
    const { findings } = await service.live.readFindings(discussion);
    expect(findings.map(({ text }) => text).sort()).toEqual(['Stands alone.', 'Still here.']);
  });

  it('answers a 10 MB update with too-large, and keeps the connection', async () => {
    expect(await sam.update(doc, new Uint8Array(10 * 1024 * 1024))).toMatchObject({
      ok: false,
      problem: { type: 'urn:alongside:problem:too-large', status: 413 },
    });
    expect(sam.socket.connected).toBe(true);
    await expectUnaffected();
  });

  it('ends a connection that sends a frame beyond all measure, and only that one', async () => {
    const flood = await service.visit('sam');
    const ended = new Promise((resolve) => flood.socket.once('disconnect', resolve));
    flood.socket.emit(
      'doc:update',
      { doc, update: new Uint8Array(limits.frameBytes + 1) },
      () => undefined,
    );
    await ended;
    await expectUnaffected();
  });

  it('does without acknowledgement callbacks', async () => {
    const { update } = updateWriting('Without asking.');
    const raw: { emit(event: string, ...args: unknown[]): void } = sam.socket;
    raw.emit('doc:update', { doc, update });
    raw.emit('doc:update', { doc, update: randomBytes(20) });
    raw.emit('doc:join', { doc });
    raw.emit('doc:awareness', { doc, update: randomBytes(20) });
    raw.emit('doc:leave', { doc: 'findings:elsewhere' });
    raw.emit('doc:update', { doc, update }, 'not a function');
    await hers.until((document) => texts(document).includes('Without asking.'));
    await expectUnaffected();
  });

  it('answers messages of any shape with a problem', async () => {
    const raw: { emit(event: string, ...args: unknown[]): void } = sam.socket;
    const shapes: unknown[] = [
      undefined,
      null,
      0,
      'findings',
      [],
      {},
      { doc: 1 },
      { doc: null },
      { doc: {} },
      { doc: 'findings:' },
      { doc: 'findings:../etc' },
      { doc: `findings:${'x'.repeat(100_000)}` },
      { doc, stateVector: 1, update: 'text' },
      { doc, stateVector: {}, update: { length: 3 } },
      { doc, stateVector: [1], update: [1, 2, 3] },
      { doc, stateVector: 'x', update: 5 },
      { doc: ['findings:a'] },
      { __proto__: { doc } },
    ];
    for (const event of ['doc:join', 'doc:update', 'doc:awareness']) {
      for (const shape of shapes) {
        const answer = await new Promise<unknown>((resolve) => raw.emit(event, shape, resolve));
        expect(answer, `${event} ${JSON.stringify(shape)?.slice(0, 60)}`).toMatchObject({
          ok: false,
        });
        const { problem } = answer as { problem: { status: number } };
        expect(problem.status).toBeLessThan(500);
      }
    }
    await expectUnaffected();
  });

  it('refuses a state vector of random bytes or answers it, and lives on', async () => {
    for (let round = 0; round < 60; round += 1) {
      const answer = await sam.join(doc, randomBytes(round));
      if (!answer.ok) expect(answer.problem.status).toBeLessThan(500);
    }
    his = await (await service.visit('sam')).edit(doc);
    await expectUnaffected();
  });

  it('carries a thousand joins a second, refusing what is too much from one', async () => {
    const crowd = await Promise.all(Array.from({ length: 10 }, () => service.visit('sam')));
    const answers = await Promise.all(
      crowd.flatMap((visit) => Array.from({ length: 180 }, () => visit.join(doc))),
    );
    const refused = answers.filter((answer) => !answer.ok);
    for (const answer of refused) expect(answer).toMatchObject({ problem: { status: 429 } });
    expect(answers.length - refused.length).toBeGreaterThan(1000);
    await expectUnaffected();
  });

  it('slows one who floods with edits, loses nothing accepted, and the other writes on', async () => {
    const flood = await service.visit('sam');
    await flood.join(doc);
    const document = new Y.Doc();
    const answers: Promise<{ ok: boolean }>[] = [];
    document.on('update', (update: Uint8Array) => answers.push(flood.update(doc, update)));
    for (let edit = 0; edit < 3000; edit += 1) document.getMap('noise').set(`key${edit % 5}`, edit);
    writeFinding(hers.document, 'meanwhile', 'strength', 'Meanwhile.');
    await hers.saved();
    const results = await Promise.all(answers);
    const refused = results.filter(({ ok }) => !ok);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ problem: { type: 'urn:alongside:problem:too-many' } });
    const durable = new Y.Doc();
    Y.applyUpdate(durable, await service.live.documentState({ kind: 'findings', discussion }));
    const accepted = results.findIndex(({ ok }) => !ok);
    expect(Y.getState(durable.store, document.clientID)).toBeGreaterThanOrEqual(accepted);
    await expectUnaffected();
  });

  it('refuses documents within documents and updates that speak for very many clients', async () => {
    const nested = new Y.Doc();
    nested.getMap('findings').set('inner', new Y.Doc());
    expect(await sam.update(doc, Y.encodeStateAsUpdate(nested))).toMatchObject({ ok: false });
    const many = Array.from({ length: limits.clientsInUpdate + 1 }, () => {
      const one = new Y.Doc();
      one.getMap('x').set('y', 1);
      return Y.encodeStateAsUpdate(one);
    });
    expect(await sam.update(doc, Y.mergeUpdates(many))).toMatchObject({ ok: false });
    await expectUnaffected();
  });
});

describe('rights', () => {
  it('refuses updates without joining', async () => {
    const stranger = await service.visit('sam');
    expect(await stranger.update(doc, updateWriting('Not joined.').update)).toMatchObject({
      ok: false,
      problem: { type: 'urn:alongside:problem:not-yours' },
    });
  });

  it('opens nothing to strangers, other organisations and unknown discussions', async () => {
    const jordan = await service.visit('jordan');
    const elsewhere = await service.visit('sam', { organisation: 'southbank' });
    for (const answer of [
      await jordan.join(doc),
      await elsewhere.join(doc),
      await sam.join('findings:nowhere'),
      await sam.join('reflection:nowhere:sam'),
    ]) {
      expect(answer).toMatchObject({ ok: false, problem: { status: 404 } });
    }
  });

  it('lets nobody in without a session', async () => {
    await expect(service.visit('')).rejects.toMatchObject({ data: { status: 401 } });
  });

  it('opens no socket to another site’s page', async () => {
    const { port } = new URL(service.url);
    const knock = async (origin: string) =>
      (
        await fetch(`${service.url}/socket.io/?EIO=4&transport=polling`, {
          headers: { origin, cookie: 'session=sam@northbank' },
        })
      ).status;
    expect(await knock('https://elsewhere.example')).toBe(403);
    expect(await knock('null')).toBe(403);
    expect(await knock(`http://127.0.0.1:${port}`)).toBe(200);
    // Behind a proxy that calls us by another host.
    expect(await knock('https://alongside.example')).toBe(200);
  });

  it('ends the sockets of a session that ended', async () => {
    const alex = await service.visit('alex');
    const ended = new Promise((resolve) => alex.socket.once('disconnect', resolve));
    service.endSession('alex');
    service.live.sessionEnded('alex');
    await ended;
  });
});

/** The durable document can be read from the beginning, and says what is on the screens. */
async function expectReadable(): Promise<void> {
  const durable = new Y.Doc();
  Y.applyUpdate(durable, await service.live.documentState({ kind: 'findings', discussion }));
  expect(durable.store.pendingStructs).toBeNull();
  await hers.until(
    (document) =>
      JSON.stringify(projectFindings(document)) === JSON.stringify(projectFindings(durable)),
  );
}
