import { z } from 'zod';
import { defaultStandards, defaultThemes } from '../../organisation/defaults.ts';
import { idSchema } from '../../organisation/people.ts';

export const dimensions = ['practice', 'barrier', 'multiAgency', 'development'] as const;
export type Dimension = (typeof dimensions)[number];

export const dimensionNames: Record<Dimension, string> = {
  practice: 'How we practise',
  barrier: 'What gets in the way',
  multiAgency: 'Working with other agencies',
  development: 'What colleagues need to grow',
};

const words = (max: number) => z.string().trim().max(max);

/** What a quality lead writes about a theme. */
export const themeWordsSchema = z.object({
  name: words(80).min(1, 'Give it a name.'),
  /** One sentence: what it is. */
  definition: words(600),
  useWhen: words(600),
  notWhen: words(600),
  dimension: z.enum(dimensions),
  /** A theme it belongs under, for reading; each theme is counted by itself. */
  parent: idSchema.nullable(),
});
export type ThemeWords = z.infer<typeof themeWordsSchema>;

/** Only themes in use are offered; findings that point to others keep what they said. */
export const themeStates = ['inUse', 'retired', 'merged', 'split'] as const;

export const themeSchema = themeWordsSchema.extend({
  id: idSchema,
  state: z.enum(themeStates),
  /** Where it was merged into: its findings count there. */
  into: idSchema.nullable(),
});
export type Theme = z.infer<typeof themeSchema>;

export const standardWordsSchema = z.object({
  name: words(80).min(1, 'Give it a name.'),
  definition: words(600),
});
export const standardSchema = standardWordsSchema.extend({
  id: idSchema,
  state: z.enum(['inUse', 'retired']),
});
export type Standard = z.infer<typeof standardSchema>;

export interface Codebook {
  themes: Theme[];
  standards: Standard[];
}

/** What every organisation starts with. */
export function firstCodebook(): Codebook {
  return {
    themes: defaultThemes.map((theme) => ({
      ...theme,
      parent: null,
      state: 'inUse' as const,
      into: null,
    })),
    standards: defaultStandards.map((standard) => ({ ...standard, state: 'inUse' as const })),
  };
}

/** Which theme a finding counts for now: what its theme was merged into, as far as that goes. */
export function nowCountedAs({ themes }: Codebook, theme: string): string {
  const byId = new Map(themes.map((known) => [known.id, known]));
  let at = theme;
  // A merge never makes a ring, but a number of steps is surer than a proof.
  for (let step = 0; step < themes.length; step += 1) {
    const into = byId.get(at)?.into;
    if (into === null || into === undefined) break;
    at = into;
  }
  return at;
}
