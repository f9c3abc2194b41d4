/** The middle of several values and their range; undefined when there are none. */
export interface Middle {
  median: number;
  least: number;
  most: number;
  count: number;
}

export function middle(values: readonly (number | null | undefined)[]): Middle | undefined {
  const sorted = values
    .filter((value): value is number => typeof value === 'number' && !Number.isNaN(value))
    .sort((a, b) => a - b);
  const [least] = sorted;
  const most = sorted.at(-1);
  if (least === undefined || most === undefined) return undefined;
  const half = (sorted.length - 1) / 2;
  const low = sorted[Math.floor(half)] ?? least;
  const high = sorted[Math.ceil(half)] ?? most;
  return { median: (low + high) / 2, least, most, count: sorted.length };
}

/** A number as a table shows it: three digits that count, thousands parted. */
export function shown(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1_000) return Math.round(value).toLocaleString('en-GB');
  if (size >= 100) return value.toFixed(0);
  return size >= 10 ? value.toFixed(1) : value.toFixed(2).replace(/0$/, '');
}

/** `2.3 (1.9–4.1)`; the range only where there were several. */
export function shownMiddle(of: Middle | undefined): string {
  if (of === undefined) return '–';
  if (of.count === 1 || of.least === of.most) return shown(of.median);
  return `${shown(of.median)} (${shown(of.least)}–${shown(of.most)})`;
}

/** `1.42 ×`. */
export function ratio(of: Middle | undefined, to: Middle | undefined): string {
  if (of === undefined || to === undefined || to.median === 0) return '–';
  return `${shown(of.median / to.median)} ×`;
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
