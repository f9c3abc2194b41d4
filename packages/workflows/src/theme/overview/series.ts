import type { Block } from '../publication/publish.ts';
import { pChart } from '../statistics/p-chart.ts';
import { runChart } from '../statistics/run-chart.ts';
import { mondayOf, sundayOf } from '../weeks.ts';
import type { PopulationKind, ShownShare, ThemeSeries } from './view.ts';

/** So many of so many over all blocks; null where there is none. */
export function shareOf(blocks: readonly Block[]): ShownShare {
  if (blocks.length === 0) return null;
  const count = blocks.reduce((sum, { counts }) => sum + (counts[0] ?? 0), 0);
  const rest = blocks.reduce((sum, { counts }) => sum + (counts[1] ?? 0), 0);
  return count + rest === 0 ? null : { count, of: count + rest };
}

/** A population over time, by the rules; without its words. */
export function seriesOf(kind: PopulationKind, blocks: readonly Block[]): ThemeSeries {
  const held = blocks
    .map(({ from, weeks, counts: [count = 0, rest = 0] }) => ({
      from,
      weeks,
      count,
      of: count + rest,
    }))
    .filter(({ of }) => of > 0);
  const chart = pChart(held);
  const run = runChart(held.map(({ count, of }) => count / of));
  return {
    kind,
    says: '',
    points: held.map(({ from, weeks, count, of }, index) => {
      const point = chart.points[index] ?? { value: 0, lower: 0, upper: 1, outside: null };
      return { from: mondayOf(from), to: sundayOf(from + weeks - 1), count, of, ...point };
    }),
    run: { ...run, median: Number.isNaN(run.median) ? null : run.median },
    centre: chart.centre,
    widened: chart.widened,
  };
}
