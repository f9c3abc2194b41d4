import { z } from 'zod';
import { sections } from '../../discussion/stages.ts';
import { idSchema, instantSchema } from '../../organisation/people.ts';
import { agreementSchema } from './agreement.ts';

/** How many to tag a second time; the same seed draws the same from the same excerpts. */
export const sampleDrawSchema = z.strictObject({
  size: z.int().min(5, 'Draw at least five.').max(200, 'Draw at most two hundred.'),
  seed: z.string().trim().min(1).max(60).optional(),
});

/** The themes somebody gives an excerpt without knowing those it has; none is an answer, too. */
export const secondTagSchema = z.strictObject({
  item: idSchema,
  themes: z.array(idSchema).max(12),
});
export type SecondTag = z.infer<typeof secondTagSchema>;

const toReadSchema = z.object({ item: idSchema, section: z.enum(sections), words: z.string() });

/** A sample in the list of all that were tagged. Nobody is named: neither who wrote nor who tagged. */
export const secondTaggingLineSchema = z.object({
  id: idSchema,
  at: instantSchema,
  finishedAt: instantSchema.nullable(),
  /** Whether the reader is who tags it. */
  mine: z.boolean(),
  seed: z.string(),
  size: z.int(),
  drawnFrom: z.int(),
  from: z.iso.date(),
  to: z.iso.date(),
  agreement: agreementSchema.nullable(),
});
export type SecondTaggingLine = z.infer<typeof secondTaggingLineSchema>;

/** A sample as its tagger sees it: the next excerpt without its tags; once it is finished, where the two differ. */
export const secondTaggingSchema = secondTaggingLineSchema.extend({
  tagged: z.int(),
  /** Still to be tagged and still shared. */
  left: z.int(),
  next: toReadSchema.nullable(),
  /** The one tagged last, with one's own tags, to go back to. */
  before: toReadSchema.extend({ themes: z.array(idSchema) }).nullable(),
  differences: z.array(
    z.object({
      item: idSchema,
      section: z.enum(sections),
      /** Null where its author does not share it any more. */
      words: z.string().nullable(),
      first: z.array(idSchema),
      second: z.array(idSchema),
    }),
  ),
});
export type SecondTagging = z.infer<typeof secondTaggingSchema>;
