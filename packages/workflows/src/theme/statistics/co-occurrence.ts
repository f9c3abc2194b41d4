import { logFactorial } from './distributions.ts';

/** Discussions by two themes: with both, with only one of them, with neither. */
export interface FourFold {
  both: number;
  onlyFirst: number;
  onlySecond: number;
  neither: number;
}

export interface Association {
  /** With both, were the two independent. */
  expected: number;
  /** `both` as a multiple of `expected`. */
  lift: number;
  /** Correlation of the two, −1 to 1. */
  phi: number;
}

/** How two themes go together. Sources: lift, Brin et al. (1997), SIGMOD 26(2); phi, Yule (1912). */
export function association({ both, onlyFirst, onlySecond, neither }: FourFold): Association {
  const first = both + onlyFirst;
  const second = both + onlySecond;
  const all = first + onlySecond + neither;
  const expected = all === 0 ? 0 : (first * second) / all;
  const spread = Math.sqrt(first * second * (all - first) * (all - second));
  return {
    expected,
    lift: expected === 0 ? 0 : both / expected,
    phi: spread === 0 ? 0 : (both * neither - onlyFirst * onlySecond) / spread,
  };
}

/** Fisher's exact test, two-sided as the sum of all tables no likelier than the one found (as R and scipy do it). */
export function chanceOf({ both, onlyFirst, onlySecond, neither }: FourFold): number {
  const first = both + onlyFirst;
  return fisherExact(both, first, both + onlySecond, first + onlySecond + neither);
}

function fisherExact(both: number, first: number, second: number, all: number): number {
  const least = Math.max(0, first + second - all);
  const most = Math.min(first, second);
  const likeliest = Math.floor(((first + 1) * (second + 1)) / (all + 2));
  const density = (table: number) => hypergeometric(table, first, second, all);
  const found = density(both);
  const counts = (table: number) => density(table) <= found * (1 + 1e-7);
  if (counts(likeliest)) return 1;
  // Densities rise up to the likeliest table and fall after it: found by halving where each tail comes in.
  const left = lastWhere(least - 1, likeliest, counts);
  const right = lastWhere(likeliest, most + 1, (table) => !counts(table)) + 1;
  return Math.min(1, tail(left, -1, least) + tail(right, 1, most));

  function tail(from: number, step: 1 | -1, end: number): number {
    let sum = 0;
    for (let table = from; (end - table) * step >= 0; table += step) {
      const next = density(table);
      sum += next;
      // What is still to come is lost in rounding.
      if (next <= sum * 1e-17) break;
    }
    return sum;
  }
}

/** The last that holds, where all that hold come before all that do not: `low` does, `high` does not. */
function lastWhere(low: number, high: number, holds: (value: number) => boolean): number {
  let [yes, no] = [low, high];
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

function hypergeometric(both: number, first: number, second: number, all: number): number {
  const choose = (n: number, k: number) => logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  return Math.exp(choose(first, both) + choose(all - first, second - both) - choose(all, second));
}

/**
 * Which of many tests stand when, of those that stand, at most the share `rate` may be false.
 * Source: Benjamini & Yekutieli (2001), Annals of Statistics 29(4): holds for tests that depend on each other.
 */
export function standing(ps: readonly number[], rate = 0.05): boolean[] {
  const n = ps.length;
  const harmonic = ps.reduce((sum, _, index) => sum + 1 / (index + 1), 0);
  const ordered = [...ps].toSorted((one, other) => one - other);
  const last = ordered.findLastIndex((p, index) => p <= ((index + 1) * rate) / (n * harmonic));
  const limit = ordered[last];
  return ps.map((p) => limit !== undefined && p <= limit);
}
