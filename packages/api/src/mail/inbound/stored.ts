import type { Collection } from 'mongodb';
import type { Connection } from 'mongoose';

/** That a message came in, and what became of it; nothing of what stood in it. */
export interface StoredInbound {
  /** Derived from its Message-ID and its sender: the same message is taken once. */
  _id: string;
  organisation: string;
  became: string;
  at: Date;
}

/** Who fetches messages for an organisation just now. */
export interface StoredInboundLease {
  _id: string;
  organisation: string;
  until: Date;
}

export interface InboundCollections {
  mails: Collection<StoredInbound>;
  leases: Collection<StoredInboundLease>;
}

const keptDays = 90;

/** Makes the collections and their indexes where they are missing; harmless to repeat. */
export async function inboundCollections(connection: Connection): Promise<InboundCollections> {
  const { db } = connection;
  if (!db) throw new Error('The connection is not open.');
  const collections: InboundCollections = {
    mails: db.collection('inboundmails'),
    leases: db.collection('inboundleases'),
  };
  await collections.mails.createIndex({ at: 1 }, { expireAfterSeconds: keptDays * 24 * 60 * 60 });
  return collections;
}
