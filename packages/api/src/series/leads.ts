import type { PersonRef } from '@alongside/workflows/organisation/people';
import { type Lead, suggestLeads } from '@alongside/workflows/series/pairing';
import type { Asker } from '../http/route.ts';
import { lotOf } from './draw.ts';
import type { SeriesRoutesDeps } from './routes.ts';
import type { StoredPick } from './stored.ts';

/** From acceptance until the record is agreed: what takes a practice lead's time. */
const takesTime = ['proposed', 'preparing', 'ready', 'together', 'agreeing'] as const;

/** Practice leads who could hold this one, the most fitting first, each with why. */
export async function leadsFor(
  { collections }: Pick<SeriesRoutesDeps, 'collections'>,
  pick: StoredPick,
  { person, directory }: Asker,
): Promise<{ person: PersonRef; because: string }[]> {
  const { organisation } = person;
  const people = directory
    .everybody()
    .filter(({ id, roles }) => roles.includes('practiceLead') && id !== pick.worker);
  const counted = await collections.discussions
    .aggregate<{ _id: string; underWay: number }>([
      {
        $match: {
          organisation,
          'projection.people': { $in: people.map(({ id }) => id) },
          'projection.journey': { $in: [...takesTime] },
        },
      },
      { $unwind: '$projection.people' },
      { $group: { _id: '$projection.people', underWay: { $sum: 1 } } },
    ])
    .toArray();
  const underWay = new Map(counted.map(({ _id, underWay: count }) => [_id, count]));
  const leads: Lead[] = people
    .filter(({ id }) => !directory.families.knows(id, pick.reference))
    .map(({ id, team, service, roles }) => ({
      id,
      team,
      service,
      manages: roles.includes('teamManager') && team !== null ? [team] : [],
      underWay: underWay.get(id) ?? 0,
    }));
  const worker = pick.worker === null ? undefined : directory.find(pick.worker);
  return suggestLeads(
    { id: worker?.id ?? '', team: worker?.team ?? null, service: worker?.service ?? null },
    leads,
    (lead) => lotOf(pick.key, lead),
  ).map(({ lead, because }) => ({ person: directory.ref(lead), because }));
}
