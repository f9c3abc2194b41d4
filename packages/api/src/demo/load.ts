import { installOrganisation } from '../person/install.ts';
import type { Service } from '../service.ts';
import { demoOrganisation, demoPeople, demoTeams } from './organisation.ts';

/** Brings the demo organisation's people into the database. */
export async function loadDemo({ collections, directories }: Service): Promise<void> {
  const { id: organisation, name } = demoOrganisation;
  await installOrganisation(collections, {
    organisation: { _id: organisation, name },
    teams: demoTeams.map(({ id, ...team }) => ({ _id: id, organisation, ...team })),
    people: demoPeople.map(({ id, ...person }) => ({ _id: id, organisation, ...person })),
  });
  directories.forget(organisation);
}
