import type { Collection } from 'mongodb';
import type { Connection } from 'mongoose';

/** What an administrator changed. Appended, never changed; it holds no content of discussions. */
export interface StoredChange {
  _id: string;
  organisation: string;
  at: Date;
  by: string;
  /** As a sentence goes on after a name: “added Nia Coldbrook”. */
  what: string;
  /** The person or team it was about; null for the organisation itself. */
  about: string | null;
}

export interface AdministrationCollections {
  changes: Collection<StoredChange>;
}

/** Makes the collection and its index where they are missing; harmless to repeat. */
export async function administrationCollections(
  connection: Connection,
): Promise<AdministrationCollections> {
  const { db } = connection;
  if (!db) throw new Error('The connection is not open.');
  const collections = { changes: db.collection<StoredChange>('administrationlog') };
  await collections.changes.createIndex({ organisation: 1, at: -1, _id: -1 });
  return collections;
}
