import { parseDocumentName } from '@alongside/workflows/live/protocol';
import { Binary, type ClientSession } from 'mongodb';
import * as Y from 'yjs';
import {
  documentFrom,
  type DurableDocument,
  type LiveCollections,
  readDurable,
} from './document-log.ts';
import type { LiveDeps } from './ports.ts';
import { isAgreed } from './rights.ts';
import { moveToLate } from './settle.ts';
import { creditWriters } from './writers.ts';

type CompactionDeps = Pick<LiveDeps, 'readCircles'> & { collections: LiveCollections };

/**
 * Merges a document's log into its stored state: one transaction replaces the state and deletes exactly the
 * entries that were merged, so that ending at any instruction loses and doubles nothing. What is in the log of an
 * agreed record came too late for it and is set aside instead.
 * @returns the number of entries that left the log.
 */
export async function compact(
  deps: CompactionDeps,
  organisation: string,
  name: string,
): Promise<number> {
  const doc = parseDocumentName(name);
  if (!doc) return 0;
  return deps.collections.db.client.withSession(async (session) => {
    const late = await session.withTransaction(async () => {
      const stored = (await deps.readCircles([doc.discussion], session)).get(doc.discussion);
      const durable = await readDurable(deps.collections, organisation, name, session);
      if (durable.entries.length === 0) return { merged: 0, entries: [] };
      if (stored && isAgreed(stored.circle, doc)) return { merged: 0, entries: durable.entries };
      await storeMerged(
        deps.collections,
        organisation,
        name,
        durable,
        documentFrom(durable),
        session,
      );
      return { merged: durable.entries.length, entries: [] };
    });
    for (const { _id, updates } of late.entries) {
      await moveToLate(deps.collections, {
        id: _id,
        organisation,
        doc: name,
        updates: updates.map(({ by, update }) => ({ by, update: update.buffer })),
      });
    }
    return late.merged + late.entries.length;
  });
}

/** Within a transaction: the state becomes `document`, the entries it was made from leave the log. */
export async function storeMerged(
  { documents, updates }: LiveCollections,
  organisation: string,
  name: string,
  { stored, entries }: DurableDocument,
  document: Y.Doc,
  session: ClientSession,
): Promise<void> {
  const writers = new Map(stored?.writers.map(({ client, person }) => [client, person]));
  for (const entry of entries) {
    for (const { by, update } of entry.updates) creditWriters(writers, by, update.buffer);
  }
  await documents.updateOne(
    { _id: name, organisation },
    {
      $set: {
        state: new Binary(Y.encodeStateAsUpdateV2(document)),
        writers: [...writers].map(([client, person]) => ({ client, person })),
      },
      $inc: { revision: 1, fence: 1 },
    },
    { session, upsert: true },
  );
  if (entries.length === 0) return;
  await updates.deleteMany(
    { _id: { $in: entries.map(({ _id }) => _id) }, organisation },
    { session },
  );
}
