import type { Viewed } from '@alongside/workflows/reading/viewings';
import type { Collection } from 'mongodb';
import type { Connection } from 'mongoose';

/** What was looked at, as far as it is known. */
export interface ViewedAbout {
  discussion?: string;
  /** As it was written. */
  caseReference?: string;
  /** As case references are compared. */
  caseKey?: string;
  /** The colleague whose work, part or viewings it was about. */
  colleague?: string;
  /** What was searched for. */
  words?: string;
}

/** One entry of an organisation's view log. Never changes; only the oldest are ever let go, sealed. */
export interface StoredViewing {
  /** `<organisation>:<sequence>` */
  _id: string;
  organisation: string;
  /** 1, 2, 3 … without a gap. */
  sequence: number;
  /** Hash of the entry before it; `beginning` for the first. */
  previous: string;
  /** SHA-256 over everything else here but `_id` and `once`, as canonical JSON. */
  hash: string;
  at: Date;
  /** Null: the service itself. */
  person: string | null;
  what: Viewed;
  about: ViewedAbout;
  reason: string | null;
  /** The same reading within the same hour is one entry. */
  once: string | null;
  /** For `disposed`: where the log begins now. */
  disposed?: { upTo: number; hash: string; entries: number };
}

/** Where an organisation's log ends: the next entry is only written if it still ends there. */
export interface StoredLogEnd {
  /** The organisation. */
  _id: string;
  organisation: string;
  sequence: number;
  hash: string;
}

export interface ViewLogCollections {
  viewings: Collection<StoredViewing>;
  ends: Collection<StoredLogEnd>;
}

/** Makes the collections and their indexes where they are missing; harmless to repeat. */
export async function viewLogCollections(connection: Connection): Promise<ViewLogCollections> {
  const { db } = connection;
  if (!db) throw new Error('The connection is not open.');
  const collections: ViewLogCollections = {
    viewings: db.collection('viewings'),
    ends: db.collection('viewlogends'),
  };
  await Promise.all([
    collections.viewings.createIndexes([
      { key: { organisation: 1, sequence: 1 }, unique: true },
      { key: { organisation: 1, 'about.discussion': 1, sequence: -1 } },
      { key: { organisation: 1, 'about.caseKey': 1, sequence: -1 } },
      { key: { organisation: 1, person: 1, sequence: -1 } },
      { key: { organisation: 1, 'about.colleague': 1, sequence: -1 } },
      { key: { organisation: 1, once: 1 }, partialFilterExpression: { once: { $type: 'string' } } },
      { key: { organisation: 1, at: 1 } },
    ]),
    collections.ends.createIndex({ organisation: 1 }),
  ]);
  return collections;
}
