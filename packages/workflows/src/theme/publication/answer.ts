import { partsOf, type Span, wholeFrame } from '../weeks.ts';
import type { Block, Group } from './publish.ts';

/**
 * What can be said of `units` in one frame: the numbers of the finest spans all the groups that make them up share.
 * @returns null where they are not a union of published groups
 */
export function answer(whole: Group, units: ReadonlySet<string>): Block[] | null {
  const groups = cover(whole, units);
  if (groups === null) return null;
  const [first] = groups;
  if (!first) return [];
  return common(groups.map(({ blocks }) => blocks));
}

/** Published groups, apart from each other, that are these units and no others. */
function cover(group: Group, units: ReadonlySet<string>): Group[] | null {
  const inside = group.units.filter((unit) => units.has(unit)).length;
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

/** Adds up over groups: where one is parted less, the others are put together. */
function common(series: readonly (readonly Block[])[]): Block[] {
  const [first] = series.flat();
  if (!first) return [];
  const leaves = series.map((blocks) => new Set(blocks.map(named)));
  function descend(span: Span): Span[] {
    if (leaves.some((own) => own.has(named(span)))) return [span];
    const parts = partsOf(span);
    return parts.length === 0 ? [] : parts.flatMap(descend);
  }
  const spans = descend(wholeFrame(Math.floor(first.from / wholeFrame(0).weeks)));
  return spans.map((span) => ({ ...span, counts: sum(series.flat(), span, first.counts.length) }));
}

function sum(blocks: readonly Block[], { from, weeks }: Span, classes: number): number[] {
  const inside = blocks.filter((block) => block.from >= from && block.from < from + weeks);
  return Array.from({ length: classes }, (_, index) =>
    inside.reduce((total, block) => total + (block.counts[index] ?? 0), 0),
  );
}

function named({ from, weeks }: Span): string {
  return `${from}:${weeks}`;
}
