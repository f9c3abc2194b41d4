import { type Codebook, nowCountedAs } from '@alongside/workflows/theme/codebook/codebook';
import { standardKey, themeKey } from '@alongside/workflows/theme/overview/compose';
import { populationKinds } from '@alongside/workflows/theme/overview/view';
import { packGroup } from '@alongside/workflows/theme/publication/compact';
import type { PairBlock } from '@alongside/workflows/theme/publication/pairs';
import { type Group, publish } from '@alongside/workflows/theme/publication/publish';
import {
  type Cell,
  insideRule,
  outsideRule,
  type Rule,
} from '@alongside/workflows/theme/publication/tally';
import { publishWords } from '@alongside/workflows/theme/publication/words';
import type { PublishedFrame } from '@alongside/workflows/theme/overview/published';
import { frameWeeks, mondayOf, weekOf } from '@alongside/workflows/theme/weeks';
import { setImmediate as breathe } from 'node:timers/promises';
import { sha256 } from '../durable/canonical-json.ts';
import { codebookOf } from './codebook-store.ts';
import type { CountDeps } from './count.ts';
import { type FrameRead, quartersOf, readFrame } from './read-frame.ts';
import type { StoredFrame, StoredPublication, StoredRollup, ThemeCollections } from './stored.ts';
import { wordsIn } from './words-in.ts';

/** So many are read at a time that the service does something else meanwhile. */
const rollupsAtOnce = 250;

/** Works out anew what is published of one frame, from its rollups, and puts it in place of what was, all at once. */
export async function publishFrame(
  { themes, transact, clock }: Pick<CountDeps, 'themes' | 'transact' | 'clock'>,
  { organisation, frame, revision }: Pick<StoredFrame, 'organisation' | 'frame' | 'revision'>,
): Promise<void> {
  const running = weekOf(clock.now());
  const until = Math.min(running, (frame + 1) * frameWeeks);
  const publications = await workOut(themes, organisation, frame, until);
  const stamps = stampsOf(publications);
  const kept = publications.map(({ limit, key, body }): StoredPublication => ({
    _id: `${organisation}:${frame}:${limit}:${key}`,
    organisation,
    frame,
    limit,
    key,
    until,
    stamp: stamps.get(limit) ?? '',
    body,
  }));
  const ids = kept.map(({ _id }) => _id);
  const due = until === running ? new Date(mondayOf(running + 1)) : null;
  await transact(async (session) => {
    const { matchedCount } = await themes.frames.updateOne(
      // A node that began earlier and took longer puts nothing older in its place.
      {
        _id: `${organisation}:${frame}`,
        $or: [{ published: { $exists: false } }, { published: { $lte: revision } }],
      },
      // Changed meanwhile: it stays due, and the next round works it out again.
      [
        {
          $set: {
            published: revision,
            due: { $cond: [{ $eq: ['$revision', revision] }, due, '$due'] },
          },
        },
      ],
      { session },
    );
    if (matchedCount === 0) return;
    await themes.publications.bulkWrite(
      [
        { deleteMany: { filter: { organisation, frame, _id: { $nin: ids } } } },
        ...kept.map((replacement) => ({
          replaceOne: { filter: { _id: replacement._id }, replacement, upsert: true },
        })),
      ],
      { session },
    );
  });
}

interface Published {
  limit: number;
  key: string;
  body: string;
}

/** One stamp for everything that is published of a frame by one limit. */
function stampsOf(publications: readonly Published[]): Map<number, string> {
  const hashes = new Map<number, string[]>();
  for (const { limit, key, body } of publications) {
    const own = hashes.get(limit) ?? [];
    hashes.set(limit, own);
    own.push(`${key}:${sha256(body)}`);
  }
  return new Map([...hashes].map(([limit, own]) => [limit, sha256(own.join(' ')).slice(0, 16)]));
}

/** The same from the same rollups, whoever asks; for publishing and for `verify`. */
export async function workOut(
  themes: ThemeCollections,
  organisation: string,
  frame: number,
  until: number,
): Promise<Published[]> {
  const found = await themes.rollups
    .find({ organisation, frame, week: { $lt: until } })
    .batchSize(rollupsAtOnce)
    .toArray();
  // Not by the database: it would read along all ids to have them in order.
  const rollups = found.toSorted((one, other) => (one._id < other._id ? -1 : 1));
  const codebook = await codebookOf(themes, organisation);
  const read = await readFrame(themes, organisation, frame, until);
  const keys = keysOf(codebook, rollups);
  const held = heldIn(rollups);
  const inside = await publishAll(held, keys, frame, insideRule);
  const outside = await publishAll(held, keys, frame, outsideRule, inside);
  const published: Published[] = [];
  for (const [groups, rule] of [
    [inside, insideRule],
    [outside, outsideRule],
  ] as const) {
    const limit = rule.discussions;
    for (const [key, group] of groups) {
      await breathe();
      published.push({ limit, key, body: group ? packGroup(group) : 'null' });
    }
    const pairs = await pairsOf(read, groups, rule);
    const words = await wordsOf(read, codebook, frame, until, rule);
    published.push({ limit, key: 'pairs', body: JSON.stringify(pairs) });
    published.push({ limit, key: 'words', body: JSON.stringify(words) });
  }
  return published;
}

type Groups = Map<string, Group | null>;

async function publishAll(
  held: readonly Held[],
  keys: readonly string[],
  frame: number,
  rule: Rule,
  shown?: Groups,
): Promise<Groups> {
  const groups: Groups = new Map();
  const all = publish(cellsOf(held), frame, rule, shown?.get('all') ?? undefined);
  groups.set('all', all);
  if (!all) return groups;
  for (const key of keys) {
    await breathe();
    const within = shown ? shown.get(key) : all;
    groups.set(key, within ? publish(cellsOf(held, key), frame, rule, within) : null);
  }
  return groups;
}

/** Populations anybody raised; of the others none of all is said without being kept. */
function keysOf(codebook: Codebook, rollups: readonly StoredRollup[]): string[] {
  const raised = new Set<string>();
  for (const { entries } of rollups) {
    for (const [key, { n }] of Object.entries(entries)) if (n > 0) raised.add(key);
  }
  const wanted = [
    ...codebook.themes
      .filter(({ id }) => nowCountedAs(codebook, id) === id)
      .flatMap(({ id }) => populationKinds.map((kind) => themeKey(id, kind))),
    ...codebook.standards.map(({ id }) => standardKey(id)),
  ];
  return wanted.filter((key) => raised.has(key));
}

/** A place and week with the worker of each discussion, worked out once for all keys. */
interface Held {
  rollup: StoredRollup;
  all: string[];
}

function heldIn(rollups: readonly StoredRollup[]): Held[] {
  return rollups
    .map((rollup) => ({ rollup, all: spread(rollup.entries['all']?.by ?? {}) }))
    .filter(({ all }) => all.length > 0);
}

/** Each worker as often as it is counted. */
function spread(by: Record<string, number>): string[] {
  const workers: string[] = [];
  for (const [worker, count] of Object.entries(by)) {
    for (let index = 0; index < count; index += 1) workers.push(worker);
  }
  return workers;
}

const nobody: string[] = [];

/** All of them; or those with a key, and those without. */
function cellsOf(held: readonly Held[], key?: string): Cell[] {
  return held.map(({ rollup: { service, area, team, week, entries }, all }) => {
    const place = { service, area, team, week };
    if (key === undefined) return { ...place, classes: [all] };
    const raised = entries[key]?.by;
    if (!raised) return { ...place, classes: [nobody, all] };
    const rest = { ...entries['all']?.by };
    for (const [worker, count] of Object.entries(raised)) {
      rest[worker] = (rest[worker] ?? 0) - count;
    }
    return { ...place, classes: [spread(raised), spread(rest)] };
  });
}

/** Two themes, each in one way, of those that are published at all. */
async function pairsOf(
  { pairing }: FrameRead,
  groups: Groups,
  rule: Rule,
): Promise<{ first: string; second: string; blocks: PairBlock[] }[]> {
  const keys = [...groups].flatMap(([key, group]) =>
    group && key.startsWith('theme:') ? [key] : [],
  );
  const found: { first: string; second: string; blocks: PairBlock[] }[] = [];
  for (const [index, first] of keys.entries()) {
    await breathe();
    for (const second of keys.slice(index + 1)) {
      if (themeIn(first) === themeIn(second)) continue;
      const blocks = pairing.publish([first, second], rule);
      if (blocks.length > 0) found.push({ first, second, blocks });
    }
  }
  return found;
}

function themeIn(key: string): string {
  return key.split(':')[1] ?? key;
}

/** Each twelve weeks against the twelve before. */
async function wordsOf(
  { quarters }: FrameRead,
  codebook: Codebook,
  frame: number,
  until: number,
  rule: Rule,
): Promise<PublishedFrame['words'][number][]> {
  const covered = new Set(
    wordsIn(
      codebook.themes
        .filter(({ state }) => state !== 'merged')
        .flatMap(({ name, definition, useWhen }) => [name, definition, useWhen])
        .map((text) => text.toLowerCase()),
    ),
  );
  const found: PublishedFrame['words'][number][] = [];
  for (const { from, weeks } of quartersOf(frame)) {
    await breathe();
    const now = quarters.get(from);
    const before = quarters.get(from - weeks);
    const words = from < until && now && before ? publishWords(now, before, covered, rule) : [];
    if (words.length > 0) found.push({ from, weeks, words });
  }
  return found;
}
