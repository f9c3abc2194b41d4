import type { SeriesPlan } from '@alongside/workflows/series/contract';
import type { SeriesReport } from '@alongside/workflows/series/report';
import type { LeftOutReason } from '@alongside/workflows/series/sample';
import type { Collection } from 'mongodb';
import type { Connection } from 'mongoose';

export interface StoredPick {
  reference: string;
  key: string;
  place: number;
  lot: string;
  worker: string | null;
  practiceLead: string | null;
  leftOutBecause: string | null;
  /** Drawn for an earlier series, too, whose references have gone: its discussion counts for that one. */
  countedBefore?: boolean;
}

/** The list that was drawn from is not kept: the seed, and how many it held, let anybody draw again who has it. */
export interface StoredSample {
  seed: string;
  listed: number;
  eligible: number;
  leftOut: { reason: LeftOutReason; count: number }[];
  at: Date;
  by: string;
  draws: number;
}

/** A practice week or deep dive. */
export interface StoredSeries extends SeriesPlan {
  _id: string;
  organisation: string;
  revision: number;
  by: string;
  createdAt: Date;
  sample: StoredSample | null;
  picks: StoredPick[];
  /** What came of it, kept when the case references went after their time. */
  came?: SeriesReport | null;
  /** The latest commands that were applied, so that one sent twice is applied once. */
  commands: string[];
}

export interface SeriesCollections {
  series: Collection<StoredSeries>;
}

/** Makes the collection and its indexes where they are missing; harmless to repeat. */
export async function seriesCollections(connection: Connection): Promise<SeriesCollections> {
  const { db } = connection;
  if (!db) throw new Error('The connection is not open.');
  const series = db.collection<StoredSeries>('series');
  await series.createIndex({ organisation: 1, createdAt: -1, _id: -1 });
  return { series };
}
