import { median, runChart } from '../theme/statistics/run-chart.ts';
import { mondayOf } from '../theme/weeks.ts';

/** Agreed discussions of one week (`theme/weeks.ts`), and in how many of them the theme was a worry, and a strength. */
export interface WeekOfTheme {
  week: number;
  discussions: number;
  worries: number;
  strengths: number;
}

/** Weeks to a point: single weeks hold too few discussions to tell. */
const weeksToPoint = 2;
/** Fewer discussions since then than this tell nothing. */
const discussionsNeeded = 30;

/** Points by which it shows whether what was found has ended: twelve weeks. */
const lately = 6;
/** Points with which a run that was found began at least. */
const begins = 3;

const kinds = [
  { share: ({ worries, discussions }: WeekOfTheme) => worries / discussions, worse: 'above' },
  { share: ({ strengths, discussions }: WeekOfTheme) => strengths / discussions, worse: 'below' },
] as const;

/**
 * Has a theme run back since something was adopted about it? Only where the run-chart rules find a change that lasts
 * (`theme/statistics/run-chart.ts`: ten points at least): worries were fewer for a lasting run and are more now, or
 * strengths were more and are fewer. Where the last look found that, it holds until half of the last points are no worse
 * than the better time was: the median of all of them would follow what is worse.
 * @param weeks since it was adopted, in any order
 * @param foundSince what the last look returned
 * @returns the Monday (`YYYY-MM-DD`) from which it has; null when it has not, or nobody can tell
 */
export function slippingSince(
  weeks: readonly WeekOfTheme[],
  foundSince: string | null,
): string | null {
  const points = pointsOf(weeks);
  const discussions = points.reduce((sum, point) => sum + point.discussions, 0);
  if (discussions < discussionsNeeded) return null;
  if (foundSince !== null) return isStillWorse(points, foundSince) ? foundSince : null;
  const began = kinds.flatMap(({ share, worse }) => {
    const { now, was } = runChart(points.map(share));
    // A run that lasts to the end, after one on the other side.
    const point = now?.side === worse && was !== null ? points[now.from] : undefined;
    return point ? [point.week] : [];
  });
  return began.length === 0 ? null : mondayOf(Math.min(...began));
}

function isStillWorse(points: readonly WeekOfTheme[], since: string): boolean {
  const before = points.filter(({ week }) => mondayOf(week) < since);
  const after = points.slice(before.length);
  return kinds.some(({ share, worse }) => {
    const better = median(before.map(share));
    const isWorse = (point: WeekOfTheme) =>
      worse === 'above' ? share(point) > better : share(point) < better;
    return (
      after.slice(0, begins).every(isWorse) &&
      after.slice(-lately).filter(isWorse).length > lately / 2
    );
  });
}

function pointsOf(weeks: readonly WeekOfTheme[]): WeekOfTheme[] {
  const points = new Map<number, WeekOfTheme>();
  const first = Math.min(...weeks.map(({ week }) => week));
  for (const { week, discussions, worries, strengths } of weeks) {
    const from = week - ((week - first) % weeksToPoint);
    const sum = points.get(from) ?? { week: from, discussions: 0, worries: 0, strengths: 0 };
    points.set(from, {
      week: from,
      discussions: sum.discussions + discussions,
      worries: sum.worries + worries,
      strengths: sum.strengths + strengths,
    });
  }
  return [...points.values()]
    .filter(({ discussions }) => discussions > 0)
    .toSorted((one, other) => one.week - other.week);
}
