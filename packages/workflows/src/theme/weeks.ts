const dayMs = 24 * 60 * 60 * 1000;
const weekMs = 7 * dayMs;
/** 5 January 1970 was a Monday. */
const firstMonday = 4 * dayMs;

/** Weeks are numbered from the first Monday of 1970, in UTC: week 0 begins on 5 January 1970. */
export function weekOf(instant: string | number): number {
  return Math.floor((new Date(instant).getTime() - firstMonday) / weekMs);
}

/** The Monday a week begins with, `YYYY-MM-DD`. */
export function mondayOf(week: number): string {
  return new Date(firstMonday + week * weekMs).toISOString().slice(0, 10);
}

/** The Sunday a week ends with, `YYYY-MM-DD`. */
export function sundayOf(week: number): string {
  return new Date(firstMonday + week * weekMs + 6 * dayMs).toISOString().slice(0, 10);
}

/** What is published is worked out a frame of 48 weeks at a time; frames stand still, whoever asks when. */
export const frameWeeks = 48;

export function frameOf(week: number): number {
  return Math.floor(week / frameWeeks);
}

/** How a span of weeks may be parted, from a frame down to its weeks. */
const parts = new Map([
  [48, 2],
  [24, 2],
  [12, 3],
  [4, 2],
  [2, 2],
]);

/** A stretch of weeks that stands on the grid every frame is parted by. */
export interface Span {
  from: number;
  weeks: number;
}

export function wholeFrame(frame: number): Span {
  return { from: frame * frameWeeks, weeks: frameWeeks };
}

/** The spans a span is parted into: 48 weeks, 24, 12, 4, 2, 1. Empty for a single week. */
export function partsOf({ from, weeks }: Span): Span[] {
  const count = parts.get(weeks);
  if (count === undefined) return [];
  const each = weeks / count;
  return Array.from({ length: count }, (_, index) => ({ from: from + index * each, weeks: each }));
}
