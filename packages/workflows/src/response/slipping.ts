import { runChart } from '../theme/statistics/run-chart.ts';
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

/**
 * Has a theme run back since something was adopted about it? Only where the run-chart rules find a change that lasts
 * (`theme/statistics/run-chart.ts`: ten points at least): worries were fewer for a lasting run and are more now, or
 * strengths were more and are fewer.
 * @param weeks since it was adopted, in any order
 * @returns the Monday (`YYYY-MM-DD`) from which it has; null when it has not, or nobody can tell
 */
export function slippingSince(weeks: readonly WeekOfTheme[]): string | null {
  const points = pointsOf(weeks);
  const discussions = points.reduce((sum, point) => sum + point.discussions, 0);
  if (discussions < discussionsNeeded) return null;
  const began = [
    runBack(
      points.map((point) => point.worries / point.discussions),
      'above',
    ),
    runBack(
      points.map((point) => point.strengths / point.discussions),
      'below',
    ),
  ].flatMap((place) => {
    const point = place === null ? undefined : points[place];
    return point ? [point.week] : [];
  });
  return began.length === 0 ? null : mondayOf(Math.min(...began));
}

/** Where the run that lasts to the end began, if it came after one on the other side. */
function runBack(shares: readonly number[], worse: 'above' | 'below'): number | null {
  const { now, was } = runChart(shares);
  return now?.side === worse && was !== null ? now.from : null;
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
