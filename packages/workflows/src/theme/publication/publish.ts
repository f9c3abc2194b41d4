import { partsOf, type Span, wholeFrame } from '../weeks.ts';
import { type Cell, countsOf, isOpen, type Rule, unitKey } from './tally.ts';

/** A published number for each class: of this group's units, in these weeks. */
export interface Block extends Span {
  counts: number[];
}

/** Units that are published together, with the groups they part into. Every block is open (`isOpen`). */
export interface Group {
  /** `unitKey` of each, sorted. */
  units: string[];
  blocks: Block[];
  children: Group[];
}

/** What an earlier publication allows a later one to part by: without one, services, areas within them, and teams. */
interface Frame {
  units: string[];
  /** The spans that may be parted, as `from:weeks`. */
  parted: ReadonlySet<string> | 'all';
  children: Frame[];
}

/**
 * Works out what of one frame is published. The whole organisation is published by the finest weeks that are all open;
 * each service by weeks no finer than that, areas within services no finer than their service, teams no finer than
 * their area. At each step units that are too small are put together with others, so that the rest is open as well.
 *
 * Times grow coarser as places grow finer; therefore every sum or difference of published numbers that comes out as
 * the number of some set of discussions is a union of published blocks, and no smaller set can be found by
 * subtracting. `docs/themes.md` has the proof, `publish.test.ts` tries it.
 * @param within parts no finer than this earlier publication of the same discussions: themes within all discussions,
 *   what leaves the organisation within what is shown in it
 * @returns null where even the whole organisation in the whole frame is not open, or empty
 */
export function publish(
  cells: readonly Cell[],
  frame: number,
  rule: Rule,
  within?: Group,
): Group | null {
  if (cells.length === 0 || !isOpen(cells, rule)) return null;
  const byUnit = new Map<string, Cell[]>();
  for (const cell of cells) {
    const key = unitKey(cell);
    const own = byUnit.get(key);
    if (own) own.push(cell);
    else byUnit.set(key, [cell]);
  }
  const whole = within ? asFrame(within) : freely(cells);
  return part([[whole]], [wholeFrame(frame)], byUnit, rule, false)[0] ?? null;
}

/**
 * Siblings share their time: a span is parted where all of them are open in all its parts.
 * @param groups each the frames that were put together
 * @param nested whether `above` are the spans of a parent: a child may join several of them, never part one
 */
function part(
  groups: readonly (readonly Frame[])[],
  above: readonly Span[],
  byUnit: ReadonlyMap<string, Cell[]>,
  rule: Rule,
  nested: boolean,
): Group[] {
  const frames = groups.flat();
  const weekly = groups.map((group) => byWeek(group, byUnit));
  const finest = new Set(nested ? above.map(named) : []);
  const mayPart = (span: Span): boolean =>
    !finest.has(named(span)) &&
    frames.every(({ parted }) => parted === 'all' || parted.has(named(span)));

  function descend(span: Span): Span[] {
    const smaller = mayPart(span) ? partsOf(span) : [];
    const open = smaller.every((part) => weekly.every((own) => isOpen(during(own, part), rule)));
    return smaller.length > 0 && open ? smaller.flatMap(descend) : [span];
  }
  const spans = topOf(above, nested).flatMap(descend);
  const classes = classesIn(byUnit);
  return groups.map((group, index) => ({
    units: group.flatMap(({ units }) => units).toSorted(),
    blocks: spans.map((span) => {
      const counts = countsOf(during(weekly[index] ?? new Map(), span));
      return { ...span, counts: counts.length > 0 ? counts : new Array<number>(classes).fill(0) };
    }),
    children: childrenOf(group, spans, byUnit, rule),
  }));
}

type Weekly = ReadonlyMap<number, readonly Cell[]>;

function byWeek(group: readonly Frame[], byUnit: ReadonlyMap<string, Cell[]>): Weekly {
  const weekly = new Map<number, Cell[]>();
  for (const cell of cellsOf(group, byUnit)) {
    const own = weekly.get(cell.week);
    if (own) own.push(cell);
    else weekly.set(cell.week, [cell]);
  }
  return weekly;
}

function during(weekly: Weekly, { from, weeks }: Span): Cell[] {
  const found: Cell[] = [];
  for (let week = from; week < from + weeks; week += 1) found.push(...(weekly.get(week) ?? []));
  return found;
}

function cellsOf(frames: readonly Frame[], byUnit: ReadonlyMap<string, Cell[]>): Cell[] {
  return frames.flatMap(({ units }) => units.flatMap((unit) => byUnit.get(unit) ?? []));
}

function classesIn(byUnit: ReadonlyMap<string, Cell[]>): number {
  for (const [cell] of byUnit.values()) if (cell) return cell.classes.length;
  return 0;
}

function childrenOf(
  group: readonly Frame[],
  spans: readonly Span[],
  byUnit: ReadonlyMap<string, Cell[]>,
  rule: Rule,
): Group[] {
  const candidates = group.flatMap(({ children }) => children);
  if (candidates.length === 0) return [];
  return part(pool(candidates, byUnit, rule), spans, byUnit, rule, true);
}

/** Puts what is too small together, and the smallest of the others with it until that is enough. */
function pool(
  candidates: readonly Frame[],
  byUnit: ReadonlyMap<string, Cell[]>,
  rule: Rule,
): Frame[][] {
  const sized = candidates
    .map((frame) => {
      const cells = cellsOf([frame], byUnit);
      const size = countsOf(cells).reduce((sum, count) => sum + count, 0);
      return { frame, cells, size, open: isOpen(cells, rule) };
    })
    .toSorted((one, other) => one.size - other.size);
  const together = sized.filter(({ open }) => !open);
  const alone = sized.filter(({ open }) => open);
  while (together.length > 0 && alone.length > 0) {
    if (
      isOpen(
        together.flatMap(({ cells }) => cells),
        rule,
      )
    )
      break;
    const [smallest] = alone.splice(0, 1);
    if (smallest) together.push(smallest);
  }
  const groups = alone.map(({ frame }) => [frame]);
  return together.length > 0 ? [...groups, together.map(({ frame }) => frame)] : groups;
}

/** The whole frame again, where a child begins: it may be parted as far as its parent is. */
function topOf(spans: readonly Span[], nested: boolean): Span[] {
  const [first] = spans;
  if (!nested || !first) return [...spans];
  return [wholeFrame(Math.floor(first.from / wholeFrame(0).weeks))];
}

function named({ from, weeks }: Span): string {
  return `${from}:${weeks}`;
}

function freely(cells: readonly Cell[]): Frame {
  function by(own: readonly Cell[], keys: readonly ('service' | 'area' | 'team')[]): Frame {
    const units = [...new Set(own.map(unitKey))];
    const [key, ...rest] = keys;
    if (key === undefined) return { units, parted: 'all', children: [] };
    const values = [...new Set(own.map((cell) => cell[key]))];
    const children = values.map((value) =>
      by(
        own.filter((cell) => cell[key] === value),
        rest,
      ),
    );
    return { units, parted: 'all', children };
  }
  return by(cells, ['service', 'area', 'team']);
}

function asFrame({ units, blocks, children }: Group): Frame {
  const leaves = new Set(blocks.map(named));
  const parted = new Set<string>();
  const visit = (span: Span): void => {
    if (leaves.has(named(span))) return;
    parted.add(named(span));
    partsOf(span).forEach(visit);
  };
  const [first] = blocks;
  if (first) visit(wholeFrame(Math.floor(first.from / wholeFrame(0).weeks)));
  return { units, parted, children: children.map(asFrame) };
}
