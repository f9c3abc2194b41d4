import { setImmediate } from 'node:timers/promises';
import type { Binary, ClientSession, Collection, Db, ObjectId } from 'mongodb';
import type { Connection } from 'mongoose';
import type { Finding } from '@alongside/workflows/discussion/findings';
import * as Y from 'yjs';
import type { Credit } from './credits.ts';

/** A live document as compacted. `_id` is its name. */
export interface StoredDocument {
  _id: string;
  organisation: string;
  /** One more at each compaction. */
  revision: number;
  /** Touched by whoever must not pass an agreement unseen; see `docs/live.md`, "Freezing". */
  fence: number;
  /** Yjs state, encoding v2; null before the first compaction. */
  state: Binary | null;
  /** Who brought what of which Yjs client, first come. */
  writers: Credit[];
}

/** One document's part of a group commit. Append-only; deleted only in the transaction that merges it. */
export interface StoredUpdates {
  _id: ObjectId;
  organisation: string;
  doc: string;
  node: string;
  at: Date;
  /** The version of the record it was typed for; left out by whoever does not know of any: then it counts. */
  recordVersion?: number;
  updates: { by: string; update: Binary }[];
}

/** An update that came too late for a document that had just been frozen: its author's, never part of it. */
export interface LateUpdate {
  _id: ObjectId;
  organisation: string;
  doc: string;
  by: string;
  at: Date;
  /** The entry of the log it was in. */
  entry: ObjectId;
  update: Binary;
}

/** The findings of one discussion as last projected. */
export interface ProjectedFinding extends Omit<Finding, 'id'> {
  _id: string;
  organisation: string;
  discussion: string;
  finding: string;
  position: number;
}

export interface LiveCollections {
  db: Db;
  documents: Collection<StoredDocument>;
  updates: Collection<StoredUpdates>;
  late: Collection<LateUpdate>;
  findings: Collection<ProjectedFinding>;
}

/** Makes the live collections and their indexes where they are missing. */
export async function liveCollections(connection: Connection): Promise<LiveCollections> {
  const { db } = connection;
  if (!db) throw new Error('The live documents need an open connection.');
  const collections: LiveCollections = {
    db,
    documents: db.collection('documents'),
    updates: db.collection('documentupdates'),
    late: db.collection('lateupdates'),
    findings: db.collection('findings'),
  };
  const present = new Set(
    (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name),
  );
  for (const name of ['documents', 'documentupdates', 'lateupdates', 'findings']) {
    if (!present.has(name)) await createIfMissing(db, name);
  }
  await Promise.all([
    collections.updates.createIndex({ organisation: 1, doc: 1, _id: 1 }),
    collections.documents.createIndex({ organisation: 1, _id: 1 }),
    collections.late.createIndex({ organisation: 1, doc: 1, by: 1, _id: 1 }),
    collections.findings.createIndex({ organisation: 1, discussion: 1, position: 1 }),
  ]);
  return collections;
}

async function createIfMissing(db: Db, name: string): Promise<void> {
  try {
    await db.createCollection(name);
  } catch (error) {
    const namespaceExists = 48;
    if (!(error instanceof Error && 'code' in error && error.code === namespaceExists)) throw error;
  }
}

/** What is durable of one document. */
export interface DurableDocument {
  stored: StoredDocument | null;
  entries: StoredUpdates[];
}

/**
 * Reads what is durable of a document, within a transaction if `session` is in one. The log is read before the
 * state: a compaction in between shows its entries twice, which merges to the same, and never hides them.
 */
export async function readDurable(
  { documents, updates }: LiveCollections,
  organisation: string,
  name: string,
  session?: ClientSession,
): Promise<DurableDocument> {
  const options = session ? { session } : {};
  const entries = await updates
    .find({ organisation, doc: name }, options)
    .sort({ _id: 1 })
    .toArray();
  const stored = await documents.findOne({ organisation, _id: name }, options);
  return { stored, entries };
}

/** The same for several documents of one organisation, in the order of `names`, in one read: again the log first. */
export async function readDurableOf(
  { documents, updates }: LiveCollections,
  organisation: string,
  names: readonly string[],
): Promise<DurableDocument[]> {
  const found = await updates
    .aggregate<{ entry?: StoredUpdates; stored?: StoredDocument }>([
      { $match: { organisation, doc: { $in: [...names] } } },
      { $sort: { _id: 1 } },
      { $project: { _id: 0, entry: '$$ROOT' } },
      {
        $unionWith: {
          coll: documents.collectionName,
          pipeline: [
            { $match: { organisation, _id: { $in: [...names] } } },
            { $project: { _id: 0, stored: '$$ROOT' } },
          ],
        },
      },
    ])
    .toArray();
  return names.map((name) => ({
    stored: found.find(({ stored }) => stored?._id === name)?.stored ?? null,
    entries: found.flatMap(({ entry }) => (entry?.doc === name ? [entry] : [])),
  }));
}

/** Updates merged in one turn of the event loop. */
const inOneTurn = 32;

/** The same as `documentFrom`, with room for others in between: a long log takes a while. */
export async function documentGradually({ stored, entries }: DurableDocument): Promise<Y.Doc> {
  const document = documentFrom({ stored, entries: [] });
  const updates = entries.flatMap((entry) => entry.updates);
  for (let at = 0; at < updates.length; at += inOneTurn) {
    await setImmediate();
    document.transact(() => {
      for (const { update } of updates.slice(at, at + inOneTurn))
        Y.applyUpdate(document, update.buffer);
    });
  }
  return document;
}

/** A new Y.Doc holding these. What waits for something that never came stays waiting in it (`store.pendingStructs`). */
export function documentFrom({ stored, entries }: DurableDocument): Y.Doc {
  const document = new Y.Doc();
  document.transact(() => {
    if (stored?.state) Y.applyUpdateV2(document, stored.state.buffer);
    for (const { updates } of entries) {
      for (const { update } of updates) Y.applyUpdate(document, update.buffer);
    }
  });
  return document;
}
