import { frameOf, frameWeeks } from '../weeks.ts';
import type { Block, Group } from './publish.ts';

/**
 * What can be said of `units` in one frame: the numbers of the finest spans all the groups that make them up share.
 * @returns null where they are not a union of published groups
 */
export function answer(whole: Group, units: ReadonlySet<string>): Block[] | null {
  const groups = covered(whole, units);
  if (groups === null) return null;
  const [first] = groups;
  if (!first) return [];
  return common(groups.map(({ blocks }) => blocks));
}

const covers = new WeakMap<Group, WeakMap<ReadonlySet<string>, Group[] | null>>();

/** `cover`, remembered as long as both the groups and the very same set of units are in memory. */
function covered(whole: Group, units: ReadonlySet<string>): Group[] | null {
  const known = covers.get(whole) ?? new WeakMap<ReadonlySet<string>, Group[] | null>();
  covers.set(whole, known);
  const found = known.get(units);
  if (found !== undefined) return found;
  const groups = cover(whole, units);
  known.set(units, groups);
  return groups;
}

/** Published groups, apart from each other, that are these units and no others. */
function cover(group: Group, units: ReadonlySet<string>): Group[] | null {
  let inside = 0;
  for (const unit of group.units) if (units.has(unit)) inside += 1;
  if (inside === 0) return [];
  if (inside === group.units.length) return [group];
  if (group.children.length === 0) return null;
  const found: Group[] = [];
  for (const child of group.children) {
    const covered = cover(child, units);
    if (covered === null) return null;
    found.push(...covered);
  }
  return found;
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
