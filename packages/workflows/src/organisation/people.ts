import { z } from 'zod';
import { ageBands } from './age-bands.ts';

export const personRoles = [
  'worker',
  'practiceLead',
  'teamManager',
  'headOfService',
  'qualityLead',
  'representative',
  'administrator',
] as const;
export type PersonRole = (typeof personRoles)[number];

/** Opaque identifier made by the service. */
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'This is not an identifier.');
export const instantSchema = z.iso
  .datetime({ offset: true, error: 'Give a date and time such as 2026-11-24T14:00:00Z.' })
  .transform((text) => new Date(text).toISOString());

/** A person as others see them: by name, not by rank. */
export const personRefSchema = z.object({ id: idSchema, name: z.string() });
export type PersonRef = z.infer<typeof personRefSchema>;

export const personSchema = personRefSchema.extend({
  organisation: idSchema,
  roles: z.array(z.enum(personRoles)),
  team: z.string().nullable(),
  service: z.string().nullable(),
  area: z.string().nullable(),
  /** For invitations and sign-on; shown to nobody but its owner and administrators. */
  email: z.email().nullable(),
});
export type Person = z.infer<typeof personSchema>;

export const ageBandSchema = z.enum(ageBands);

/** Words people use for the roles; each organisation can set its own (P15). */
export const roleNames: Record<PersonRole, string> = {
  worker: 'social worker',
  practiceLead: 'practice lead',
  teamManager: 'team manager',
  headOfService: 'head of service',
  qualityLead: 'quality lead',
  representative: 'representative',
  administrator: 'administrator',
};
