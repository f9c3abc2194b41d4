import { day } from '../words/dates.ts';

/** Entries under the day they belong to, in the order they came. */
export function byDay<Entry extends { at: string }>(
  entries: readonly Entry[],
): { date: string; entries: Entry[] }[] {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const date = day(entry.at);
    days.set(date, [...(days.get(date) ?? []), entry]);
  }
  return [...days].map(([date, found]) => ({ date, entries: found }));
}
