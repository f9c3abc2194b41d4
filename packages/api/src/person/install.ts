import type {
  Collections,
  StoredOrganisation,
  StoredPerson,
  StoredTeam,
} from '../database/collections.ts';

/** An organisation with its people and teams; to install it again brings what is there up to date. */
export interface OrganisationPlan {
  organisation: StoredOrganisation;
  teams: StoredTeam[];
  people: StoredPerson[];
}

export async function installOrganisation(
  collections: Collections,
  plan: OrganisationPlan,
): Promise<void> {
  const { organisation, teams, people } = plan;
  await collections.organisations.replaceOne({ _id: organisation._id }, organisation, {
    upsert: true,
  });
  for (const team of teams)
    await collections.teams.replaceOne({ _id: team._id }, team, { upsert: true });
  for (const person of people) {
    await collections.people.replaceOne({ _id: person._id }, person, { upsert: true });
  }
}
