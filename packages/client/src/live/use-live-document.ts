import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { useMe } from '../api/queries.ts';
import type { DocumentSnapshot } from './document-status.ts';
import { liveDocuments, type LiveDocuments } from './documents.ts';
import type { LiveDocument } from './live-document.ts';

export interface OpenDocument extends DocumentSnapshot {
  live: LiveDocument;
}

/** The documents of whoever is signed in. */
export function useLiveDocuments(): LiveDocuments {
  return liveDocuments(useMe().id);
}

/**
 * Opens a live document for as long as the screen stands. `kept` on this device, so that it opens without a
 * connection; documents that are only read are not kept.
 */
export function useLiveDocument(name: string, kept = true): OpenDocument {
  const documents = useLiveDocuments();
  const live = documents.document(name, kept);
  useEffect(() => documents.hold(name), [documents, name, live]);
  return { ...useSnapshot(live), live };
}

/** How a live document stands, again after each change of it (its words apart). */
export function useSnapshot(live: LiveDocument): DocumentSnapshot {
  const subscribe = useCallback((listener: () => void) => live.subscribe(listener), [live]);
  return useSyncExternalStore(subscribe, () => live.snapshot);
}

/** Any shared type, or several at once. */
interface Observed {
  observeDeep(listener: () => void): void;
  unobserveDeep(listener: () => void): void;
}

/**
 * Reads something out of a Yjs type, again after each change in or below it. `same` keeps the earlier answer, so
 * that what did not change is not drawn again.
 */
export function useYjs<Read>(
  type: Observed,
  read: () => Read,
  same: (before: Read, after: Read) => boolean,
): Read {
  const held = useRef<{ type: unknown; read: Read } | null>(null);
  const snapshot = (): Read => {
    const before = held.current;
    const next = read();
    if (before && before.type === type && same(before.read, next)) return before.read;
    held.current = { type, read: next };
    return next;
  };
  const subscribe = useCallback(
    (listener: () => void) => {
      type.observeDeep(listener);
      return () => type.unobserveDeep(listener);
    },
    [type],
  );
  return useSyncExternalStore(subscribe, snapshot);
}
