import { z } from 'zod';
import { idSchema, personRefSchema } from '../organisation/people.ts';
import { latenesses } from './overdue.ts';
import { standings } from './standing.ts';

export const responseStates = [
  'noticed',
  'considering',
  'trying',
  'adopted',
  'stopped',
  'told',
  'reviewed',
] as const;

const possibleSchema = z.object({ type: z.string() }).catchall(z.json());

const outcomeSchema = z.object({
  kind: z.enum(['adopted', 'stopped']),
  /** What is done from now on, or why not now. */
  words: z.string(),
  guidance: idSchema.nullable(),
  /** Straight from noticing it. */
  small: z.boolean(),
  at: z.string(),
  /** `YYYY-MM-DD` */
  lookAgainOn: z.string(),
});

const trialSchema = z.object({
  what: z.string(),
  /** `YYYY-MM-DD` */
  until: z.string(),
  at: z.string(),
});

/** A response as it stands on the plan. */
export const responseSummarySchema = z.object({
  id: idSchema,
  revision: z.int().min(1),
  state: z.enum(responseStates),
  standing: z.enum(standings),
  theme: z.object({ id: idSchema, name: z.string() }),
  /** Null: the whole organisation. */
  area: z.string().nullable(),
  heard: z.string(),
  /** `YYYY-MM-DD` */
  spottedOn: z.string(),
  openedAt: z.string(),
  /** When it was first tried, or adopted as a small fix; null until then. */
  triedAt: z.string().nullable(),
  workingParty: z.array(personRefSchema),
  trial: trialSchema.nullable(),
  outcome: outcomeSchema.nullable(),
  /** `reached`: how many were told at least; null where they are too few to be counted. */
  told: z.object({ message: z.string(), reached: z.int().nullable(), at: z.string() }).nullable(),
  late: z.object({ what: z.enum(latenesses), since: z.string() }).nullable(),
  slipping: z.object({ since: z.string() }).nullable(),
  /** When somebody last did something about it. */
  movedAt: z.string(),
});
export type ResponseSummary = z.infer<typeof responseSummarySchema>;

export const commentSchema = z.object({
  id: idSchema,
  by: personRefSchema,
  as: z.enum(['representative', 'workingParty']),
  /** Null where it was taken back. */
  words: z.string().nullable(),
  at: z.string(),
  answer: z.object({ by: personRefSchema, words: z.string(), at: z.string() }).nullable(),
  takenBack: z.object({ reason: z.string().nullable(), at: z.string() }).nullable(),
});
export type CommentView = z.infer<typeof commentSchema>;

/** A response as one reader sees it. */
export const responseViewSchema = responseSummarySchema.extend({
  openedBy: personRefSchema.nullable(),
  proposals: z.array(trialSchema.extend({ by: personRefSchema })),
  trials: z.array(trialSchema),
  /** Earlier answers, the first one first. */
  earlier: z.array(outcomeSchema),
  looks: z.array(z.object({ seen: z.string().nullable(), by: personRefSchema, at: z.string() })),
  comments: z.array(commentSchema),
  can: z.array(possibleSchema),
  cannot: z.array(possibleSchema.extend({ reason: z.string() })),
});
export type ResponseView = z.infer<typeof responseViewSchema>;

/** Time from spotted to tried, over responses and never over people. */
export const timeToTriedSchema = z.object({
  /** Median in days; null while nothing was tried. */
  medianDays: z.number().nullable(),
  tried: z.int(),
  /** Answered with “not now, and why” before anything was tried. */
  notNow: z.int(),
  /** Neither yet. */
  waiting: z.int(),
  /** All of them together. */
  spotted: z.int(),
});
export type TimeToTried = z.infer<typeof timeToTriedSchema>;

/** When something was changed, for the mark on a theme's chart. */
export const changeMarkSchema = z.object({
  theme: idSchema,
  area: z.string().nullable(),
  at: z.string(),
  what: z.string(),
  response: idSchema,
});
export type ChangeMark = z.infer<typeof changeMarkSchema>;

/** One thing that somebody did about a response. */
export const responseEntrySchema = z.object({
  at: z.string(),
  says: z.string(),
});
export type ResponseEntry = z.infer<typeof responseEntrySchema>;

/** Something that was decided because of what this reader wrote. */
export const becauseSchema = z.object({
  response: idSchema,
  theme: z.object({ id: idSchema, name: z.string() }),
  kind: z.enum(['adopted', 'stopped']),
  message: z.string(),
  toldAt: z.string(),
  /** Those of the reader's own discussions that fed it. */
  discussions: z.array(idSchema),
});
export type Because = z.infer<typeof becauseSchema>;
