import * as encoding from 'lib0/encoding';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { projectFindings } from '../src/live/project-findings.ts';
import {
  type Copy,
  type LiveService,
  startLiveService,
  type Visit,
  visitAs,
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
let hers: Copy;

beforeAll(async () => {
  service = await startLiveService(uri);
});
afterAll(async () => {
  await service.stop();
});
beforeEach(async () => {
  number += 1;
  discussion = `shapes${number}`;
  doc = `findings:${discussion}`;
  await service.setCircle(discussion, {});
  sam = await service.visit('sam');
  await sam.join(doc);
  hers = await (await service.visit('priya')).edit(doc);
});

/** Priya writes on, it is durable, and somebody who opens the document afresh sees it. */
async function expectUnaffected(): Promise<void> {
  writeFinding(hers.document, 'afterwards', 'strength', 'Still here.');
  await hers.saved();
  expect(hers.refusals).toEqual([]);
  const { findings } = await service.live.readFindings(discussion);
  expect(findings.map(({ text }) => text)).toContain('Still here.');
  const fresh = await (await visitAs(service.url, 'priya', 'northbank')).edit(doc);
  expect(projectFindings(fresh.document).map(({ text }) => text)).toContain('Still here.');
  await expect
    .poll(
      () =>
        service.connection
          .collection('findings')
          .countDocuments({ discussion, finding: 'afterwards', text: 'Still here.' }),
      { timeout: 20_000 },
    )
    .toBe(1);
}

function written(write: (document: Y.Doc) => void): Uint8Array {
  const document = new Y.Doc();
  document.transact(() => write(document));
  return Y.encodeStateAsUpdate(document);
}

const malformed = { ok: false, problem: { type: 'urn:alongside:problem:malformed' } };

/** One client's structs, each one that stands for what was there and is gone, as long as it says. */
function goneOf(lengths: number[], client = 7): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, lengths.length);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, 0);
  for (const length of lengths) {
    encoding.writeUint8(encoder, 0);
    encoding.writeVarUint(encoder, length);
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

describe('small updates that say they are large', () => {
  it.each([2 ** 20, 2 ** 32, 2 ** 52])(
    'refuses %d declared and absent structs',
    async (declared) => {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, declared);
      encoding.writeVarUint(encoder, 7);
      encoding.writeVarUint(encoder, 0);
      expect(await sam.update(doc, encoding.toUint8Array(encoder))).toMatchObject(malformed);
      await expectUnaffected();
    },
  );

  it('refuses counts that could not be read back', async () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(await sam.update(doc, goneOf([most, most]))).toMatchObject(malformed);
    expect(await sam.update(doc, goneOf([2 ** 40]))).toMatchObject(malformed);
    await expectUnaffected();
  });

  it('takes an update of nothing but what is gone', async () => {
    expect(await sam.update(doc, goneOf([10, 20]))).toEqual({ ok: true });
    await expectUnaffected();
  });
});

describe('deep nesting', () => {
  it('refuses types ten thousand deep, and what would empty them', async () => {
    const update = written((document) => {
      const finding = new Y.Map<unknown>();
      document.getMap('findings').set('deep', finding);
      finding.set('section', 'strength');
      let parent = new Y.XmlFragment();
      finding.set('text', parent);
      for (let depth = 0; depth < 10_000; depth += 1) {
        const child = new Y.XmlElement('paragraph');
        parent.insert(0, [child]);
        parent = child;
      }
    });
    expect(await sam.update(doc, update)).toMatchObject(malformed);
    await expectUnaffected();
  });

  it.each([200, 3000, 200_000])('refuses values %d deep', async (depth) => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, 7);
    encoding.writeVarUint(encoder, 0);
    // A value (8) without neighbours in the top-level type `order`: arrays (117) of one within each other, then null.
    encoding.writeUint8(encoder, 8);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, 'order');
    encoding.writeVarUint(encoder, 1);
    for (let level = 0; level < depth; level += 1) {
      encoding.writeUint8(encoder, 117);
      encoding.writeVarUint(encoder, 1);
    }
    encoding.writeUint8(encoder, 126);
    encoding.writeVarUint(encoder, 0);
    expect(await sam.update(doc, encoding.toUint8Array(encoder))).toMatchObject(malformed);
    await expectUnaffected();
  });
});

describe('documents that are not what they should be', () => {
  it('goes on beside a hundred thousand keys', async () => {
    for (let part = 0; part < 4; part += 1) {
      const update = written((document) => {
        const findings = document.getMap('findings');
        for (let key = 0; key < 25_000; key += 1) findings.set(`${part}-${key}`, 1);
      });
      expect(await sam.update(doc, update)).toEqual({ ok: true });
    }
    await expectUnaffected();
  });

  it('goes on beside an order of fifty thousand', async () => {
    const update = written((document) => {
      document
        .getArray('order')
        .push(Array.from({ length: 50_000 }, (_, place) => `f${place % 9}`));
    });
    expect(await sam.update(doc, update)).toEqual({ ok: true });
    await expectUnaffected();
  });

  it('goes on beside a text that is none, and top-level types that are others', async () => {
    const update = written((document) => {
      for (const [id, text] of Object.entries({ a: 'words', b: 1, c: new Y.Array(), d: null })) {
        const finding = new Y.Map<unknown>();
        finding.set('section', 'strength');
        finding.set('text', text);
        document.getMap('findings').set(id, finding);
      }
      document.getText('words').insert(0, 'x');
    });
    expect(await sam.update(doc, update)).toEqual({ ok: true });
    const other = written((document) => document.getArray('findings').push([1]));
    expect(await sam.update(doc, other)).toEqual({ ok: true });
    const another = written((document) => document.getMap('order').set('first', 1));
    expect(await sam.update(doc, another)).toEqual({ ok: true });
    await expectUnaffected();
  });
});

describe('one page in a great hurry', () => {
  it('is slowed in saying where it is', async () => {
    const awareness = new Awareness(new Y.Doc());
    const answers = await Promise.all(
      Array.from({ length: 1000 }, (_, place) => {
        awareness.setLocalState({ cursor: place });
        return sam.awareness(doc, encodeAwarenessUpdate(awareness, [awareness.clientID]));
      }),
    );
    awareness.destroy();
    const refused = answers.filter(({ ok }) => !ok);
    expect(refused.length).toBeGreaterThan(500);
    for (const answer of refused) expect(answer).toMatchObject({ problem: { status: 429 } });
    await expectUnaffected();
  });

  it('is slowed in joining, a thousand times', async () => {
    const answers = await Promise.all(Array.from({ length: 1000 }, () => sam.join(doc)));
    const refused = answers.filter(({ ok }) => !ok);
    expect(refused.length).toBeGreaterThan(500);
    for (const answer of refused) expect(answer).toMatchObject({ problem: { status: 429 } });
    await expectUnaffected();
  });
});
