const perDecade = 200;
const smallest = 1e-3;
const size = perDecade * 9;

/** Durations in milliseconds, kept to about 1 %, from a microsecond to 1,000 seconds. Plain, so that it travels. */
export interface Histogram {
  counts: number[];
  total: number;
}

export function histogram(): Histogram {
  return { counts: new Array<number>(size).fill(0), total: 0 };
}

export function record(into: Histogram, milliseconds: number): void {
  const steps = Math.round(Math.log10(Math.max(milliseconds, smallest) / smallest) * perDecade);
  const index = Math.min(steps, size - 1);
  into.counts[index] = (into.counts[index] ?? 0) + 1;
  into.total += 1;
}

export function merged(all: readonly Histogram[]): Histogram {
  const sum = histogram();
  for (const one of all) {
    sum.total += one.total;
    for (const [index, count] of one.counts.entries())
      sum.counts[index] = (sum.counts[index] ?? 0) + count;
  }
  return sum;
}

/** The duration that this share of them stays within, in milliseconds; null when there are none. */
export function percentile(from: Histogram, share: number): number | null {
  let left = Math.ceil(from.total * share);
  if (left === 0) return null;
  for (const [index, count] of from.counts.entries()) {
    left -= count;
    if (left <= 0) return smallest * 10 ** (index / perDecade);
  }
  return null;
}
