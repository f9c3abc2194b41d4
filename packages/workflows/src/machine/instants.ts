const hour = 3_600_000;
const day = 24 * hour;

/** The ISO instant `hours` after (before, if negative) the ISO instant `from`. */
export function hoursAfter(from: string, hours: number): string {
  return new Date(Date.parse(from) + hours * hour).toISOString();
}

/** The ISO instant `days` times 24 hours after `from`. */
export function daysAfter(from: string, days: number): string {
  return new Date(Date.parse(from) + days * day).toISOString();
}

/** Is instant `a` later than instant `b`? */
export function isAfter(a: string, b: string): boolean {
  return Date.parse(a) > Date.parse(b);
}
