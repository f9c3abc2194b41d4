import { maxUpdateBytes } from '@alongside/workflows/live/protocol';
import * as Y from 'yjs';

/**
 * What a server at `stateVector` lacks of `doc`; null when it lacks nothing. State vectors do not speak of
 * deletions, so those are compared with `update`, the server's own answer, which always carries all of them.
 */
export function lackingAt(
  doc: Y.Doc,
  server: { update: Uint8Array; stateVector: Uint8Array },
): Uint8Array | null {
  const whole = Y.encodeStateAsUpdate(doc, server.stateVector);
  const missing =
    whole.byteLength > maxUpdateBytes ? withoutWhatIsGone(doc, server.stateVector) : whole;
  const known = Y.createSnapshot(
    Y.mergeDeleteSets([Y.decodeUpdate(server.update).ds]),
    Y.decodeStateVector(server.stateVector),
  );
  return Y.snapshotContainsUpdate(known, missing) ? null : missing;
}

/** The same without the words that were taken out again; this page keeps those so that undo can bring them back. */
function withoutWhatIsGone(doc: Y.Doc, stateVector: Uint8Array): Uint8Array {
  const standing = new Y.Doc();
  Y.applyUpdate(standing, Y.encodeStateAsUpdate(doc));
  const missing = Y.encodeStateAsUpdate(standing, stateVector);
  standing.destroy();
  return missing;
}

/** Something arrived whose dependencies have not: an update between was lost on the way. */
export function hasGap(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

/** Takes updates from the front of `waiting` while together they stay under `maxBytes`; always at least one. */
export function takeBatch(
  waiting: Uint8Array[],
  maxBytes: number,
): { batch: Uint8Array; taken: number } | null {
  const first = waiting[0];
  if (!first) return null;
  let bytes = first.byteLength;
  let taken = 1;
  for (const update of waiting.slice(1)) {
    if (bytes + update.byteLength > maxBytes) break;
    bytes += update.byteLength;
    taken += 1;
  }
  return { batch: taken === 1 ? first : Y.mergeUpdates(waiting.slice(0, taken)), taken };
}
