import * as Y from 'yjs';
import { limits } from './limits.ts';
import { lieTooDeep, readTypes } from './readable.ts';

/**
 * What became of an update: `taken` changed the text; `known` brought nothing new; `missing` rests on something
 * that is not here (`integrated` is the part that could be taken, if any); `malformed` was not taken; `broken` was
 * found malformed too late: the text must be loaded again.
 */
export type Taken =
  | { kind: 'taken' | 'known' | 'malformed' | 'tooLarge' | 'broken' }
  | { kind: 'missing'; integrated: Uint8Array | null };

/** One document's text in memory: takes what is well-formed and whole, and nothing else. */
export interface SharedText {
  readonly document: Y.Doc;
  take(update: Uint8Array): Taken;
  /** Everything the holder of this state vector lacks. @throws when it is not a state vector. */
  since(stateVector: Uint8Array): Uint8Array;
  stateVector(): Uint8Array;
}

/** @param bytes about how large the stored state is */
export function sharedText(document: Y.Doc, bytes: number): SharedText {
  let size = bytes;
  let last: Y.Transaction | null = null;
  /** All of it, for many who join at once; forgotten when memory is wanted elsewhere. */
  let whole: WeakRef<Uint8Array> | null = null;
  forgetPending(document);
  document.on('afterTransaction', (transaction) => {
    last = transaction;
  });

  function measure(): Uint8Array {
    const update = Y.encodeStateAsUpdate(document);
    whole = new WeakRef(update);
    size = update.byteLength;
    return update;
  }

  return {
    document,
    take(update) {
      const types = readTypes(update);
      if (!types) return { kind: 'malformed' };
      if (size + update.byteLength > limits.documentBytes) {
        measure();
        if (size + update.byteLength > limits.documentBytes) return { kind: 'tooLarge' };
      }
      last = null;
      try {
        Y.applyUpdate(document, update);
      } catch {
        return { kind: 'broken' };
      }
      if (lieTooDeep(document, types)) return { kind: 'broken' };
      const changed = last !== null && hasContent(last);
      if (changed) {
        size += update.byteLength;
        whole = null;
      }
      if (!forgetPending(document)) return { kind: changed ? 'taken' : 'known' };
      return { kind: 'missing', integrated: changed && last ? written(document, last) : null };
    },
    since(stateVector) {
      if (stateVector.byteLength > 1) return Y.encodeStateAsUpdate(document, stateVector);
      return whole?.deref() ?? measure();
    },
    stateVector: () => Y.encodeStateVector(document),
  };
}

function hasContent({ deleteSet, beforeState, afterState }: Y.Transaction): boolean {
  if (deleteSet.clients.size > 0) return true;
  for (const [client, clock] of afterState) {
    if (beforeState.get(client) !== clock) return true;
  }
  return false;
}

/** What waits for something that is not here would grow for ever and could hide later edits. @returns whether there was any */
function forgetPending({ store }: Y.Doc): boolean {
  if (store.pendingStructs === null && store.pendingDs === null) return false;
  store.pendingStructs = null;
  store.pendingDs = null;
  return true;
}

function written(document: Y.Doc, { beforeState }: Y.Transaction): Uint8Array {
  return Y.encodeStateAsUpdate(document, Y.encodeStateVector(beforeState));
}
