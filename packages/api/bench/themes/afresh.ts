import { mondayOf } from '@alongside/workflows/theme/weeks';
import type { Db, Document } from 'mongodb';
import type { StoredRecord } from '../../src/database/collections.ts';
import type { StoredRollup } from '../../src/theme/stored.ts';
import { organisation } from './organisation.ts';
import type { Question } from './questions.ts';

/** How many discussions raised what, by week. Not suppressed. */
export type Counted = Map<string, number>;

const weekMs = 7 * 24 * 60 * 60 * 1000;

/** The index such a pipeline deserves; the service has no use for it. */
export async function prepareAfresh(db: Db): Promise<void> {
  await db.collection<StoredRecord>('records').createIndex({ organisation: 1, agreedAt: 1 });
}

/**
 * Counts the findings afresh, as one would without rollups: one pass over the records of the period, every discussion
 * once for each theme and kind and each standard, by week. Less than an overview says: nothing about two themes
 * together, rising words, few workers or places that must not be told apart.
 */
export async function countAfresh(db: Db, question: Question): Promise<Counted> {
  const found = await db
    .collection<StoredRecord>('records')
    .aggregate<{ _id: { week: number; key: string }; n: number }>(pipelineOf(question), {
      allowDiskUse: true,
    })
    .toArray();
  return new Map(found.map(({ _id: { week, key }, n }) => [`${week} ${key}`, n]));
}

function pipelineOf({ from, until, area, service, team }: Question): Document[] {
  const kind = {
    $cond: [
      { $in: ['$$finding.section', ['strength', 'childsExperience']] },
      '$$finding.section',
      'learningPoint',
    ],
  };
  const themes = {
    $map: {
      input: '$$finding.themes',
      as: 'theme',
      in: { $concat: ['theme:', '$$theme', ':', kind] },
    },
  };
  const standard = {
    $cond: [
      { $eq: ['$$finding.standard', null] },
      [],
      [{ $concat: ['standard:', '$$finding.standard'] }],
    ],
  };
  return [
    {
      $match: {
        organisation,
        agreedAt: { $gte: mondayOf(from), $lt: mondayOf(until) },
        ...(area !== undefined && { 'held.area': area }),
        ...(service !== undefined && { 'held.service': service }),
        ...(team !== undefined && { 'held.team': team }),
      },
    },
    {
      $project: {
        _id: 0,
        week: {
          $floor: {
            $divide: [{ $subtract: [{ $toDate: '$agreedAt' }, new Date('1970-01-05')] }, weekMs],
          },
        },
        key: {
          $setUnion: [
            ['all'],
            {
              $reduce: {
                input: {
                  $map: {
                    input: '$findings',
                    as: 'finding',
                    in: { $concatArrays: [themes, standard] },
                  },
                },
                initialValue: [],
                in: { $concatArrays: ['$$value', '$$this'] },
              },
            },
          ],
        },
      },
    },
    { $unwind: '$key' },
    { $group: { _id: { week: '$week', key: '$key' }, n: { $sum: 1 } } },
  ];
}

/** The same numbers by what is counted already. */
export async function countKept(
  db: Db,
  { from, until, area, service, team }: Question,
): Promise<Counted> {
  const rollups = await db
    .collection<StoredRollup>('rollups')
    .find({
      organisation,
      week: { $gte: from, $lt: until },
      ...(area !== undefined && { area }),
      ...(service !== undefined && { service }),
      ...(team !== undefined && { team }),
    })
    .project<Pick<StoredRollup, 'week' | 'entries'>>({ week: 1, entries: 1 })
    .toArray();
  const counted: Counted = new Map();
  for (const { week, entries } of rollups) {
    for (const [key, { n }] of Object.entries(entries)) {
      // Sections by themselves are in no overview.
      if (n === 0 || /:(worry|learning|nextStep)$/.test(key)) continue;
      counted.set(`${week} ${key}`, (counted.get(`${week} ${key}`) ?? 0) + n);
    }
  }
  return counted;
}

/** @throws Error where they differ */
export function mustBeSame(afresh: Counted, kept: Counted): void {
  const different = [...afresh].find(([key, n]) => kept.get(key) !== n);
  if (different || afresh.size !== kept.size) {
    throw new Error(`Counted afresh, ${String(different)} is not what is kept.`);
  }
}
