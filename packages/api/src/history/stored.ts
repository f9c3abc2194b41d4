import type { Finding } from '@alongside/workflows/discussion/findings';
import type { LateWords, VersionReason } from '@alongside/workflows/discussion/history';
import type { Stage } from '@alongside/workflows/discussion/stages';
import type { Binary, Collection } from 'mongodb';
import type { Connection } from 'mongoose';

/** The findings of a discussion at one moment. Never changes. */
export interface StoredVersion {
  /** `<discussion>:<revision>` for one kept by a step, `<discussion>:<hash of person and command id>` on demand. */
  _id: string;
  organisation: string;
  discussion: string;
  version: string;
  /** Of the discussion, then: what happened in one instant stays in order. */
  revision: number;
  at: Date;
  by: string | null;
  why: VersionReason;
  stage: Stage | null;
  label: string | null;
  /** Who took part then. Nobody else reads it: what was taken out before they came is not theirs. */
  people: string[];
  findings: Finding[];
}

/** How somebody left a discussion: nobody's but theirs. */
export interface StoredVisit {
  /** `<discussion>:<person>` */
  _id: string;
  organisation: string;
  discussion: string;
  person: string;
  at: Date;
  findings: Finding[];
  /** Yjs state vector of the text at that moment: what came later is beyond it. */
  clocks: Binary;
}

/** Words that a page still held when it came back to a closed text: their author's alone. */
export interface StoredLateWords {
  /** `<discussion>:<hash of person and command id>` */
  _id: string;
  organisation: string;
  discussion: string;
  person: string;
  at: Date;
  words: LateWords[];
}

export interface HistoryCollections {
  versions: Collection<StoredVersion>;
  visits: Collection<StoredVisit>;
  lateWords: Collection<StoredLateWords>;
}

/** Makes the collections and their indexes where they are missing; harmless to repeat. */
export async function historyCollections(connection: Connection): Promise<HistoryCollections> {
  const { db } = connection;
  if (!db) throw new Error('The connection is not open.');
  const collections: HistoryCollections = {
    versions: db.collection('versions'),
    visits: db.collection('visits'),
    lateWords: db.collection('latewords'),
  };
  // Making an index makes its collection, so that no transaction is the first to write to it.
  await Promise.all([
    collections.versions.createIndex({ organisation: 1, discussion: 1, at: -1, revision: -1 }),
    collections.visits.createIndex({ organisation: 1, discussion: 1, person: 1 }),
    collections.lateWords.createIndex({ organisation: 1, discussion: 1, person: 1, at: 1 }),
  ]);
  return collections;
}
