/** Whole minutes until then, the last one begun counted; 0 when it is over. */
export function minutesLeft(until: string, now: number): number {
  return Math.max(0, Math.ceil((new Date(until).getTime() - now) / 60_000));
}
