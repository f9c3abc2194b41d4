import type { CodebookCommand } from '@alongside/workflows/theme/codebook/contract';
import type { Agreement } from '@alongside/workflows/theme/second-tagging/agreement';
import type { Codebook } from '@alongside/workflows/theme/codebook/codebook';
import type { Section } from '@alongside/workflows/discussion/stages';
import type { Collection } from 'mongodb';
import type { Connection } from 'mongoose';

/** The codebook as it stands. */
export interface StoredCodebook extends Codebook {
  /** The organisation's id. */
  _id: string;
  organisation: string;
  revision: number;
  /** Themes whose findings are to be counted again; emptied once they are marked. */
  recount: string[];
  /** When they are to be marked; null when there are none. */
  due: Date | null;
}

/** One step of a codebook. Never changes. */
export interface StoredCodebookStep {
  /** `<organisation>:<revision>` */
  _id: string;
  organisation: string;
  revision: number;
  at: Date;
  by: string;
  /** Hash of person and command id: a repeated command is the same step. */
  commandId: string;
  hash: string;
  command: CodebookCommand;
  says: string;
}

/** What one agreed discussion adds to the numbers of its place and week. */
export interface Contribution {
  week: number;
  area: string;
  service: string;
  team: string;
  worker: string;
  /** `all`, `theme:<id>:<section>`, `theme:<id>:learningPoint`, `standard:<id>`; each once. */
  keys: string[];
}

/** What an agreed discussion says by theme: one, of its newest record. */
export interface StoredLearning {
  /** The discussion's id. */
  _id: string;
  organisation: string;
  version: number;
  agreedAt: Date;
  week: number;
  frame: number;
  /** Themes as they were tagged then. */
  tags: { theme: string; section: Section }[];
  standards: string[];
  /** Words of it without names: only what is written with a small letter. */
  words: string[];
  contribution: Contribution;
  /** Of the codebook it was counted by. */
  codebook: number;
  /** When it is to be counted again; null when it is counted. */
  due: Date | null;
}

/** The numbers of one place in one week, kept up with every record. */
export interface StoredRollup {
  /** Derived from organisation, week, area, service and team. */
  _id: string;
  organisation: string;
  frame: number;
  week: number;
  area: string;
  service: string;
  team: string;
  /** By key: how many discussions, and how many of each worker. The workers never leave the service. */
  entries: Record<string, { n: number; by: Record<string, number> }>;
}

/** Forty-eight weeks whose numbers are to be worked out for publication. */
export interface StoredFrame {
  /** `<organisation>:<frame>` */
  _id: string;
  organisation: string;
  frame: number;
  /** Counted up with every change to its numbers. */
  revision: number;
  /** The revision that is published, once one is. */
  published?: number;
  due: Date | null;
}

/** What is published of one frame: nothing smaller can be found from it (`docs/themes.md`). The overview reads nothing else. */
export interface StoredPublication {
  /** `<organisation>:<frame>:<limit>:<key>` */
  _id: string;
  organisation: string;
  frame: number;
  /** Fewest discussions of a number: 5 inside, 10 for what leaves. */
  limit: number;
  /** `all`, a population such as `theme:direct-work:strength`, `pairs` or `words`. */
  key: string;
  /** The first week that is not in it. */
  until: number;
  /** Of everything published of its frame by its limit: another one whenever any of it changes. */
  stamp: string;
  /** JSON. */
  body: string;
}

/** A shared finding, as its author lets it be read. */
export interface StoredExcerpt {
  /** Derived from discussion and finding. */
  _id: string;
  organisation: string;
  discussion: string;
  finding: string;
  author: string;
  section: Section;
  /** As tagged; where they count now is asked of the codebook. */
  themes: string[];
  week: number;
  area: string;
  service: string;
  team: string;
  /** What was agreed, without colleagues’ names, case references and what a person could be found by. */
  agreed: string;
  /** As the author last left it. */
  words: string;
  state: 'waiting' | 'confirmed' | 'withdrawn';
  at: Date;
}

/** A sample of confirmed excerpts that is tagged a second time, without the first tags. */
export interface StoredSecondSample {
  /** Derived from person and command id: drawn once, however often it is sent. */
  _id: string;
  organisation: string;
  /** Who draws it tags it. */
  by: string;
  at: Date;
  seed: string;
  /** How many were drawn, and of how many. */
  size: number;
  drawnFrom: number;
  /** First and last day of the weeks it was drawn from. */
  from: string;
  to: string;
  /** Counted up with every tagging. */
  revision: number;
  finishedAt: Date | null;
  /** How far the two agree; null until it is finished. */
  agreement: Agreement | null;
}

/** One excerpt of a sample with its two taggings. Its words stay where they are: whoever withdraws them withdraws them here. */
export interface StoredSecondTag {
  /** Derived from sample and excerpt. */
  _id: string;
  organisation: string;
  sample: string;
  /** Its place in the order of the draw, from 1. */
  place: number;
  excerpt: string;
  discussion: string;
  section: Section;
  first: string[];
  /** Null until it is tagged. */
  second: string[] | null;
}

export interface ThemeCollections {
  codebooks: Collection<StoredCodebook>;
  codebookSteps: Collection<StoredCodebookStep>;
  learnings: Collection<StoredLearning>;
  rollups: Collection<StoredRollup>;
  frames: Collection<StoredFrame>;
  publications: Collection<StoredPublication>;
  excerpts: Collection<StoredExcerpt>;
  secondSamples: Collection<StoredSecondSample>;
  secondTags: Collection<StoredSecondTag>;
}

const whenDue = { partialFilterExpression: { due: { $type: 'date' as const } } };

/** Makes the collections and their indexes where they are missing; harmless to repeat. */
export async function themeCollections(connection: Connection): Promise<ThemeCollections> {
  const { db } = connection;
  if (!db) throw new Error('The connection is not open.');
  const collections: ThemeCollections = {
    codebooks: db.collection('codebooks'),
    codebookSteps: db.collection('codebooksteps'),
    learnings: db.collection('learnings'),
    rollups: db.collection('rollups'),
    frames: db.collection('themeframes'),
    publications: db.collection('publications'),
    excerpts: db.collection('excerpts'),
    secondSamples: db.collection('secondsamples'),
    secondTags: db.collection('secondtags'),
  };
  const { codebooks, codebookSteps, learnings, rollups, frames, publications, excerpts } =
    collections;
  // Making an index makes its collection, so that no transaction is the first to write to it.
  await Promise.all([
    codebooks.createIndex({ due: 1 }, whenDue),
    codebookSteps.createIndex({ organisation: 1, revision: 1 }),
    codebookSteps.createIndex({ organisation: 1, commandId: 1 }, { unique: true }),
    learnings.createIndex({ organisation: 1, frame: 1 }),
    learnings.createIndex({ organisation: 1, 'tags.theme': 1 }),
    learnings.createIndex({ due: 1 }, whenDue),
    rollups.createIndex({ organisation: 1, frame: 1 }),
    frames.createIndex({ due: 1 }, whenDue),
    publications.createIndex({
      ...{ organisation: 1, limit: 1, frame: 1, key: 1 },
      // What is asked at each overview, so that no body is read for it.
      ...{ until: 1, stamp: 1, _id: 1 },
    }),
    excerpts.createIndex({ organisation: 1, state: 1, themes: 1, week: -1, _id: 1 }),
    excerpts.createIndex({ organisation: 1, author: 1, state: 1, at: -1 }),
    excerpts.createIndex({ organisation: 1, discussion: 1 }),
    collections.secondSamples.createIndex({ organisation: 1, at: -1 }),
    collections.secondTags.createIndex({ organisation: 1, sample: 1, place: 1 }),
    collections.secondTags.createIndex({ organisation: 1, discussion: 1 }),
  ]);
  return collections;
}
