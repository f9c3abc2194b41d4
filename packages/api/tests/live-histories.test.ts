import fc from 'fast-check';
import * as Y from 'yjs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { compact } from '../src/live/compaction.ts';
import { liveCollections } from '../src/live/document-log.ts';
import { projectFindings } from '../src/live/project-findings.ts';
import { Page } from './live-page.ts';
import { type LiveService, organisation, startLiveService, writeFinding } from './live-service.ts';
import { testDatabase } from './mongo.ts';

// A thousand and more in the nightly run: LIVE_HISTORIES=1000.
const histories = Number(process.env['LIVE_HISTORIES'] ?? 6);
vi.setConfig({ testTimeout: 60_000 + histories * 10_000 });

const { uri } = testDatabase();
let nodes: LiveService[];
let number = 0;

beforeAll(async () => {
  nodes = [await startLiveService(uri), await startLiveService(uri)];
});
afterAll(async () => {
  for (const node of nodes) await node.stop();
});

const who = fc.nat({ max: 2 });
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('write' as const), who, place: fc.nat({ max: 4 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('strike' as const), who, place: fc.nat({ max: 4 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('move' as const), who, place: fc.nat({ max: 4 }) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      who,
      reverse: fc.boolean(),
      repeat: fc.boolean(),
      lose: fc.constantFrom(0, 0, 2, 3),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('connect' as const), who, node: fc.nat({ max: 1 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('drop' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('compact' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('restart' as const), node: fc.nat({ max: 1 }) }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

it('after any history all copies are equal, hold what was acknowledged, and the projection follows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
      number += 1;
      const discussion = `history${number}`;
      const name = `findings:${discussion}`;
      await nodeAt(0).setCircle(discussion, {});
      const pages = ['sam', 'priya', 'sam'].map((person) => new Page(person, name));
      for (const [index, page] of pages.entries()) await page.connect(nodeAt(index % 2).url);
      for (const [index, each] of steps.entries()) await take(each, `m${index}`, pages, name);
      for (const page of pages) await page.answered();
      for (const [index, page] of pages.entries()) await page.connect(nodeAt(index % 2).url);
      for (const page of pages) await page.synchronise();

      const durable = new Y.Doc();
      Y.applyUpdate(durable, await nodeAt(0).live.documentState({ kind: 'findings', discussion }));
      expect(durable.store.pendingStructs).toBeNull();
      const marks = durable.getMap('marks');
      for (const page of pages) {
        expect(said(page.document)).toEqual(said(durable));
        for (const mark of page.acknowledged) expect(marks.has(mark)).toBe(true);
        page.drop();
      }
      await expect
        .poll(() => projected(discussion), { timeout: 20_000 })
        .toEqual(projectFindings(durable).map(({ id, text }) => [id, text]));
    }),
    { numRuns: histories, endOnFailure: true },
  );
});

async function take(each: Step, mark: string, pages: Page[], name: string): Promise<void> {
  if (each.do === 'compact') {
    const collections = await liveCollections(nodeAt(0).connection);
    await compact({ collections, readCircles: nodeAt(0).readCircles }, organisation, name);
    return;
  }
  if (each.do === 'restart') {
    for (const page of pages) page.drop();
    await nodeAt(each.node).stop();
    nodes[each.node] = await startLiveService(uri);
    return;
  }
  const page = pages[each.who];
  if (!page) return;
  switch (each.do) {
    case 'write':
      return page.type(mark, (document) => {
        document.getMap('marks').set(mark, true);
        const id = `f${each.place}`;
        const text = textOf(document, id);
        if (text) text.insert(0, mark);
        else writeFinding(document, id, 'strength', mark);
      });
    case 'strike':
      return page.type(mark, (document) => {
        document.getMap('marks').set(mark, true);
        const text = textOf(document, `f${each.place}`);
        if (text && text.length > 0) text.delete(0, Math.ceil(text.length / 2));
      });
    case 'move':
      return page.type(mark, (document) => {
        document.getMap('marks').set(mark, true);
        const order = document.getArray('order');
        if (order.length === 0) return;
        const from = each.place % order.length;
        const id = order.get(from);
        order.delete(from);
        order.insert(0, [id]);
      });
    case 'send':
      return page.send(each);
    case 'connect':
      return page.connect(nodeAt(each.node).url);
    case 'drop':
      return page.drop();
    case 'wait':
      return page.answered();
  }
}

function nodeAt(place: number): LiveService {
  const node = nodes[place];
  if (!node) throw new Error('no such node');
  return node;
}

function textOf(document: Y.Doc, id: string): Y.XmlText | null {
  const finding = document.getMap('findings').get(id);
  const text = finding instanceof Y.Map ? finding.get('text') : null;
  const paragraph = text instanceof Y.XmlFragment ? text.get(0) : null;
  const words = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  return words instanceof Y.XmlText ? words : null;
}

function said(document: Y.Doc): unknown {
  return [
    projectFindings(document),
    document.getArray('order').toJSON(),
    [...document.getMap('marks').keys()].sort(),
  ];
}

async function projected(discussion: string): Promise<unknown[]> {
  const rows = await nodeAt(0)
    .connection.collection('findings')
    .find({ discussion })
    .sort({ position: 1 })
    .toArray();
  return rows.map(({ finding, text }) => [finding, text]);
}
