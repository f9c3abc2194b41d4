import { z } from 'zod';
import { actionStates } from '../action/view.ts';
import { idSchema, personRefSchema } from '../organisation/people.ts';

/** Supervision is held every four weeks (S0.4). */
export const weeksBetween = 4;

const learningSchema = z.object({
  /** Opens for those who take part in it, and for nobody else. */
  discussion: idSchema,
  caseReference: z.string(),
  agreedAt: z.string(),
  text: z.string(),
});

const nextStepSchema = z.object({
  id: idSchema,
  caseReference: z.string(),
  what: z.string(),
  expectedChange: z.string().nullable(),
  state: z.enum(actionStates),
  /** `YYYY-MM-DD` */
  due: z.string(),
  overdue: z.boolean(),
});

const revisitSchema = z.object({
  /** Empty where the person holds it as practice lead for a colleague: that case is not theirs to bring along. */
  caseReference: z.string(),
  at: z.string(),
});

const answeredSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('decision'),
    at: z.string(),
    caseReference: z.string(),
    question: z.string(),
    outcome: z.enum(['approved', 'declined']),
    reason: z.string(),
    by: personRefSchema,
  }),
  /** What was done because of what the person wrote, or why not: a sentence without content, and where to read it. */
  z.object({ kind: z.literal('response'), at: z.string(), says: z.string(), path: z.string() }),
]);

/**
 * What a colleague and whoever supervises them look at together. From agreed records alone; the same for both. Holds
 * nothing that scores, and nothing by which colleagues could be set beside each other.
 */
export const supervisionSchema = z.object({
  person: personRefSchema,
  /** Both days inclusive, `YYYY-MM-DD`. */
  period: z.object({ from: z.string(), until: z.string() }),
  learning: z.array(learningSchema),
  nextSteps: z.array(nextStepSchema),
  /** Steps that were finished within the period. */
  finished: z.array(nextStepSchema),
  revisits: z.array(revisitSchema),
  answered: z.array(answeredSchema),
  /** Who may open this page beside the person. */
  supervisors: z.array(personRefSchema),
  /** Who of them did, newest first. */
  opened: z.array(z.object({ person: personRefSchema, at: z.string() })),
});
export type Supervision = z.infer<typeof supervisionSchema>;

/** Whose page a reader may open; their own first. */
export const supervisedSchema = z.object({ items: z.array(personRefSchema) });
export type Supervised = z.infer<typeof supervisedSchema>;
