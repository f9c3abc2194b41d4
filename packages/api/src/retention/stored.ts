import type { RetentionKind } from '@alongside/workflows/retention/when-it-goes';
import type { Collection } from 'mongodb';
import type { Connection } from 'mongoose';

/** Nothing about this case goes until the hold is lifted. */
export interface StoredHold {
  _id: string;
  organisation: string;
  caseReference: string;
  /** As case references are compared. */
  caseKey: string;
  reason: string;
  placedBy: string;
  placedAt: Date;
  liftedBy: string | null;
  liftedAt: Date | null;
  liftedBecause: string | null;
}

/** Something went, or is going: written before the first of it goes, and never changed once it is done. */
export interface StoredDisposal {
  _id: string;
  organisation: string;
  kind: RetentionKind;
  /** By which rule, in words. */
  rule: string;
  /** The discussion; null for what is older than its period whatever it was about. */
  discussion: string | null;
  /** Whose reflection. */
  person: string | null;
  /** Its next steps. */
  actions: string[];
  /** Before when, for what goes by age alone. */
  before: Date | null;
  /** The case reference, where the organisation names it in this log. */
  reference: string | null;
  /** A code of the case reference: who knows the reference finds it. */
  code: string | null;
  startedAt: Date;
  doneAt: Date | null;
  /** How many of what went. */
  counts: Record<string, number>;
}

/** Its author keeps this reflection as long as the record. */
export interface StoredKeptReflection {
  /** `<discussion>:<person>` */
  _id: string;
  organisation: string;
  discussion: string;
  person: string;
  at: Date;
}

export interface RetentionCollections {
  holds: Collection<StoredHold>;
  disposals: Collection<StoredDisposal>;
  keptReflections: Collection<StoredKeptReflection>;
}

/** Makes the collections and their indexes where they are missing; harmless to repeat. */
export async function retentionCollections(connection: Connection): Promise<RetentionCollections> {
  const { db } = connection;
  if (!db) throw new Error('The connection is not open.');
  const collections: RetentionCollections = {
    holds: db.collection('holds'),
    disposals: db.collection('disposals'),
    keptReflections: db.collection('keptreflections'),
  };
  await Promise.all([
    collections.holds.createIndex({ organisation: 1, caseKey: 1, liftedAt: 1 }),
    collections.disposals.createIndexes([
      { key: { organisation: 1, startedAt: -1, _id: -1 } },
      { key: { organisation: 1, discussion: 1, kind: 1 } },
      { key: { organisation: 1, code: 1 } },
      { key: { doneAt: 1 }, partialFilterExpression: { doneAt: { $type: 'null' } } },
    ]),
    collections.keptReflections.createIndex({ organisation: 1, discussion: 1 }),
  ]);
  return collections;
}
