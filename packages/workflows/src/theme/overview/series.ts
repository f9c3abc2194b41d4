import type { Block } from '../publication/publish.ts';
import { pChart } from '../statistics/p-chart.ts';
import { runChart } from '../statistics/run-chart.ts';
import { frameWeeks, mondayOf, sundayOf } from '../weeks.ts';
import type { PopulationKind, ShownShare, ThemeSeries } from './view.ts';

/** So many of so many over all blocks; null where there is none. */
export function shareOf(blocks: readonly Block[]): ShownShare {
  if (blocks.length === 0) return null;
  const count = blocks.reduce((sum, { counts }) => sum + (counts[0] ?? 0), 0);
  const rest = blocks.reduce((sum, { counts }) => sum + (counts[1] ?? 0), 0);
  return count + rest === 0 ? null : { count, of: count + rest };
}

/** Lengths of points, in weeks: those that frames are parted into. */
const lengths = [1, 2, 4, 12, 24, frameWeeks];
/** Fewer points than this leave the rules little to go by. */
const pointsWanted = 12;
const longestWanted = 4;

/**
 * Puts blocks together into points of one length: the longest up to four weeks that leaves twelve points (it sees a
 * shift as often as shorter ones, and noise less often), or longer where most weeks cannot be shown so. Short blocks are
 * published where a theme was raised by neither too few nor too many; points as short as each block happens to be would
 * lie nearer to the middle than the truth.
 */
export function evenly(blocks: readonly Block[]): Block[] {
  const all = weeksIn(blocks);
  const shown =
    lengths.find((most) => weeksIn(blocks.filter(({ weeks }) => weeks <= most)) * 2 >= all) ??
    frameWeeks;
  const wanted =
    lengths.findLast((weeks) => weeks <= longestWanted && all / weeks >= pointsWanted) ?? 1;
  const length = Math.max(shown, wanted);
  const points: Block[] = [];
  for (const block of blocks) {
    const last = points.at(-1);
    const place = Math.floor(block.from / length);
    // Frames begin at multiples of every length, so a place never reaches over two of them.
    if (last && Math.floor(last.from / length) === place && last.weeks < length) {
      last.weeks = block.from + block.weeks - last.from;
      last.counts = last.counts.map((count, index) => count + (block.counts[index] ?? 0));
    } else points.push({ ...block, counts: [...block.counts] });
  }
  return points;
}

function weeksIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { weeks }) => sum + weeks, 0);
}

/** A population over time, by the rules; without its words. */
export function seriesOf(kind: PopulationKind, blocks: readonly Block[]): ThemeSeries {
  const held = evenly(blocks)
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
