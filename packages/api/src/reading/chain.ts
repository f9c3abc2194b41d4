import { canonicalJson, sha256 } from '../durable/canonical-json.ts';
import type { StoredViewing } from './stored.ts';

/** What the first entry of a log follows. */
export const beginning = '0'.repeat(64);

/** Where a log, or a part of it, ends. */
export interface LogEnd {
  sequence: number;
  hash: string;
}

/** Everything an entry says, before it has its place in a log. */
export type Unchained = Omit<StoredViewing, '_id' | 'sequence' | 'previous' | 'hash'>;

/** Hash of an entry: SHA-256 over all it says and the hash before it, as canonical JSON. */
export function hashOf({ _id: _, hash: _hash, once: _once, at, ...says }: StoredViewing): string {
  return sha256(canonicalJson({ ...says, at: at.toISOString() }));
}

/** Puts entries after `end`, each bound to the one before it. */
export function chained(end: LogEnd, entries: readonly Unchained[]): StoredViewing[] {
  let { sequence, hash } = end;
  return entries.map((entry) => {
    sequence += 1;
    const _id = `${entry.organisation}:${sequence}`;
    const next: StoredViewing = { _id, sequence, previous: hash, hash: '', ...entry };
    next.hash = hashOf(next);
    hash = next.hash;
    return next;
  });
}

/** Why `entry` cannot follow `before`; null when it does. */
export function whyBroken(before: LogEnd, entry: StoredViewing): string | null {
  if (entry.sequence !== before.sequence + 1) return `Entry ${before.sequence + 1} is missing.`;
  if (hashOf(entry) !== entry.hash) return 'This entry was changed.';
  if (entry.previous !== before.hash) return 'The entry before this one was exchanged.';
  return null;
}
