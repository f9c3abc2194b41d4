import { z } from 'zod';
import { idSchema, personRefSchema } from '../organisation/people.ts';

export const actionStates = [
  'agreed',
  'underway',
  'awaitingDecision',
  'done',
  'checked',
  'dropped',
] as const;

const possibleSchema = z.object({ type: z.string() }).catchall(z.json());

/** An action as it stands inside its discussion's view. */
export const actionSummarySchema = z.object({
  id: idSchema,
  revision: z.int().min(1),
  state: z.enum(actionStates),
  what: z.string(),
  owner: personRefSchema,
  /** `YYYY-MM-DD` */
  due: z.string(),
  overdue: z.boolean(),
});
export type ActionSummary = z.infer<typeof actionSummarySchema>;

export const decisionSchema = z.object({
  approver: personRefSchema,
  question: z.string(),
  askedBy: idSchema,
  askedAt: z.string(),
  outcome: z.enum(['approved', 'declined']).nullable(),
  reason: z.string().nullable(),
  decidedAt: z.string().nullable(),
});

const moveSchema = z.object({
  by: personRefSchema,
  /** `YYYY-MM-DD` */
  from: z.string(),
  /** `YYYY-MM-DD` */
  to: z.string(),
  reason: z.string(),
  at: z.string(),
});

/** An action as one reader sees it. An approver from outside the discussion sees this, never the discussion. */
export const actionViewSchema = actionSummarySchema.extend({
  discussion: idSchema,
  /** False for a reader who may not open the discussion. */
  discussionReadable: z.boolean(),
  caseReference: z.string(),
  finding: idSchema.nullable(),
  expectedChange: z.string().nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  doneAt: z.string().nullable(),
  decisions: z.array(decisionSchema),
  /** Where its date was moved, oldest first. */
  moves: z.array(moveSchema),
  difference: z.string().nullable(),
  dropped: z.object({ by: idSchema, reason: z.string(), at: z.string() }).nullable(),
  can: z.array(possibleSchema),
  cannot: z.array(possibleSchema.extend({ reason: z.string() })),
});
export type ActionView = z.infer<typeof actionViewSchema>;
