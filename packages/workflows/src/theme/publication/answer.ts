import { frameOf, frameWeeks } from '../weeks.ts';
import type { Block, Group } from './publish.ts';

/**
 * What can be said of `units` in one frame: the numbers of the finest spans all the groups that make them up share.
 * @returns null where they are not a union of published groups
 */
export function answer(whole: Group, units: ReadonlySet<string>): Block[] | null {
  const { groups, areAll } = coverOf(whole, units);
  if (!areAll) return null;
  const [first] = groups;
  if (!first) return [];
  return common(groups.map(({ blocks }) => blocks));
}

/**
 * What can be said of parts of `units`: each published group that lies whole within them, by its own finest spans.
 * Numbers to be added up, not to be set one after another.
 */
export function answerInParts(whole: Group, units: ReadonlySet<string>): Block[] {
  return coverOf(whole, units).groups.flatMap(({ blocks }) => blocks);
}

/** The largest published groups within some units, apart from each other, and whether they are all of them. */
interface Cover {
  groups: Group[];
  areAll: boolean;
}

const covers = new WeakMap<Group, WeakMap<ReadonlySet<string>, Cover>>();

/** Remembered as long as both the groups and the very same set of units are in memory. */
function coverOf(whole: Group, units: ReadonlySet<string>): Cover {
  const known = covers.get(whole) ?? new WeakMap<ReadonlySet<string>, Cover>();
  covers.set(whole, known);
  const found = known.get(units);
  if (found) return found;
  const groups = within(whole, units);
  const covered = groups.reduce((sum, group) => sum + group.units.length, 0);
  const cover = { groups, areAll: covered === countIn(whole, units) };
  known.set(units, cover);
  return cover;
}

function within(group: Group, units: ReadonlySet<string>): Group[] {
  const inside = countIn(group, units);
  if (inside === 0) return [];
  if (inside === group.units.length) return [group];
  return group.children.flatMap((child) => within(child, units));
}

function countIn(group: Group, units: ReadonlySet<string>): number {
  let inside = 0;
  for (const unit of group.units) if (units.has(unit)) inside += 1;
  return inside;
}

/**
 * Adds up over groups: where one is parted less, the others are put together. Spans lie on one grid, so two weeks are
 * parted in the sum where they are parted in every group.
 */
function common(series: readonly (readonly Block[])[]): Block[] {
  const [first] = series;
  const [earliest] = first ?? [];
  if (!first || !earliest) return [];
  if (series.length === 1) return [...first];
  const start = frameOf(earliest.from) * frameWeeks;
  const parted = new Array<number>(frameWeeks).fill(0);
  for (const blocks of series) {
    for (const { from } of blocks) parted[from - start] = (parted[from - start] ?? 0) + 1;
  }
  const sums: Block[] = [];
  const sumOf: Block[] = [];
  for (let week = 0; week < frameWeeks; week += 1) {
    const last = sums.at(-1);
    const own =
      last && parted[week] !== series.length
        ? last
        : { from: start + week, weeks: 0, counts: earliest.counts.map(() => 0) };
    if (own !== last) sums.push(own);
    own.weeks += 1;
    sumOf.push(own);
  }
  for (const blocks of series) {
    for (const { from, counts } of blocks) {
      const sum = sumOf[from - start];
      for (let index = 0; sum && index < sum.counts.length; index += 1) {
        sum.counts[index] = (sum.counts[index] ?? 0) + (counts[index] ?? 0);
      }
    }
  }
  return sums;
}
