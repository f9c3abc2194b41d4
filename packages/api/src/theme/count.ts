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
 * Counts the newest record of a discussion: what an earlier version of it added is taken away, what this one says is
 * added, and that it is counted is noted, all in one transaction. Repeating it changes nothing.
 */
export async function countDiscussion(
  { collections, themes, transact, clock }: CountDeps,
  organisation: string,
  discussion: string,
): Promise<void> {
  const { records, discussions } = collections;
  await transact(async (session) => {
    const versions = await records
      .find({ organisation, discussion }, { session, projection: { state: 0 } })
      .sort({ version: 1 })
      .toArray();
    const first = versions[0];
    const newest = versions.at(-1);
    if (!first || !newest) return;
    const held = newest.held ?? (await heldNow(discussions, newest, session));
    const codebook = await codebookOf(themes, organisation, session);
    const before = await themes.learnings.findOne({ _id: discussion, organisation }, { session });
    const now = learningOf(newest, first.agreedAt, held, codebook);
    await replace(themes, before, now, clock, session);
    await keepExcerpts(themes, newest, now.contribution, held.worker, clock, session);
    await records.updateMany({ organisation, discussion }, { $set: { due: null } }, { session });
  });
}

/** Counts a discussion again under the codebook as it stands: its themes may have been merged since. */
export async function recountDiscussion(
  { themes, transact, clock }: CountDeps,
  organisation: string,
  discussion: string,
): Promise<void> {
  await transact(async (session) => {
    const before = await themes.learnings.findOne({ _id: discussion, organisation }, { session });
    if (!before) return;
    const codebook = await codebookOf(themes, organisation, session);
    const contribution = contributionNow(before, codebook);
    const now = { ...before, contribution, codebook: codebook.revision, due: null };
    await replace(themes, before, now, clock, session);
  });
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
  before: StoredLearning | null,
  now: StoredLearning,
  clock: Clock,
  session: ClientSession,
): Promise<void> {
  const { organisation } = now;
  await learnings.replaceOne({ _id: now._id, organisation }, now, { session, upsert: true });
  const changes = [
    ...(before ? [change(organisation, before.contribution, -1)] : []),
    change(organisation, now.contribution, 1),
  ];
  await rollups.bulkWrite(changes, { session });
  const touched = new Set([now.frame, ...(before ? [before.frame] : [])]);
  for (const frame of touched) {
    const due = whenPublished(now.week, clock);
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

/** What a contribution adds to its place and week, or takes away from it. */
export function change(
  organisation: string,
  { week, area, service, team, worker, keys }: Contribution,
  by: 1 | -1,
): AnyBulkWriteOperation<StoredRollup> {
  const $inc: Record<string, number> = {};
  for (const key of keys) {
    $inc[`entries.${key}.n`] = by;
    $inc[`entries.${key}.by.${worker === '' ? '-' : worker}`] = by;
  }
  const _id = rollupId(organisation, { week, area, service, team });
  const place = { organisation, frame: frameOf(week), week, area, service, team };
  return { updateOne: { filter: { _id }, update: { $setOnInsert: place, $inc }, upsert: true } };
}

/** One for each place and week. */
export function rollupId(
  organisation: string,
  { week, area, service, team }: Pick<Contribution, 'week' | 'area' | 'service' | 'team'>,
): string {
  return derivedId(organisation, week, area, service, team);
}
