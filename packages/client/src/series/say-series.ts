import type { Pick, SeriesLine } from '@alongside/workflows/series/contract';
import type { LeftOutReason } from '@alongside/workflows/series/sample';
import { day } from '../words/dates.ts';

export const leftOutWords: Record<LeftOutReason, (count: number) => string> = {
  twice: (count) => `${count} stood on the list twice`,
  discussedLately: (count) => `${count} had a discussion in the last twelve months`,
  conflict: (count) =>
    `${count} ${count === 1 ? 'has' : 'have'} a worker with a conflict of interest`,
  unreadable: (count) => `${count} did not look like a case reference here`,
};

/** “drew 6 of 40 by lot”, or that there was nothing to choose from. */
export function drawnWords(drawn: number, eligible: number): string {
  if (drawn < eligible) return `drew ${drawn} of ${eligible} by lot`;
  return eligible === 1 ? 'took the only one there was' : `took all ${eligible} there were`;
}

export const pickWords: Record<Pick['state'], string> = {
  toHandOver: 'Waits for a practice lead',
  handedOver: 'Handed over, not begun',
  underWay: 'Under way',
  agreed: 'Agreed',
  leftOut: 'Left out',
};

/** "Monday 23 November to Friday 27 November · 2 of 6 agreed". */
export function whenAndHowFar({ from, until, picks, agreed }: SeriesLine): string {
  const when = from === until ? day(from) : `${day(from)} to ${day(until)}`;
  return picks === 0 ? when : `${when} · ${agreed} of ${picks} agreed`;
}
