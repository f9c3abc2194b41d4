import { z } from 'zod';
import { idSchema, personRefSchema } from '../organisation/people.ts';

/** A case reference, as it is typed wherever one is asked for. */
export const caseReferenceSchema = z
  .string()
  .trim()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9/_. –-]{0,39}$/,
    'A case reference has letters, digits and hyphens.',
  );

/** “I know this family”, for oneself, or recorded for a colleague by whoever keeps these (rules R6 to R10). */
export const conflictBodySchema = z.strictObject({
  caseReference: caseReferenceSchema,
  /** Somebody else; left out: oneself. */
  person: idSchema.optional(),
});
export type ConflictBody = z.infer<typeof conflictBodySchema>;

export const conflictSchema = z.object({
  id: idSchema,
  caseReference: z.string(),
  person: personRefSchema,
  recordedBy: personRefSchema,
  at: z.string(),
  /** May this reader take it back: one's own word, or whoever keeps these. */
  canTakeBack: z.boolean(),
});
export type Conflict = z.infer<typeof conflictSchema>;
