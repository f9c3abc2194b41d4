import { z } from 'zod';
import { idSchema, personRefSchema } from '../organisation/people.ts';

export const greatPracticeStates = [
  'unfinished',
  'nominated',
  'kept',
  'shared',
  'celebrated',
  'withdrawn',
  'discarded',
] as const;

const possibleSchema = z.object({ type: z.string() }).catchall(z.json());

/** How it stands for one reader: whoever gave it cannot tell an answer to come from a quiet no. */
export const practiceStandings = [
  /** Mine to finish. */
  'unfinished',
  /** I gave it; it is the other's to share or to keep. */
  'given',
  /** It is about me, and I have not answered. */
  'waiting',
  /** It is about me, and mine alone. */
  'kept',
  'shared',
  'celebrated',
  /** It is about me, and its giver took it back: mine alone to read where I had kept it. */
  'withdrawn',
  'discarded',
] as const;
export type PracticeStanding = (typeof practiceStandings)[number];

/** Great practice in a list: on the wall, or among one's own. */
export const greatPracticeItemSchema = z.object({
  id: idSchema,
  standing: z.enum(practiceStandings),
  praised: personRefSchema.nullable(),
  nominatedBy: personRefSchema,
  words: z.string(),
  /** The words are those of the person it is about. */
  ownWords: z.boolean(),
  /** What was attached to an e-mail was left out: for whoever sent it. */
  leftOut: z.boolean(),
  nominatedAt: z.string(),
  sharedAt: z.string().nullable(),
  celebrated: z.object({ by: personRefSchema, at: z.string() }).nullable(),
});
export type GreatPracticeItem = z.infer<typeof greatPracticeItemSchema>;

/** Great practice as one reader sees it. */
export const greatPracticeViewSchema = greatPracticeItemSchema.extend({
  revision: z.int().min(1),
  /** As the nominator wrote it: for the two of them. */
  given: z.string().nullable(),
  /** The agreed record it was taken from: for those who take part in it. */
  from: z.object({ discussion: idSchema }).nullable(),
  /** Why it is off the wall: for the person it is about. */
  takenBack: z
    .object({ by: personRefSchema, reason: z.string().nullable(), at: z.string() })
    .nullable(),
  can: z.array(possibleSchema),
  cannot: z.array(possibleSchema.extend({ reason: z.string() })),
});
export type GreatPracticeView = z.infer<typeof greatPracticeViewSchema>;
