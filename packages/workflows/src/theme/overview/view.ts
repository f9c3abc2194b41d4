import { z } from 'zod';
import { dimensions } from '../codebook/codebook.ts';
import { idSchema } from '../../organisation/people.ts';
import { sections } from '../../discussion/stages.ts';
import { standings } from '../../response/standing.ts';
import { changeMarkSchema } from '../../response/view.ts';

/** A theme is counted as what it stands for: a strength, a learning point, or what it is like for the child. */
export const populationKinds = ['strength', 'learningPoint', 'childsExperience'] as const;
export type PopulationKind = (typeof populationKinds)[number];

/** So many of so many discussions; null where it may not be shown. */
export const shareSchema = z.object({ count: z.int(), of: z.int() }).nullable();
export type ShownShare = z.infer<typeof shareSchema>;

const spanSchema = z.object({ from: z.iso.date(), to: z.iso.date() });

const lastingSchema = z.object({
  side: z.enum(['above', 'below']),
  from: z.int(),
  to: z.int(),
});

/** One theme as strengths, learning points or experience, over time. Shares are between 0 and 1. */
export const themeSeriesSchema = z.object({
  kind: z.enum(populationKinds),
  says: z.string(),
  points: z.array(
    spanSchema.extend({
      count: z.int(),
      of: z.int(),
      value: z.number(),
      lower: z.number(),
      upper: z.number(),
      outside: z.enum(['above', 'below']).nullable(),
    }),
  ),
  run: z.object({
    median: z.number().nullable(),
    useful: z.int(),
    longestRun: z.int(),
    longestRunLimit: z.int(),
    crossings: z.int(),
    crossingsLimit: z.int(),
    says: z.enum(['tooFew', 'noChange', 'change']),
    now: lastingSchema.nullable(),
    was: lastingSchema.nullable(),
  }),
  centre: z.number(),
  /** The limits are wider than chance alone would have them. */
  widened: z.boolean(),
});
export type ThemeSeries = z.infer<typeof themeSeriesSchema>;

export const excerptShownSchema = z.object({
  id: idSchema,
  section: z.enum(sections),
  words: z.string(),
});

export const overviewSchema = z.object({
  /** Of the asked period, the weeks that can be shown whole. */
  period: spanSchema,
  shown: spanSchema.nullable(),
  place: z.object({
    area: z.string().nullable(),
    service: z.string().nullable(),
    team: z.string().nullable(),
  }),
  /** Agreed discussions the numbers rest on; null where they are too few. */
  discussions: z.int().nullable(),
  /** Some weeks or places are too small to show and are left out. */
  someLeftOut: z.boolean(),
  /** Fewest discussions of any number here. */
  limit: z.int(),
  says: z.array(z.string()),
  themes: z.array(
    z.object({
      id: idSchema,
      name: z.string(),
      dimension: z.enum(dimensions),
      strength: shareSchema,
      learningPoint: shareSchema,
      childsExperience: shareSchema,
      change: z.array(z.string()),
      /** What the rules show of it as a strength, and as a worry or learning point. */
      says: z.array(z.string()),
    }),
  ),
  /** Where a theme stands on the plan: what is open, or else what it last came to. */
  answers: z.array(z.object({ theme: idSchema, response: idSchema, standing: z.enum(standings) })),
  theme: z.object({ id: idSchema, name: z.string(), definition: z.string() }).nullable(),
  /** When something was changed about that theme, the earliest first. */
  changes: z.array(changeMarkSchema.omit({ theme: true })),
  series: z.array(themeSeriesSchema),
  together: z.array(
    z.object({
      first: z.object({ theme: idSchema, name: z.string(), kind: z.enum(populationKinds) }),
      second: z.object({ theme: idSchema, name: z.string(), kind: z.enum(populationKinds) }),
      both: z.int(),
      of: z.int(),
      expected: z.number(),
      lift: z.number(),
      phi: z.number(),
      beyondChance: z.boolean(),
    }),
  ),
  rising: z.array(
    spanSchema.extend({
      word: z.string(),
      now: z.int(),
      nowOf: z.int(),
      before: z.int().nullable(),
      beforeOf: z.int(),
    }),
  ),
  standards: z.array(z.object({ id: idSchema, name: z.string(), share: shareSchema })),
  excerpts: z.array(excerptShownSchema),
  choices: z.object({
    areas: z.array(z.string()),
    services: z.array(z.string()),
    teams: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
});
export type Overview = z.infer<typeof overviewSchema>;
