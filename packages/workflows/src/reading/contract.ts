import { z } from 'zod';
import { personRefSchema } from '../organisation/people.ts';
import { viewed } from './viewings.ts';

/** A reading, as the participants of a discussion see it. */
export const readingSchema = z.object({
  person: personRefSchema,
  what: z.enum(viewed),
  at: z.string(),
  /** Why somebody from outside read it. */
  reason: z.string().nullable(),
});
export type Reading = z.infer<typeof readingSchema>;
