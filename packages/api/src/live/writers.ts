import * as Y from 'yjs';

/**
 * Remembers who wrote as which Yjs client, first come: an update's structs are its sender's. Yjs clients choose
 * their number at random for each page, so one number is one person's.
 */
export function creditWriters(writers: Map<number, string>, by: string, update: Uint8Array): void {
  for (const client of Y.parseUpdateMeta(update).from.keys()) {
    if (!writers.has(client)) writers.set(client, by);
  }
}
