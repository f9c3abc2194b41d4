import type { Person, PersonRef } from '@alongside/workflows/organisation/people';
import {
  type OrganisationSettings,
  organisationSettingsSchema,
  type Weekday,
} from '@alongside/workflows/organisation/settings';
import type { Clock } from '../clock.ts';
import { type KnownFamilies, knownFamilies } from '../conflict/known-families.ts';
import type { Collections, StoredPerson, StoredTeam } from '../database/collections.ts';
import { readNowAndThen, type ReadNowAndThen } from './read-now-and-then.ts';

export interface Team {
  id: string;
  name: string;
  service: string;
  area: string;
  protectedDays: readonly Weekday[];
}

/** The people of one organisation, as read a short while ago. */
export interface Directory {
  readonly name: string;
  readonly settings: OrganisationSettings;
  /** By name. */
  readonly teams: readonly Team[];
  /** Undefined also for somebody who has left. */
  find(id: string): Person | undefined;
  /** By name, then id. */
  everybody(): readonly Person[];
  /** A name for any id, also of somebody who has gone. */
  ref(id: string): PersonRef;
  refs(ids: Iterable<string>): PersonRef[];
  teamManagers(team: string | null): string[];
  teamsWithManager(): string[];
  headsOfService(place: { service: string | null; area: string | null }): string[];
  /** Who stays away from which family: asked wherever somebody may know of a case. */
  readonly families: KnownFamilies;
}

/** Every organisation's people: a change of role on another node takes `readAge` to hold. */
export type Directories = ReadNowAndThen<Directory>;

/** Reads an organisation's people once in a while instead of with every command. */
export function createDirectories(collections: Collections, clock: Clock): Directories {
  async function read(organisation: string): Promise<Directory> {
    const [about, people, teams, conflicts] = await Promise.all([
      collections.organisations.findOne({ _id: organisation }),
      collections.people.find({ organisation }).sort({ name: 1, _id: 1 }).toArray(),
      collections.teams.find({ organisation }).sort({ name: 1, _id: 1 }).toArray(),
      collections.conflicts
        .find({ organisation }, { projection: { person: 1, caseKey: 1 } })
        .toArray(),
    ]);
    return directoryOf(
      {
        name: about?.name ?? organisation,
        settings: organisationSettingsSchema.parse(about?.settings ?? {}),
        teams: teams.map(teamOf),
        families: knownFamilies(conflicts),
      },
      people.filter(({ leftAt }) => !leftAt).map(personOf),
      new Map(people.map(({ _id, name }) => [_id, name])),
    );
  }

  return readNowAndThen(read, clock);
}

export function personOf({
  _id,
  comesFor: _,
  leftAt: _left,
  email = null,
  ...person
}: StoredPerson): Person {
  return { id: _id, ...person, email };
}

export function teamOf({ _id, name, service, area, protectedDays = ['friday'] }: StoredTeam): Team {
  return { id: _id, name, service, area, protectedDays };
}

function directoryOf(
  about: Pick<Directory, 'name' | 'settings' | 'teams' | 'families'>,
  people: Person[],
  /** Also of those who have left. */
  names: ReadonlyMap<string, string>,
): Directory {
  const byId = new Map(people.map((person) => [person.id, person]));
  const withRole = (role: Person['roles'][number]) =>
    people.filter((person) => person.roles.includes(role));
  const ref = (id: string) => ({ id, name: names.get(id) ?? 'A former colleague' });
  return {
    ...about,
    find: (id) => byId.get(id),
    everybody: () => people,
    ref,
    refs: (ids) => [...new Set(ids)].map(ref),
    teamManagers: (team) =>
      team === null
        ? []
        : withRole('teamManager')
            .filter((person) => person.team === team)
            .map((person) => person.id),
    teamsWithManager: () => [
      ...new Set(withRole('teamManager').flatMap(({ team }) => (team === null ? [] : [team]))),
    ],
    headsOfService: (place) =>
      withRole('headOfService')
        .filter(
          (head) => answersFor(head.service, place.service) && answersFor(head.area, place.area),
        )
        .map((head) => head.id),
  };
}

/** A head of service without a service (or area) answers for all of them. */
function answersFor(head: string | null, place: string | null): boolean {
  return head === null || place === null || head === place;
}
