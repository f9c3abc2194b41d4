import { z } from 'zod';
import { idSchema, personRefSchema } from '../organisation/people.ts';
import { leftOutReasons } from './sample.ts';

export const seriesKinds = ['practiceWeek', 'deepDive'] as const;
export const seriesKindNames: Record<(typeof seriesKinds)[number], string> = {
  practiceWeek: 'Practice week',
  deepDive: 'Deep dive',
};

const daySchema = z.iso.date('Give a day such as 2026-11-24.');

/** What whoever plans a series says of it. */
export const seriesPlanSchema = z
  .strictObject({
    kind: z.enum(seriesKinds),
    title: z.string().trim().min(1).max(120),
    /** What it wants to learn, in one sentence. */
    question: z.string().trim().min(1).max(300),
    themes: z.array(idSchema).max(12).default([]),
    from: daySchema,
    until: daySchema,
  })
  .refine(({ from, until }) => from <= until, {
    path: ['until'],
    error: 'It cannot end before it begins.',
  });
export type SeriesPlan = z.infer<typeof seriesPlanSchema>;

/** A list of case references to draw from. It is read and not kept. */
export const sampleAskedSchema = z.strictObject({
  size: z.int().min(1).max(60),
  seed: z.string().trim().min(1).max(60).optional(),
  listed: z
    .array(
      z.strictObject({
        reference: z.string().max(60),
        /** Name or e-mail address of the one whose work it is. */
        worker: z.string().max(200).optional(),
      }),
    )
    .min(1)
    .max(4000),
});

/** How far the discussion of a pick has come: that much, and nothing of what it says. */
export const pickStates = ['toHandOver', 'handedOver', 'underWay', 'agreed', 'leftOut'] as const;

export const pickSchema = z.object({
  reference: z.string(),
  place: z.number(),
  lot: z.string(),
  state: z.enum(pickStates),
  worker: personRefSchema.nullable(),
  practiceLead: personRefSchema.nullable(),
  /** Why whoever keeps the series left it out after the draw. */
  leftOutBecause: z.string().nullable(),
});

export const seriesLineSchema = z.object({
  id: idSchema,
  kind: z.enum(seriesKinds),
  title: z.string(),
  question: z.string(),
  from: z.string(),
  until: z.string(),
  state: z.enum(['planned', 'running', 'ended']),
  picks: z.number(),
  agreed: z.number(),
});
export type SeriesLine = z.infer<typeof seriesLineSchema>;

export const seriesSchema = seriesLineSchema.extend({
  revision: z.number(),
  themes: z.array(idSchema),
  /** Null before a sample was drawn. */
  sample: z
    .object({
      seed: z.string(),
      listed: z.number(),
      eligible: z.number(),
      leftOut: z.array(z.object({ reason: z.enum(leftOutReasons), count: z.number() })),
      drawnAt: z.string(),
      drawnBy: personRefSchema,
      /** How often a sample was drawn for this series: a second draw shows. */
      draws: z.number(),
    })
    .nullable(),
  pickList: z.array(pickSchema),
  /** How many of those drawn have gone after their time; what came of them stays in the report. */
  gone: z.int(),
});
export type Series = z.infer<typeof seriesSchema>;
export type Pick = z.infer<typeof pickSchema>;

export const suggestionSchema = z.object({ person: personRefSchema, because: z.string() });
