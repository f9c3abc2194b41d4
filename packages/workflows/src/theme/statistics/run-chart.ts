import { binomialQuantile } from './distributions.ts';

/** Fewer useful points than this say nothing (P12). */
export const pointsNeeded = 10;

/** What the two run-chart rules find. A useful point is one that does not lie on the median. */
export interface RunChart {
  median: number;
  useful: number;
  /** The longest run of useful points on one side of the median; lengths in points. */
  longestRun: number;
  /** A longer one than this is a sign of change. */
  longestRunLimit: number;
  /** How often the line crosses the median. */
  crossings: number;
  /** Fewer than this are a sign of change. */
  crossingsLimit: number;
  /** What the rules say; `tooFew` when there are not ten useful points. */
  says: 'tooFew' | 'noChange' | 'change';
  /** The lasting run the points end in, where the rules say change: what has changed has not changed back. */
  now: LastingRun | null;
  /** The lasting run before it, on the other side. */
  was: LastingRun | null;
}

/** Points that stay on one side of the median; `from` and `to` are places among all points. */
export interface LastingRun {
  side: 'above' | 'below';
  from: number;
  to: number;
}

/**
 * Run-chart rules for a shift that lasts: an unusually long run, or unusually few crossings. A fixed centre line
 * (the median of an earlier time) may be given instead of the points' own median.
 * Source: Anhøj J, Olesen AV (2014), Run charts revisited, PLoS ONE 9(11): e113825; Anhøj J (2015), Diagnostic value
 * of run chart analysis, PLoS ONE 10(3): e0121349. Longest run: round(log2 n + 3); crossings: the 5 % point of
 * binomial(n − 1, 0.5), where n is the number of useful points.
 */
export function runChart(points: readonly number[], centre?: number): RunChart {
  const middle = centre ?? median(points);
  const sides = points.map((point) => Math.sign(point - middle));
  const useful = sides.filter((side) => side !== 0);
  const runs = runsOf(sides);
  const longestRun = Math.max(0, ...runs.map(({ length }) => length));
  const crossings = Math.max(0, runs.length - 1);
  const n = useful.length;
  const longestRunLimit = n === 0 ? 0 : Math.round(Math.log2(n) + 3);
  const crossingsLimit = n < 2 ? 0 : binomialQuantile(0.05, n - 1, 0.5);
  const changed = longestRun > longestRunLimit || crossings < crossingsLimit;
  const says = n < pointsNeeded ? 'tooFew' : changed ? 'change' : 'noChange';
  const lasting = says === 'change' ? runs.filter((run) => run.length > shortest(n)) : [];
  const now = lasting.at(-1) === runs.at(-1) ? lasting.at(-1) : undefined;
  const was = lasting.findLast((run) => now && run.side !== now.side);
  return {
    median: middle,
    useful: n,
    longestRun,
    longestRunLimit,
    crossings,
    crossingsLimit,
    says,
    now: now ? lastingRun(now) : null,
    was: was ? lastingRun(was) : null,
  };
}

/** The middle value; between two, their mean. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** A run is called lasting, once the rules have found change, when it is longer than this many points. */
function shortest(useful: number): number {
  return Math.min(Math.round(Math.log2(useful) + 3), useful / 4);
}

function lastingRun({ side, from, to }: Run): LastingRun {
  return { side: side > 0 ? 'above' : 'below', from, to };
}

interface Run {
  side: number;
  length: number;
  from: number;
  to: number;
}

/** Points on the line neither make nor break a run. */
function runsOf(sides: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const [from, side] of sides.entries()) {
    if (side === 0) continue;
    const last = runs.at(-1);
    if (last?.side === side) {
      last.length += 1;
      last.to = from;
    } else runs.push({ side, length: 1, from, to: from });
  }
  return runs;
}
