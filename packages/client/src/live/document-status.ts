import type { Problem } from '@alongside/workflows/problem';
import type * as Y from 'yjs';
import type { Words } from './written-words.ts';

/**
 * - `opening`: nothing to show yet
 * - `saved`: everything typed here is durable at the service
 * - `saving`: on its way
 * - `offline`: kept here until there is a connection again
 * - `held`: the service does not take it; it stays here, and `problem` says why
 * - `removed`: no longer this person's to read
 */
export type DocumentStatus = 'opening' | 'saved' | 'saving' | 'offline' | 'held' | 'removed';

/** Typed here for a text that was agreed or shared meanwhile: its author's alone, to copy. */
export interface TypedTooLate {
  words: Words[];
  /** What was typed, as a Yjs update. */
  update: Uint8Array;
}

export interface DocumentSnapshot {
  doc: Y.Doc;
  status: DocumentStatus;
  readOnly: boolean;
  /** The service's text has been seen at least once, here or in the copy kept on this device. */
  ready: boolean;
  typedTooLate: TypedTooLate | null;
  problem: Problem | null;
  removedBecause: string | null;
}

/** The state of saving, as one would say it aloud. */
export function sayStatus(status: DocumentStatus, readOnly: boolean): string {
  if (status === 'opening') return 'Opening…';
  if (status === 'offline') return 'Working offline, your words are safe';
  if (status === 'saving') return 'Saving…';
  if (status === 'held') return 'Not saved yet. Your words are kept on this page';
  if (status === 'removed') return 'This is no longer open to you';
  return readOnly ? 'For reading' : 'Saved';
}
