import type { Binary, Collection } from 'mongodb';
import type { Connection } from 'mongoose';

/** Whom or what an archive is about: a case, or a colleague. */
export type AboutHeld = { caseReference: string } | { colleague: string };

/** Somebody asked for everything that is held. It stays as a note when the archive itself has gone. */
export interface StoredArchive {
  _id: string;
  organisation: string;
  about: AboutHeld;
  reason: string;
  askedBy: string;
  askedAt: Date;
  state: 'waiting' | 'working' | 'ready' | 'expired' | 'failed';
  /** How far it is: pieces done of all. */
  done: number;
  total: number;
  /** Whoever works at it holds it until then. */
  leasedUntil: Date | null;
  readyAt: Date | null;
  expires: Date | null;
  /** Bytes of the archive. */
  size: number;
  /** What to look at before it is handed over. */
  marks: number;
}

/** A piece of an archive, so that none is too large for one document. */
export interface StoredPiece {
  /** `<archive>:<number>` */
  _id: string;
  organisation: string;
  archive: string;
  number: number;
  bytes: Binary;
}

export interface HeldCollections {
  archives: Collection<StoredArchive>;
  pieces: Collection<StoredPiece>;
}

/** Makes the collections and their indexes where they are missing; harmless to repeat. */
export async function heldCollections(connection: Connection): Promise<HeldCollections> {
  const { db } = connection;
  if (!db) throw new Error('The connection is not open.');
  const collections: HeldCollections = {
    archives: db.collection('heldexports'),
    pieces: db.collection('heldexportpieces'),
  };
  await Promise.all([
    collections.archives.createIndexes([
      { key: { organisation: 1, askedAt: -1, _id: -1 } },
      { key: { state: 1, leasedUntil: 1 } },
    ]),
    collections.pieces.createIndex({ organisation: 1, archive: 1, number: 1 }),
  ]);
  return collections;
}
