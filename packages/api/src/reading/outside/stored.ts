import type { Collection } from 'mongodb';
import type { Connection } from 'mongoose';

/** Somebody reads one discussion from outside, for a reason and for a while. */
export interface StoredOpening {
  _id: string;
  organisation: string;
  discussion: string;
  caseReference: string;
  person: string;
  reason: string;
  begunAt: Date;
  /** Looked at with every reading: nothing has to happen for it to end. */
  until: Date;
  endedAt: Date | null;
  /** Participants and quality leads have been told; nothing is shown before. */
  told: boolean;
}

export interface OpeningCollections {
  openings: Collection<StoredOpening>;
}

/** Makes the collection and its indexes where they are missing; harmless to repeat. */
export async function openingCollections(connection: Connection): Promise<OpeningCollections> {
  const { db } = connection;
  if (!db) throw new Error('The connection is not open.');
  const openings = db.collection<StoredOpening>('outsidereadings');
  await openings.createIndexes([
    { key: { organisation: 1, person: 1, until: -1 } },
    { key: { organisation: 1, discussion: 1 } },
  ]);
  return { openings };
}
