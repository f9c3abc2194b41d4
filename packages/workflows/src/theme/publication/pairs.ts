import { type Association, association, type FourFold } from '../statistics/co-occurrence.ts';
import { partsOf, type Span, wholeFrame } from '../weeks.ts';
import { isOpen, type Rule, type Cell } from './tally.ts';

/** Discussions by two keys, in weeks of the whole organisation. */
export interface PairBlock extends Span, FourFold {}

/** A discussion with what it was tagged. */
export interface Tagged {
  week: number;
  worker: string;
  keys: ReadonlySet<string>;
}

/**
 * How often two keys come together in the whole organisation, by the longest span it is parted into where all four
 * (both, only the one, only the other, neither) are open.
 */
export function publishPair(
  discussions: readonly Tagged[],
  [first, second]: readonly [string, string],
  frame: number,
  rule: Rule,
): PairBlock[] {
  const cells = weekly(discussions, first, second);
  const during = ({ from, weeks }: Span) =>
    cells.filter(({ week }) => week >= from && week < from + weeks);
  function descend(span: Span): Span[] {
    const parts = span.weeks > 12 ? partsOf(span) : [];
    const open = parts.every((part) => isOpen(during(part), rule));
    return parts.length > 0 && open ? parts.flatMap(descend) : [span];
  }
  const whole = wholeFrame(frame);
  if (!isOpen(cells, rule)) return [];
  return descend(whole).map((span) => {
    const own = during(span);
    const count = (index: number) =>
      own.reduce((sum, { classes }) => sum + (classes[index]?.length ?? 0), 0);
    return {
      ...span,
      both: count(0),
      onlyFirst: count(1),
      onlySecond: count(2),
      neither: count(3),
    };
  });
}

/** One cell a week: both, only the first, only the second, neither. */
function weekly(discussions: readonly Tagged[], first: string, second: string): Cell[] {
  const weeks = new Map<number, [string[], string[], string[], string[]]>();
  for (const { week, worker, keys } of discussions) {
    const classes = weeks.get(week) ?? [[], [], [], []];
    weeks.set(week, classes);
    const one = keys.has(first);
    const other = keys.has(second);
    classes[one ? (other ? 0 : 1) : other ? 2 : 3].push(worker);
  }
  return [...weeks].map(([week, classes]) => ({ service: '', area: '', team: '', week, classes }));
}

/** Blocks of a period put together. */
export function pairOver(blocks: readonly PairBlock[]): (FourFold & Association) | null {
  if (blocks.length === 0) return null;
  const sum = (key: keyof FourFold) => blocks.reduce((total, block) => total + block[key], 0);
  const four = {
    both: sum('both'),
    onlyFirst: sum('onlyFirst'),
    onlySecond: sum('onlySecond'),
    neither: sum('neither'),
  };
  return { ...four, ...association(four) };
}
