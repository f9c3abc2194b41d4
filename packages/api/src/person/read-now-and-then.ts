import type { Clock } from '../clock.ts';

/** Something of an organisation that is read once in a while instead of each time it is needed. */
export interface ReadNowAndThen<Read> {
  /** As read at most `readAge` ago. */
  of(organisation: string): Promise<Read>;
  /** Reads it again at the next call: this node changed it. */
  forget(organisation?: string): void;
}

/** How long what was read counts, in milliseconds: what changes on another node takes that long to hold here. */
export const readAge = 10_000;

export function readNowAndThen<Read>(
  read: (organisation: string) => Promise<Read>,
  clock: Clock,
): ReadNowAndThen<Read> {
  const kept = new Map<string, { at: number; found: Promise<Read> }>();
  return {
    of(organisation) {
      const now = clock.now();
      const known = kept.get(organisation);
      if (known && Math.abs(now - known.at) < readAge) return known.found;
      const found = read(organisation);
      kept.set(organisation, { at: now, found });
      found.catch(() => kept.delete(organisation));
      return found;
    },
    forget(organisation) {
      if (organisation === undefined) kept.clear();
      else kept.delete(organisation);
    },
  };
}
