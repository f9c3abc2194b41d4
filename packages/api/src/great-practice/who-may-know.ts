import type { PracticeStanding } from '@alongside/workflows/great-practice/view';
import type { GreatPracticeProjection } from './projection.ts';

type Known = Pick<GreatPracticeProjection, 'state' | 'nominator' | 'praised'>;

/** Consented to, and not taken back since. */
export function isOnTheWall({ state }: Pick<Known, 'state'>): boolean {
  return state === 'shared' || state === 'celebrated';
}

/**
 * Who may open it. While it is the praised's to answer, and after a no, they alone: its nominator reads it in the list of
 * what they gave, where an answer to come and a no look the same (GP5); not even a revision tells them apart.
 */
export function mayKnow(projection: Known, reader: string): boolean {
  if (isOnTheWall(projection)) return true;
  const isUnsent = projection.state === 'unfinished' || projection.state === 'discarded';
  return reader === (isUnsent ? projection.nominator : projection.praised);
}

/** Whoever gave it may take it back without being told how it stands: answered or not, it is the same to them (GP10). */
export function mayWithdrawUnseen({ state, nominator }: Known, sender: string): boolean {
  return sender === nominator && (state === 'nominated' || state === 'kept');
}

/** How it stands for this reader, who may know of it or has given it. */
export function standingFor({ state, praised }: Known, reader: string): PracticeStanding {
  if (state !== 'nominated' && state !== 'kept') return state;
  if (reader !== praised) return 'given';
  return state === 'nominated' ? 'waiting' : 'kept';
}
