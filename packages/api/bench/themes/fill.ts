import { redactIdentifiers } from '@alongside/workflows/identifiers/redact';
import { frameOf, mondayOf } from '@alongside/workflows/theme/weeks';
import type { Db } from 'mongodb';
import type { StoredRecord } from '../../src/database/collections.ts';
import { chanceFrom } from '../../src/demo/year/chance.ts';
import { derivedId } from '../../src/durable/canonical-json.ts';
import { codebookOf } from '../../src/theme/codebook-store.ts';
import { learningOf } from '../../src/theme/contribution.ts';
import { addedUp } from '../../src/theme/count.ts';
import type {
  StoredCodebook,
  StoredExcerpt,
  StoredFrame,
  StoredLearning,
  StoredRollup,
} from '../../src/theme/stored.ts';
import { type Bench, organisation } from './organisation.ts';
import { recordsOfWeek } from './records.ts';
import type { Scale } from './scale.ts';

const unordered = { ordered: false, writeConcern: { w: 1 } };

/**
 * Writes records, and what counting them one by one would have left: what is kept of each (`learningOf`) and the
 * numbers of each place and week (`addedUp`), by the functions that the service counts with, a week at a time.
 * @returns the frames there are; nothing is published yet
 */
export async function fill(
  db: Db,
  bench: Bench,
  scale: Scale,
): Promise<{ frames: number[]; findings: number; seconds: number }> {
  const began = performance.now();
  const chance = chanceFrom(scale.seed);
  const codebook = await codebookOf(
    { codebooks: db.collection<StoredCodebook>('codebooks') },
    organisation,
  );
  const first = scale.until - scale.weeks;
  let findings = 0;
  const there = await db
    .collection<StoredRecord>('records')
    .countDocuments({ organisation, agreedAt: { $lt: mondayOf(scale.until) } });
  if (there >= scale.discussions)
    return { ...framesOf(scale), findings: scale.discussions * scale.findingsEach, seconds: 0 };
  for (let index = 0; index < scale.weeks; index += 1) {
    const count =
      Math.floor(((index + 1) * scale.discussions) / scale.weeks) -
      Math.floor((index * scale.discussions) / scale.weeks);
    const week = first + index;
    const { findingsEach } = scale;
    const records = recordsOfWeek(chance, bench, codebook, { week, count, findingsEach });
    const learnings = records.map((record) =>
      learningOf(record, record.agreedAt, heldIn(record), codebook),
    );
    const contributions = learnings.map(({ contribution }) => ({ contribution, by: 1 }));
    const excerpts = records.flatMap((record, at) => excerptsOf(record, learnings[at]));
    findings += count * findingsEach;
    await Promise.all([
      db.collection<StoredRecord>('records').insertMany(records, unordered),
      db.collection<StoredLearning>('learnings').insertMany(learnings, unordered),
      db
        .collection<StoredRollup>('rollups')
        .bulkWrite(addedUp(organisation, contributions), unordered),
      excerpts.length === 0 ||
        db.collection<StoredExcerpt>('excerpts').insertMany(excerpts, unordered),
    ]);
  }
  return { ...framesOf(scale), findings, seconds: (performance.now() - began) / 1000 };
}

function framesOf({ weeks, until }: Scale): { frames: number[] } {
  const first = frameOf(until - weeks);
  return { frames: Array.from({ length: frameOf(until - 1) - first + 1 }, (_, at) => first + at) };
}

/** Marks frames as due, as counting does; the service publishes them at its next look. */
export async function markDue(db: Db, frames: readonly number[]): Promise<void> {
  await db.collection<StoredFrame>('themeframes').bulkWrite(
    frames.map((frame) => ({
      updateOne: {
        filter: { _id: `${organisation}:${frame}` },
        update: {
          $set: { due: new Date() },
          $inc: { revision: 1 },
          $setOnInsert: { organisation, frame },
        },
        upsert: true,
      },
    })),
  );
}

function heldIn({ held }: StoredRecord): NonNullable<StoredRecord['held']> {
  if (!held) throw new Error('Every record here says where it was held.');
  return held;
}

/** As `keepExcerpts` leaves them, each confirmed by its author. */
function excerptsOf(
  { discussion, findings, agreedAt }: StoredRecord,
  learning: StoredLearning | undefined,
): StoredExcerpt[] {
  if (!learning) return [];
  const { week, area, service, team, worker } = learning.contribution;
  return findings
    .filter(({ share, themes }) => share && themes.length > 0)
    .map(({ id, section, themes, text }) => {
      const agreed = redactIdentifiers(text.trim(), agreedAt);
      return {
        _id: derivedId(discussion, id),
        ...{ organisation, discussion, finding: id, author: worker, section, themes },
        ...{ week, area, service, team, agreed, words: agreed },
        state: 'confirmed',
        at: new Date(agreedAt),
      };
    });
}
