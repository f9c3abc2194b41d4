import type { OrganisationSettings } from '@alongside/workflows/organisation/settings';
import {
  discussionGoes,
  discussionRule,
  heldBack,
  monthsAfter,
  reflectionGoes,
  type RetentionKind,
} from '@alongside/workflows/retention/when-it-goes';
import { reflectionDocument } from '@alongside/workflows/live/protocol';
import { caseKey } from '@alongside/workflows/rights/case-key';
import type { Collections } from '../database/collections.ts';
import { holders, type StoredDiscussion } from '../discussion/material.ts';
import type { LiveCollections } from '../live/document-log.ts';
import type { RetentionCollections } from './stored.ts';

/** Something whose time comes. */
export interface Due {
  kind: Extract<RetentionKind, 'discussion' | 'withdrawn' | 'reflection'>;
  discussion: string;
  /** Of the discussion when it was looked at: it goes only if nothing has happened since. */
  revision: number;
  caseReference: string;
  /** Whose reflection. */
  person: string | null;
  actions: string[];
  goes: string;
  /** Why not, in words; null when it goes. */
  heldBack: string | null;
}

export interface DueSources {
  collections: Collections;
  live: LiveCollections;
  retention: RetentionCollections;
}

export interface Asked {
  organisation: string;
  settings: OrganisationSettings;
  /** When the periods were changed last. */
  periodsChangedAt: string | null;
  at: string;
  /** What goes up to then, ISO. */
  until: string;
}

const atOnce = 200;
const fourDays = 4 * 24 * 60 * 60 * 1000;

/** The holds that stand, by case. */
export async function standingHolds(
  { holds }: RetentionCollections,
  organisation: string,
): Promise<Map<string, string>> {
  const standing = await holds.find({ organisation, liftedAt: null }).toArray();
  return new Map(standing.map((hold) => [hold.caseKey, hold.reason]));
}

/** Everything of discussions that goes up to a moment, and what is held back and why; by when it was opened. */
export async function* dueOf(sources: DueSources, asked: Asked): AsyncGenerator<Due> {
  const { organisation, settings, until } = asked;
  const periods = settings.retention;
  const shortest = Math.min(periods.discussion, periods.withdrawn, periods.reflection);
  // A little generous, because months differ; each is looked at precisely below.
  const quietSince = new Date(Date.parse(monthsAfter(until, -shortest)) + fourDays);
  const holds = await standingHolds(sources.retention, organisation);
  const candidates = sources.collections.discussions
    .find({ organisation, createdAt: { $lte: quietSince }, updatedAt: { $lte: quietSince } })
    .project<Pick<StoredDiscussion, '_id' | 'revision' | 'updatedAt' | 'projection'>>({
      revision: 1,
      updatedAt: 1,
      projection: 1,
    })
    .sort({ createdAt: 1 });
  let batch: Candidate[] = [];
  for await (const candidate of candidates) {
    batch.push(candidate);
    if (batch.length < atOnce) continue;
    yield* dueAmong(sources, asked, holds, batch);
    batch = [];
  }
  yield* dueAmong(sources, asked, holds, batch);
}

type Candidate = Pick<StoredDiscussion, '_id' | 'revision' | 'updatedAt' | 'projection'>;

async function* dueAmong(
  sources: DueSources,
  asked: Asked,
  holds: ReadonlyMap<string, string>,
  batch: readonly Candidate[],
): AsyncGenerator<Due> {
  if (batch.length === 0) return;
  const { organisation, settings, until, at, periodsChangedAt } = asked;
  const ids = batch.map(({ _id }) => _id);
  const actions = await sources.collections.actions
    .find({ organisation, 'projection.discussion': { $in: ids } })
    .project<{ _id: string; updatedAt: Date; projection: { discussion: string } }>({
      updatedAt: 1,
      'projection.discussion': 1,
    })
    .toArray();
  const reflections = await reflectionsOf(sources, organisation, batch);
  for (const { _id, revision, updatedAt, projection } of batch) {
    const { journey, caseReference, safety } = projection;
    const its = actions.filter(({ projection: { discussion } }) => discussion === _id);
    const last = Math.max(updatedAt.getTime(), ...its.map((action) => action.updatedAt.getTime()));
    const held = heldBack({
      legalHold: holds.get(caseKey(caseReference)) ?? null,
      concernOpen: safety === 'raised' || safety === 'acknowledged',
      periodsChangedAt,
      at,
    });
    const of = {
      discussion: _id,
      revision,
      caseReference,
      actions: its.map((action) => action._id),
      heldBack: held,
    };
    const periods = settings.retention;
    const goes = discussionGoes({ journey, lastHappened: new Date(last).toISOString() }, periods);
    if (goes <= until) {
      yield { ...of, kind: discussionRule(journey), person: null, goes };
      continue;
    }
    for (const { person, kept } of reflections.get(_id) ?? []) {
      const ended = { journey, lastHappened: updatedAt.toISOString(), kept };
      const when = reflectionGoes(ended, periods);
      if (when !== null && when <= until)
        yield { ...of, kind: 'reflection', person, actions: [], goes: when };
    }
  }
}

/** Whose reflections of these discussions are there still, and which of them their authors keep. */
async function reflectionsOf(
  { live, retention }: DueSources,
  organisation: string,
  batch: readonly Candidate[],
): Promise<Map<string, { person: string; kept: boolean }[]>> {
  const ended = batch.filter(
    ({ projection: { journey } }) => journey === 'closed' || journey === 'withdrawn',
  );
  const wanted = ended.flatMap(({ _id, projection }) =>
    authorsOf(projection).map((person) => ({
      discussion: _id,
      person,
      name: reflectionDocument(_id, person),
    })),
  );
  const names = wanted.map(({ name }) => name);
  const [documents, updates, kept] = await Promise.all([
    live.documents.distinct('_id', { organisation, _id: { $in: names } }),
    live.updates.distinct('doc', { organisation, doc: { $in: names } }),
    retention.keptReflections.distinct('_id', {
      organisation,
      discussion: { $in: ended.map(({ _id }) => _id) },
    }),
  ]);
  const there = new Set([...documents, ...updates]);
  const found = new Map<string, { person: string; kept: boolean }[]>();
  for (const { discussion, person, name } of wanted) {
    if (!there.has(name)) continue;
    const its = found.get(discussion) ?? [];
    its.push({ person, kept: kept.includes(`${discussion}:${person}`) });
    found.set(discussion, its);
  }
  return found;
}

/** Everybody who could write a reflection of it, also who has left it. */
export function authorsOf(projection: StoredDiscussion['projection']): string[] {
  return [...new Set([...holders(projection), ...projection.circle.former])];
}
