import type { OrganisationPlan } from '../../src/person/install.ts';
import type { StoredPerson, StoredTeam } from '../../src/database/collections.ts';
import type { Scale } from './scale.ts';

export const organisation = 'bench';
export const head = 'head';
/** Those who carry a discussion to its agreement, to see how soon it is counted. */
export const worker = 'worker-0-0';
export const lead = 'lead';

/** One organisation: areas, services in each of them, teams in each of these, workers in teams. */
export interface Bench extends OrganisationPlan {
  places: { team: StoredTeam; workers: string[] }[];
}

export function benchOrganisation({ areas, services, teams: each, workers }: Scale): Bench {
  const teams = upTo(areas).flatMap((area) =>
    upTo(services).flatMap((service) =>
      upTo(each).map((team): StoredTeam => {
        const _id = `team-${area}-${service}-${team}`;
        const name = `Team ${area + 1}.${service + 1}.${team + 1}`;
        return {
          ...{ _id, organisation, name },
          area: `Area ${area + 1}`,
          service: `Service ${service + 1}`,
        };
      }),
    ),
  );
  const places = teams.map((team, index) => ({
    team,
    workers: upTo(workers).map((one) => `worker-${index}-${one}`),
  }));
  const people = places.flatMap(({ team: { _id: team, area, service }, workers: own }) =>
    own.map((_id) => person(_id, ['worker'], { team, area, service })),
  );
  const nowhere = { team: null, area: null, service: null };
  const elsewhere = places.at(-1)?.team;
  return {
    organisation: { _id: organisation, name: 'Bench' },
    teams,
    places,
    people: [
      ...people,
      person(head, ['headOfService'], nowhere),
      person(lead, ['practiceLead'], {
        team: elsewhere?._id ?? null,
        area: elsewhere?.area ?? null,
        service: elsewhere?.service ?? null,
      }),
    ],
  };
}

function person(
  _id: string,
  roles: StoredPerson['roles'],
  at: Pick<StoredPerson, 'team' | 'area' | 'service'>,
): StoredPerson {
  return { _id, organisation, name: _id, roles, ...at, comesFor: 'Measuring' };
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
