import { type PersonRole, personRoles, roleNames } from '@alongside/workflows/organisation/people';
import { writtenText } from '@alongside/workflows/text';
import { z } from 'zod';
import type { Collections, StoredPerson, StoredTeam } from '../database/collections.ts';
import { ProblemError } from '../problem-error.ts';

/** What an administrator says of a colleague. Where they work comes with the team, if they are in one. */
export const personBody = z.strictObject({
  name: writtenText(120),
  roles: z
    .array(z.enum(personRoles))
    .max(personRoles.length)
    .refine((roles) => new Set(roles).size === roles.length, 'Name each role once.'),
  team: z.string().max(64).nullable(),
  service: writtenText(120).nullable(),
  area: writtenText(120).nullable(),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.email('Write an e-mail address, or leave it empty.').max(254))
    .nullable(),
});
export type PersonBody = z.infer<typeof personBody>;

export type KeptPerson = Omit<StoredPerson, '_id' | 'organisation' | 'comesFor' | 'leftAt'>;

/** What is kept of it; a team brings its service and area. Null when there is no such team. */
export function kept(body: PersonBody, teams: readonly StoredTeam[]): KeptPerson | null {
  if (body.team === null) return body;
  const team = teams.find(({ _id }) => _id === body.team);
  return team ? { ...body, service: team.service, area: team.area } : null;
}

/** A role by its key or by its name, in any case; undefined when it is neither. */
export function roleCalled(said: string): PersonRole | undefined {
  const wanted = said.trim().toLocaleLowerCase('en-GB');
  return personRoles.find((role) => role.toLowerCase() === wanted || roleNames[role] === wanted);
}

/**
 * Somebody has to be able to look after people and sign-on.
 * @throws ProblemError `not-now` when these changes would leave the organisation without an administrator.
 */
export async function requireAnAdministrator(
  { people }: Collections,
  organisation: string,
  noLonger: readonly string[],
): Promise<void> {
  if (noLonger.length === 0) return;
  const stays = await people.findOne({
    organisation,
    roles: 'administrator',
    leftAt: null,
    _id: { $nin: [...noLonger] },
  });
  if (stays) return;
  throw new ProblemError(
    'not-now',
    'Then nobody could look after people and sign-on any more. Make somebody else an administrator first.',
  );
}
