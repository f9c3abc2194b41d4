import { type Person, personSchema } from '@alongside/workflows/organisation/people';
import { z } from 'zod';
import type { Asker } from '../http/route.ts';

export const meSchema = personSchema.extend({ organisationName: z.string() });

export function presentMe({ person, directory }: Asker): z.infer<typeof meSchema> {
  return { ...person, organisationName: directory.name };
}

/** What colleagues may know of each other, to find the right one to sit down with. */
export const colleagueSchema = personSchema.omit({ organisation: true, email: true });

export function presentColleague({
  organisation: _,
  email: _email,
  ...colleague
}: Person): z.infer<typeof colleagueSchema> {
  return colleague;
}
