import { withoutNames } from '@alongside/workflows/pack/without-names';
import { frameOf, mondayOf, weekOf } from '@alongside/workflows/theme/weeks';
import type { AnyBulkWriteOperation, ClientSession } from 'mongodb';
import type { Clock } from '../clock.ts';
import type { Collections, StoredRecord } from '../database/collections.ts';
import { derivedId } from '../durable/canonical-json.ts';
import type { Transact } from '../durable/transact.ts';
import { codebookOf } from './codebook-store.ts';
import { contributionNow, learningOf } from './contribution.ts';
import { keepExcerpts } from './excerpts-kept.ts';
import type { Contribution, StoredLearning, StoredRollup, ThemeCollections } from './stored.ts';

export interface CountDeps {
  collections: Collections;
  themes: ThemeCollections;
  transact: Transact;
  clock: Clock;
}

/**
 * Counts the newest records of some discussions: what earlier versions of them added is taken away, what these say is
 * added, and that they are counted is noted, all in one transaction. Repeating it changes nothing.
 */
export async function countDiscussions(
  { collections, themes, transact, clock }: CountDeps,
  organisation: string,
  ids: readonly string[],
): Promise<void> {
  const { records, discussions, people } = collections;
  const these = { organisation, discussion: { $in: [...ids] } };
  await transact(async (session) => {
    const versions = await records
      .find(these, { session, projection: { state: 0 } })
      .sort({ discussion: 1, version: 1 })
      .toArray();
    const codebook = await codebookOf(themes, organisation, session);
    const before = await counted(themes, organisation, ids, session);
    const named = await people
      .find({ organisation }, { session, projection: { name: 1 } })
      .toArray();
    const clean = withoutNames(named.map(({ name }) => name));
    const changes: Change[] = [];
    for (const discussion of ids) {
      const own = versions.filter((version) => version.discussion === discussion);
      const newest = own.at(-1);
      if (!newest || !own[0]) continue;
      const held = newest.held ?? (await heldNow(discussions, newest, session));
      const now = learningOf(newest, own[0].agreedAt, held, codebook);
      changes.push({ before: before.get(discussion) ?? null, now });
      await keepExcerpts(themes, newest, now.contribution, held.worker, clean, clock, session);
    }
    await replace(themes, organisation, changes, clock, session);
    await records.updateMany(these, { $set: { due: null } }, { session });
  });
}

/** Counts discussions again under the codebook as it stands: their themes may have been merged since. */
export async function recountDiscussions(
  { themes, transact, clock }: CountDeps,
  organisation: string,
  ids: readonly string[],
): Promise<void> {
  await transact(async (session) => {
    const codebook = await codebookOf(themes, organisation, session);
    const before = await counted(themes, organisation, ids, session);
    const changes = [...before.values()].map((learning) => ({
      before: learning,
      now: {
        ...learning,
        contribution: contributionNow(learning, codebook),
        codebook: codebook.revision,
        due: null,
      },
    }));
    await replace(themes, organisation, changes, clock, session);
  });
}

interface Change {
  before: StoredLearning | null;
  now: StoredLearning;
}

async function counted(
  { learnings }: ThemeCollections,
  organisation: string,
  ids: readonly string[],
  session: ClientSession,
): Promise<Map<string, StoredLearning>> {
  const found = await learnings
    .find({ _id: { $in: [...ids] }, organisation }, { session })
    .toArray();
  return new Map(found.map((learning) => [learning._id, learning]));
}

async function heldNow(
  discussions: Collections['discussions'],
  { discussion, organisation }: StoredRecord,
  session: ClientSession,
): Promise<NonNullable<StoredRecord['held']>> {
  const found = await discussions.findOne(
    { _id: discussion, organisation },
    { session, projection: { projection: 1 } },
  );
  const circle = found?.projection.circle.participants ?? [];
  return {
    worker: circle.find(({ role }) => role === 'worker')?.person ?? null,
    area: found?.projection.area ?? null,
    service: found?.projection.service ?? null,
    team: found?.projection.team ?? null,
  };
}

async function replace(
  { learnings, rollups, frames }: ThemeCollections,
  organisation: string,
  changes: readonly Change[],
  clock: Clock,
  session: ClientSession,
): Promise<void> {
  if (changes.length === 0) return;
  await learnings.bulkWrite(
    changes.map(({ now }) => ({
      replaceOne: { filter: { _id: now._id, organisation }, replacement: now, upsert: true },
    })),
    { session },
  );
  const contributions = changes.flatMap(({ before, now }) => [
    ...(before ? [{ contribution: before.contribution, by: -1 }] : []),
    { contribution: now.contribution, by: 1 },
  ]);
  await rollups.bulkWrite(addedUp(organisation, contributions), { session });
  const touched = new Map(changes.map(({ now }) => [now.frame, whenPublished(now.week, clock)]));
  for (const { now } of changes) {
    const due = whenPublished(now.week, clock);
    if (due < (touched.get(now.frame) ?? due)) touched.set(now.frame, due);
  }
  for (const [frame, due] of touched) {
    const _id = `${organisation}:${frame}`;
    // Two steps, because a date that is missing counts as the least of all.
    await frames.updateOne(
      { _id },
      { $inc: { revision: 1 }, $setOnInsert: { organisation, frame, due } },
      { session, upsert: true },
    );
    await frames.updateOne(
      { _id, $or: [{ due: null }, { due: { $gt: due } }] },
      { $set: { due } },
      { session },
    );
  }
}

/** Whole weeks are published: what is of the running one waits for its Monday. */
export function whenPublished(week: number, clock: Clock): Date {
  const running = weekOf(clock.now());
  return week < running ? new Date(clock.now()) : new Date(mondayOf(running + 1));
}

/** What contributions add to their places and weeks, or take away: one change for each. */
export function addedUp(
  organisation: string,
  contributions: readonly { contribution: Contribution; by: number }[],
): AnyBulkWriteOperation<StoredRollup>[] {
  const places = new Map<string, { of: Contribution; $inc: Record<string, number> }>();
  for (const { contribution, by } of contributions) {
    const _id = rollupId(organisation, contribution);
    const place = places.get(_id) ?? { of: contribution, $inc: {} };
    places.set(_id, place);
    const worker = contribution.worker === '' ? '-' : contribution.worker;
    for (const key of contribution.keys) {
      for (const path of [`entries.${key}.n`, `entries.${key}.by.${worker}`]) {
        place.$inc[path] = (place.$inc[path] ?? 0) + by;
      }
    }
  }
  return [...places].map(
    ([
      _id,
      {
        of: { week, area, service, team },
        $inc,
      },
    ]) => {
      const place = { organisation, frame: frameOf(week), week, area, service, team };
      return {
        updateOne: { filter: { _id }, update: { $setOnInsert: place, $inc }, upsert: true },
      };
    },
  );
}

/** One for each place and week. */
export function rollupId(
  organisation: string,
  { week, area, service, team }: Pick<Contribution, 'week' | 'area' | 'service' | 'team'>,
): string {
  return derivedId(organisation, week, area, service, team);
}
