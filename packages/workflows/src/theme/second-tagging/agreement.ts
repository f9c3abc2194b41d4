import { z } from 'zod';
import { idSchema } from '../../organisation/people.ts';
import { cohensKappa, pooledKappa } from '../statistics/kappa.ts';

/** The themes one finding was given by who wrote it, and by who read it without knowing them. */
export interface TaggedTwice {
  first: readonly string[];
  second: readonly string[];
}

export const themeAgreementSchema = z.object({
  theme: idSchema,
  /** As it was called then. */
  name: z.string(),
  both: z.int(),
  onlyFirst: z.int(),
  onlySecond: z.int(),
  neither: z.int(),
  /** Cohen's kappa with its 95 % interval; null where it is not defined. */
  kappa: z.object({ value: z.number(), lower: z.number(), upper: z.number() }).nullable(),
  says: z.string(),
});
export type ThemeAgreement = z.infer<typeof themeAgreementSchema>;

export const agreementSchema = z.object({
  /** Findings tagged twice. */
  of: z.int(),
  /** Findings with exactly the same themes both times. */
  same: z.int(),
  /** Pooled over the themes; null where it is not defined. */
  kappa: z.number().nullable(),
  says: z.string(),
  /** Themes that either used, those that differ most first. */
  themes: z.array(themeAgreementSchema),
});
export type Agreement = z.infer<typeof agreementSchema>;

/** A theme used in fewer findings than this says nothing about how it is understood. */
export const fewestUses = 5;

/** How far two taggings agree beyond chance, over all themes and for each that either used; never by person. */
export function agreementOf(
  tagged: readonly TaggedTwice[],
  themes: readonly { id: string; name: string }[],
): Agreement {
  const all = themes
    .map(({ id, name }) => ofTheme(tagged, id, name))
    .filter(({ both, onlyFirst, onlySecond }) => both + onlyFirst + onlySecond > 0)
    .toSorted((one, other) => differing(other) - differing(one));
  const kappa = pooledKappa(all.map(tableOf));
  const same = tagged.filter(({ first, second }) => isSame(first, second)).length;
  return { of: tagged.length, same, kappa, says: saysAll(tagged.length, same, kappa), themes: all };
}

function ofTheme(tagged: readonly TaggedTwice[], theme: string, name: string): ThemeAgreement {
  const count = (first: boolean, second: boolean): number =>
    tagged.filter(
      (one) => one.first.includes(theme) === first && one.second.includes(theme) === second,
    ).length;
  const counts = {
    both: count(true, true),
    onlyFirst: count(true, false),
    onlySecond: count(false, true),
    neither: count(false, false),
  };
  const found = cohensKappa(tableOf(counts));
  const margin = (found?.error ?? 0) * 1.96;
  const kappa = found && {
    value: found.kappa,
    lower: Math.max(-1, found.kappa - margin),
    upper: Math.min(1, found.kappa + margin),
  };
  return { theme, name, ...counts, kappa, says: saysTheme(counts, kappa) };
}

type Counts = Pick<ThemeAgreement, 'both' | 'onlyFirst' | 'onlySecond' | 'neither'>;

function tableOf({ both, onlyFirst, onlySecond, neither }: Counts): number[][] {
  return [
    [both, onlyFirst],
    [onlySecond, neither],
  ];
}

function differing({ onlyFirst, onlySecond }: Counts): number {
  return onlyFirst + onlySecond;
}

/** The same themes, in whatever order. */
export function isSame(first: readonly string[], second: readonly string[]): boolean {
  return first.length === second.length && first.every((theme) => second.includes(theme));
}

/**
 * How a kappa is usually read. Source: Landis JR, Koch GG (1977), The measurement of observer agreement for categorical
 * data, Biometrics 33(1): 159–174. The names are a habit and no more; the number stands beside them.
 */
export function wordsFor(kappa: number): string {
  if (kappa < 0) return 'less agreement than chance would bring';
  if (kappa < 0.005) return 'no more agreement than chance would bring';
  if (kappa <= 0.2) return 'slight agreement';
  if (kappa <= 0.4) return 'fair agreement';
  if (kappa <= 0.6) return 'moderate agreement';
  if (kappa <= 0.8) return 'substantial agreement';
  return 'almost complete agreement';
}

function saysTheme(counts: Counts, kappa: ThemeAgreement['kappa']): string {
  const used = counts.both + differing(counts);
  if (used < fewestUses || !kappa) {
    return `used in ${used} of these findings: too few to say how alike it is understood`;
  }
  return `${wordsFor(kappa.value)} (kappa ${plain(kappa.value)}, likely between ${plain(kappa.lower)} and ${plain(kappa.upper)})`;
}

function saysAll(of: number, same: number, kappa: number | null): string {
  const findings = of === 1 ? '1 finding' : `${of} findings`;
  const alike = `${same} of ${findings} were given exactly the same themes.`;
  if (kappa === null) return `${alike} That is too little to say more.`;
  const words = kappa < 0.005 ? wordsFor(kappa) : `${wordsFor(kappa)} beyond chance`;
  const few = of < 30 ? ' From fewer than thirty findings this can easily come out otherwise.' : '';
  return `${alike} Over all themes: ${words} (kappa ${plain(kappa)}).${few}`;
}

function plain(value: number): string {
  return value.toFixed(2).replace('-', '−');
}
