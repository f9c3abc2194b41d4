import type { Collections } from '../database/collections.ts';
import { shareInWords } from './words.ts';

/** A theme, and how often it comes up, in words. */
export interface Share {
  theme: string;
  says: string;
}

/** What the talks of the last year say together; null while they are too few to be added up. */
export interface Tally {
  talks: number;
  well: Share[];
  worries: Share[];
}

/** The page may be read by anybody, so what holds for exports holds here: fewer discussions, or workers, are not shown. */
const fewestDiscussions = 10;
const fewestWorkers = 3;
const mostShown = 5;
const yearMs = 365 * 24 * 60 * 60 * 1000;

interface Counted {
  _id: { theme: string; well: boolean };
  discussions: number;
  workers: number;
}

/** Adds up agreed discussions of a year, each by its latest record. Costs one pass over them, so keep what it answers. */
export async function tallyOf(
  { records }: Pick<Collections, 'records'>,
  organisation: string,
  now: number,
): Promise<Tally | null> {
  const since = new Date(now - yearMs).toISOString();
  const [found] = await records
    .aggregate<{ all: { discussions: number; workers: number }[]; themes: Counted[] }>([
      { $match: { organisation, agreedAt: { $gte: since } } },
      { $sort: { discussion: 1, version: 1 } },
      { $group: { _id: '$discussion', findings: { $last: '$findings' } } },
      {
        $lookup: {
          from: 'discussions',
          localField: '_id',
          foreignField: '_id',
          pipeline: [{ $project: { 'projection.circle.participants': 1 } }],
          as: 'about',
        },
      },
      {
        $project: {
          'findings.section': 1,
          'findings.themes': 1,
          worker: {
            $first: {
              $filter: {
                input: { $first: '$about.projection.circle.participants' },
                cond: { $eq: ['$$this.role', 'worker'] },
              },
            },
          },
        },
      },
      {
        $facet: {
          all: [
            { $group: { _id: '$worker.person', discussions: { $sum: 1 } } },
            {
              $group: {
                _id: null,
                discussions: { $sum: '$discussions' },
                workers: { $sum: 1 },
              },
            },
          ],
          themes: [
            { $unwind: '$findings' },
            { $match: { 'findings.section': { $in: ['strength', 'worry'] } } },
            { $unwind: '$findings.themes' },
            {
              $group: {
                _id: {
                  theme: '$findings.themes',
                  well: { $eq: ['$findings.section', 'strength'] },
                  discussion: '$_id',
                },
                worker: { $first: '$worker.person' },
              },
            },
            {
              $group: {
                _id: { theme: '$_id.theme', well: '$_id.well' },
                discussions: { $sum: 1 },
                workers: { $addToSet: '$worker' },
              },
            },
            { $set: { workers: { $size: '$workers' } } },
          ],
        },
      },
    ])
    .toArray();
  const [all] = found?.all ?? [];
  if (!found || !all || isFew(all)) return null;
  const shown = (well: boolean) =>
    found.themes
      .filter((counted) => counted._id.well === well && !isFew(counted))
      .toSorted(
        (one, other) =>
          other.discussions - one.discussions || one._id.theme.localeCompare(other._id.theme),
      )
      .slice(0, mostShown)
      .map(({ _id: { theme }, discussions }) => ({
        theme,
        says: shareInWords(discussions / all.discussions),
      }));
  return { talks: all.discussions, well: shown(true), worries: shown(false) };
}

function isFew({ discussions, workers }: { discussions: number; workers: number }): boolean {
  return discussions < fewestDiscussions || workers < fewestWorkers;
}
