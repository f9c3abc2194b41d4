import { type Person } from '@alongside/workflows/organisation/people';
import { may, type Right } from '@alongside/workflows/rights/rights';
import type { Clock } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import { newId } from '../durable/writer.ts';
import type { Asker } from '../http/route.ts';
import type { Directories } from '../person/directory.ts';
import { ProblemError } from '../problem-error.ts';
import type { EndReach } from './leaving.ts';
import type { AdministrationCollections } from './stored.ts';

export interface AdministrationDeps {
  collections: Collections;
  administration: AdministrationCollections;
  directories: Directories;
  clock: Clock;
  /** Ends every session of people who left, and whatever else reaches them or would let them in. */
  endAccess: EndReach;
}

/** @throws ProblemError `not-yours` */
export function requireRight({ person }: Asker, right: Right): Person {
  if (may(person, right)) return person;
  throw new ProblemError(
    'not-yours',
    'This is for those who look after people, settings or what is kept here.',
  );
}

/** Notes what an administrator changed, and lets everybody see it with their next request. */
export async function noteChange(
  { administration, directories, clock }: AdministrationDeps,
  by: Person,
  what: string,
  about: string | null,
): Promise<void> {
  const { organisation } = by;
  directories.forget(organisation);
  await administration.changes.insertOne({
    _id: newId(),
    organisation,
    at: new Date(clock.now()),
    by: by.id,
    what,
    about,
  });
}
