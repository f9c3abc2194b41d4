import { parseDocumentName } from '@alongside/workflows/live/protocol';
import { Binary, type ClientSession } from 'mongodb';
import * as Y from 'yjs';
import { Credits } from './credits.ts';
import {
  documentGradually,
  type DurableDocument,
  type LiveCollections,
  readDurable,
  type StoredUpdates,
} from './document-log.ts';
import type { LiveDeps } from './ports.ts';
import { moveToLate } from './settle.ts';
import { stands } from './standing.ts';

type CompactionDeps = Pick<LiveDeps, 'readCircles'> & { collections: LiveCollections };

/**
 * Merges a document's log into its stored state: one transaction replaces the state and deletes exactly the
 * entries that were merged, so that ending at any instruction loses and doubles nothing. What does not count (it
 * came too late for a record that is agreed, or for one reopened since) is set aside instead.
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
      const counts = (entry: StoredUpdates) => !stored || stands(entry, stored, doc);
      const entries = durable.entries.filter(counts);
      const leftOver = durable.entries.filter((entry) => !counts(entry));
      if (entries.length === 0) return { merged: 0, entries: leftOver };
      const whole = { stored: durable.stored, entries };
      const { collections } = deps;
      const document = await documentGradually(whole);
      await storeMerged(collections, organisation, name, whole, document, session);
      return { merged: entries.length, entries: leftOver };
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
  const credits = new Credits(stored?.writers);
  credits.takeEntries(entries);
  await documents.updateOne(
    { _id: name, organisation },
    {
      $set: {
        state: new Binary(Y.encodeStateAsUpdateV2(document)),
        writers: credits.all(),
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
