import { chiSquaredTail } from './distributions.ts';

/** Discussions that hold a word, in the period and before it. */
export interface WordCounts {
  now: number;
  nowOf: number;
  before: number;
  beforeOf: number;
}

/**
 * Log-likelihood ratio (G²) of a word being equally frequent in both times; two by two, one degree of freedom.
 * Source: Dunning T (1993), Accurate methods for the statistics of surprise and coincidence, Computational
 * Linguistics 19(1): 61–74. Discussions are counted, not repetitions: one talkative record does not make a word rise.
 */
export function logLikelihood({ now, nowOf, before, beforeOf }: WordCounts): number {
  const all = nowOf + beforeOf;
  const held = now + before;
  const cells: [number, number][] = [
    [now, (held * nowOf) / all],
    [before, (held * beforeOf) / all],
    [nowOf - now, ((all - held) * nowOf) / all],
    [beforeOf - before, ((all - held) * beforeOf) / all],
  ];
  const sum = cells
    .filter(([found, expected]) => found > 0 && expected > 0)
    .reduce((total, [found, expected]) => total + found * Math.log(found / expected), 0);
  return Math.max(0, 2 * sum);
}

export interface RisingWord extends WordCounts {
  word: string;
  g2: number;
}

/**
 * Words more frequent now than before, beyond what looking at so many words explains: each one's chance, times the
 * number of words looked at, is under 5 % (Bonferroni). Strongest first.
 */
export function risingWords(
  counts: readonly (WordCounts & { word: string })[],
  looked = counts.length,
): RisingWord[] {
  return counts
    .map((count) => ({ ...count, g2: logLikelihood(count) }))
    .filter(({ now, nowOf, before, beforeOf }) => now * beforeOf > before * nowOf)
    .filter(({ g2 }) => chiSquaredTail(g2) * looked < 0.05)
    .toSorted((one, other) => other.g2 - one.g2 || (one.word < other.word ? -1 : 1));
}
