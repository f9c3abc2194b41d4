import fc from 'fast-check';
import * as Y from 'yjs';
import { expect } from 'vitest';
import { compact } from '../src/live/compaction.ts';
import { liveCollections } from '../src/live/document-log.ts';
import { projectFindings } from '../src/live/project-findings.ts';
import { Page } from './live-page.ts';
import { type LiveService, organisation, writeFinding } from './live-service.ts';

/** Two nodes on one database, and what may happen to them. Whoever asks for an address gets one that stands. */
export interface World {
  /** A node that stands through it all: what is durable is read here. */
  reader(): LiveService;
  url(node: number): Promise<string>;
  /** Ended cleanly and started again. */
  restart(node: number): Promise<void>;
}

/** A world of real processes. */
export interface MortalWorld extends World {
  killNode(node: number): Promise<void>;
  /** Comes back by itself, while the history goes on. */
  killDatabase(): Promise<void>;
}

const who = fc.nat({ max: 2 });
const place = fc.nat({ max: 4 });
const node = fc.nat({ max: 1 });

const quiet = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('write' as const), who, place }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('strike' as const), who, place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), who, place }) },
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
  { weight: 2, arbitrary: fc.record({ do: fc.constant('connect' as const), who, node }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('drop' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('compact' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const), node }) },
);

/** The kill comes at once, or as soon as somebody has the next answer. */
const kill = fc.record({
  do: fc.constantFrom('killNode' as const, 'killDatabase' as const),
  node,
  afterAnswer: fc.boolean(),
});

type Arbitrary<Of> = Of extends fc.Arbitrary<infer Value> ? Value : never;
export type QuietStep = Arbitrary<typeof quiet>;
export type MortalStep = QuietStep | Arbitrary<typeof kill>;

/** Edits, drops, reorderings, duplicates, reconnections, compactions, clean restarts. */
export const quietHistory: fc.Arbitrary<QuietStep[]> = fc.array(quiet, {
  minLength: 10,
  maxLength: 60,
});

/** The same with `kill -9`: at least one of a node and one of the database, in any order. */
export const mortalHistory: fc.Arbitrary<MortalStep[]> = fc
  .tuple(
    fc.array(quiet, { minLength: 8, maxLength: 20 }),
    kill,
    fc.array(quiet, { minLength: 4, maxLength: 12 }),
    kill,
    fc.array(fc.oneof({ weight: 12, arbitrary: quiet }, { weight: 1, arbitrary: kill }), {
      minLength: 2,
      maxLength: 12,
    }),
  )
  .map(([before, first, between, second, after]) => [
    ...before,
    first,
    ...between,
    { ...second, do: first.do === 'killNode' ? 'killDatabase' : 'killNode' },
    ...after,
  ]);

/** `LIVE_HISTORIES` of them instead of `few`, from `LIVE_SEED` where that is given: see `docs/live.md`. */
export function howMany(few: number): {
  numRuns: number;
  seed?: number;
  endOnFailure: true;
  timeout: number;
} {
  const { LIVE_HISTORIES: runs, LIVE_SEED: seed } = process.env;
  return {
    numRuns: Number(runs ?? few),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
    endOnFailure: true,
    // One that waits for ever names itself, with its seed.
    timeout: 120_000,
  };
}

let number = 0;

/**
 * Plays a history. At its end everybody comes back, all copies are equal and equal to what is durable, everything
 * acknowledged is in it, and so says the projection.
 */
export async function play<Step extends MortalStep>(
  steps: readonly Step[],
  world: Step extends QuietStep ? World : MortalWorld,
): Promise<void> {
  number += 1;
  const discussion = `history${number}`;
  const name = `findings:${discussion}`;
  await world.reader().setCircle(discussion, {});
  const pages = ['sam', 'priya', 'sam'].map((person) => new Page(person, name));
  const comeTogether = async () => {
    for (const [index, page] of pages.entries()) await page.connect(await world.url(index % 2));
  };
  await comeTogether();
  for (const [index, step] of steps.entries()) await take(step, `m${index}`, pages, name, world);
  for (const page of pages) await page.answered();
  await comeTogether();
  for (const page of pages) await page.synchronise();

  const { live, connection } = world.reader();
  const durable = new Y.Doc();
  Y.applyUpdate(durable, await live.documentState({ kind: 'findings', discussion }));
  expect(durable.store.pendingStructs).toBeNull();
  const marks = durable.getMap('marks');
  for (const page of pages) {
    expect(said(page.document)).toEqual(said(durable));
    for (const mark of page.acknowledged) expect(marks.has(mark)).toBe(true);
    page.drop();
  }
  const written = projectFindings(durable);
  expect((await live.readFindings(discussion)).findings).toEqual(written);
  await expect
    .poll(
      async () => {
        const projected = connection.collection('findings').find({ discussion });
        return (await projected.sort({ position: 1 }).toArray()).map(({ finding, text }) => [
          finding,
          text,
        ]);
      },
      { timeout: 30_000 },
    )
    .toEqual(written.map(({ id, text }) => [id, text]));
}

async function take(
  step: MortalStep,
  mark: string,
  pages: Page[],
  name: string,
  world: World | MortalWorld,
): Promise<void> {
  switch (step.do) {
    case 'compact': {
      const { connection, readCircles } = world.reader();
      const collections = await liveCollections(connection);
      await compact({ collections, readCircles }, organisation, name);
      return;
    }
    case 'restart': {
      leave(pages, await world.url(step.node));
      return world.restart(step.node);
    }
    case 'killNode':
    case 'killDatabase': {
      if (!('killNode' in world)) return;
      if (step.afterAnswer) await Promise.race(pages.map((page) => page.anAnswer()));
      if (step.do === 'killDatabase') return world.killDatabase();
      const url = await world.url(step.node);
      await world.killNode(step.node);
      return leave(pages, url);
    }
    default: {
      const page = pages[step.who];
      if (page) await act(step, mark, page, world);
    }
  }
}

function leave(pages: Page[], url: string): void {
  for (const page of pages) if (page.at === url) page.drop();
}

async function act(
  step: Exclude<QuietStep, { do: 'compact' | 'restart' }>,
  mark: string,
  page: Page,
  world: World,
): Promise<void> {
  const type = (write: (document: Y.Doc) => void) =>
    page.type(mark, (document) => {
      document.getMap('marks').set(mark, true);
      write(document);
    });
  switch (step.do) {
    case 'write':
      return type((document) => {
        const id = `f${step.place}`;
        const text = textOf(document, id);
        if (text) text.insert(0, mark);
        else writeFinding(document, id, 'strength', mark);
      });
    case 'strike':
      return type((document) => {
        const text = textOf(document, `f${step.place}`);
        if (text && text.length > 0) text.delete(0, Math.ceil(text.length / 2));
      });
    case 'move':
      return type((document) => {
        const order = document.getArray('order');
        if (order.length === 0) return;
        const from = step.place % order.length;
        const id = order.get(from);
        order.delete(from);
        order.insert(0, [id]);
      });
    case 'send':
      return page.send(step);
    case 'connect':
      return page.connect(await world.url(step.node));
    case 'drop':
      return page.drop();
    case 'wait':
      return page.answered();
  }
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
