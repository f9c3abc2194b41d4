import type { Journey } from '@alongside/workflows/discussion/stages';
import type { DiscussionSummary } from '@alongside/workflows/discussion/view';
import type { Filter } from 'mongodb';
import { actorOf, type Surroundings } from '../durable/kind.ts';
import type { Collections } from '../database/collections.ts';
import { after, containing, cursorOf, type Place } from '../http/paging.ts';
import type { Asker } from '../http/route.ts';
import type { DiscussionKind } from './kind.ts';
import { presentLine } from './line.ts';
import { factsFrom, type Gather, type StoredDiscussion } from './material.ts';

export interface DiscussionFilter {
  q: string | undefined;
  journey: Journey | undefined;
  place: Place | undefined;
  limit: number;
}

/** The discussions this person may know of, last changed first. */
export async function listDiscussions(
  { discussions }: Collections,
  kind: DiscussionKind,
  gather: Gather,
  { person, directory }: Asker,
  filter: DiscussionFilter,
  around: Surroundings,
): Promise<{ items: DiscussionSummary[]; next: string | null }> {
  const found = await discussions
    .find({ $and: [theirs({ person, directory }, filter), after(filter.place, 'updatedAt')] })
    .sort({ updatedAt: -1, _id: -1 })
    .limit(filter.limit + 1)
    .toArray();
  const shown = found.slice(0, filter.limit);
  const lines = await Promise.all(
    shown.map(async (read) => {
      const stored: StoredDiscussion = { ...read, ...kind.workflow.migrate(read) };
      const material = await gather.forLine(stored, person.id, around);
      const facts = factsFrom(stored.projection, material, around);
      const actor = actorOf({ kind: 'person', person });
      const look = kind.workflow.look(stored, actor, around.at, facts);
      return presentLine(stored, look, material, person.id, directory);
    }),
  );
  const last = shown.at(-1);
  return {
    items: lines.filter((line) => line !== null),
    next:
      found.length > filter.limit && last ? cursorOf({ at: last.updatedAt, id: last._id }) : null,
  };
}

/** The presenter has the last word; this finds what it might let through. */
function theirs(
  { person, directory }: Asker,
  { q, journey }: DiscussionFilter,
): Filter<StoredDiscussion> {
  const { organisation, id } = person;
  const wanted = q?.trim() ? containing(q.trim()) : undefined;
  const takesPart: Filter<StoredDiscussion> = {
    organisation,
    'projection.people': id,
    ...(wanted && {
      $or: [{ 'projection.caseReference': wanted }, { 'projection.focus': wanted }],
    }),
  };
  // A responder may not read the focus, so neither may a search for it tell them anything.
  const responds: Filter<StoredDiscussion> = {
    organisation,
    'projection.safety': { $in: ['raised', 'acknowledged', 'handedOver'] },
    'projection.conflicted': { $ne: id },
    ...(wanted && { 'projection.caseReference': wanted }),
    $or: responsibilities({ person, directory }),
  };
  const mine = responds.$or?.length ? { $or: [takesPart, responds] } : takesPart;
  return journey ? { $and: [mine, { 'projection.journey': journey }] } : mine;
}

function responsibilities({ person, directory }: Asker): Filter<StoredDiscussion>[] {
  const { roles, team, service, area } = person;
  const manages = roles.includes('teamManager') && team !== null;
  const managed = directory.teamsWithManager();
  return [
    ...(manages ? [{ 'projection.team': team }] : []),
    ...(roles.includes('headOfService')
      ? [
          {
            ...(service !== null && { 'projection.service': { $in: [service, null] } }),
            ...(area !== null && { 'projection.area': { $in: [area, null] } }),
            $or: [{ 'projection.chased': { $gt: 0 } }, { 'projection.team': { $nin: managed } }],
          },
        ]
      : []),
  ];
}
