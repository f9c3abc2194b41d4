import { frameOf, weekOf } from '@alongside/workflows/theme/weeks';
import type { ThemeCollections } from '../theme/stored.ts';
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
  /** `theme:<id>:<section>` */
  _id: string;
  discussions: number;
  workers: number;
}

/** Adds up agreed discussions of a year, by what they count as. Costs one pass over them, so keep what it answers. */
export async function tallyOf(
  { learnings }: Pick<ThemeCollections, 'learnings'>,
  organisation: string,
  now: number,
): Promise<Tally | null> {
  const since = new Date(now - yearMs);
  const counted = { discussions: { $sum: 1 }, workers: { $addToSet: '$contribution.worker' } };
  const sized = { $set: { workers: { $size: '$workers' } } };
  const [found] = await learnings
    .aggregate<{ all: Counted[]; themes: Counted[] }>([
      {
        $match: {
          organisation,
          frame: { $gte: frameOf(weekOf(since.getTime())) },
          agreedAt: { $gte: since },
        },
      },
      { $project: { 'contribution.worker': 1, 'contribution.keys': 1 } },
      {
        $facet: {
          all: [{ $group: { _id: 'all', ...counted } }, sized],
          themes: [
            { $unwind: '$contribution.keys' },
            { $match: { 'contribution.keys': /^theme:.+:(?:strength|worry)$/ } },
            { $group: { _id: '$contribution.keys', ...counted } },
            sized,
          ],
        },
      },
    ])
    .toArray();
  const [all] = found?.all ?? [];
  if (!found || !all || isFew(all)) return null;
  const shown = (section: string) =>
    found.themes
      .filter((theme) => theme._id.endsWith(`:${section}`) && !isFew(theme))
      .toSorted(
        (one, other) => other.discussions - one.discussions || one._id.localeCompare(other._id),
      )
      .slice(0, mostShown)
      .map(({ _id, discussions }) => ({
        theme: _id.split(':')[1] ?? '',
        says: shareInWords(discussions / all.discussions),
      }));
  return { talks: all.discussions, well: shown('strength'), worries: shown('worry') };
}

function isFew({ discussions, workers }: Pick<Counted, 'discussions' | 'workers'>): boolean {
  return discussions < fewestDiscussions || workers < fewestWorkers;
}
