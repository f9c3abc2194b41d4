import { z } from 'zod';
import { idSchema, personRefSchema } from '../organisation/people.ts';
import { viewed } from './viewings.ts';

/** One entry of the view log, as the quality lead reads it. */
export const viewingSchema = z.object({
  /** Its place in the organisation's log. */
  sequence: z.int().min(1),
  at: z.string(),
  /** Null: the service itself. */
  person: personRefSchema.nullable(),
  what: z.enum(viewed),
  discussion: idSchema.nullable(),
  caseReference: z.string().nullable(),
  colleague: personRefSchema.nullable(),
  /** What was searched for. */
  words: z.string().nullable(),
  reason: z.string().nullable(),
});
export type ViewingLine = z.infer<typeof viewingSchema>;
