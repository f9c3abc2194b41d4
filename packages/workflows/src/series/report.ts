import { z } from 'zod';
import { idSchema } from '../organisation/people.ts';
import { leftOutReasons } from './sample.ts';

/** Themes are counted over so many discussions of so many workers, and again when as many more have come. */
export const batch = { discussions: 10, workers: 3 } as const;
/** A theme is named where so many of them raised it, of so many workers; said to the nearest five. */
export const named = { discussions: 5, workers: 3, toTheNearest: 5 } as const;

const about = z.int().nullable();

/** What came of a practice week or deep dive, for whoever keeps it. */
export const seriesReportSchema = z.object({
  listed: z.int(),
  drawn: z.int(),
  handedOver: z.int(),
  begun: z.int(),
  agreed: z.int(),
  /** Of the list, before the draw. */
  leftOutBefore: z.array(z.object({ reason: z.enum(leftOutReasons), count: z.int() })),
  /** After the draw, in the words of whoever left it out. */
  leftOutAfter: z.array(z.string()),
  /** Agreed discussions that themes are counted over; 0 while they are too few. */
  counted: z.int(),
  /** About how many raised it, to the nearest five; null where too few did to show. */
  themes: z.array(
    z.object({ id: idSchema, name: z.string(), strength: about, learningPoint: about }),
  ),
});
export type SeriesReport = z.infer<typeof seriesReportSchema>;

/** An agreed discussion of a series: when it was first agreed, whose work it is, and what it counts for. */
export interface AgreedOne {
  id: string;
  at: string;
  worker: string;
  keys: readonly string[];
}

/**
 * Which themes a series raised. Its discussions are known to whoever keeps it, so that a number that moves with one of
 * them would tell what that one says. Therefore they are counted in batches in the order they were agreed, and a number
 * is said to the nearest five: no two readings differ by less than a batch, and none can be taken exactly from what the
 * overview shows.
 */
export function themesOfSeries(
  agreed: readonly AgreedOne[],
  themes: readonly { id: string; name: string }[],
): Pick<SeriesReport, 'counted' | 'themes'> {
  const counted = inBatches(agreed);
  return {
    counted: counted.length,
    themes: themes
      .map(({ id, name }) => ({
        id,
        name,
        strength: aboutHowMany(counted, `theme:${id}:strength`),
        learningPoint: aboutHowMany(counted, `theme:${id}:learningPoint`),
      }))
      .filter(({ strength, learningPoint }) => strength !== null || learningPoint !== null),
  };
}

function inBatches(agreed: readonly AgreedOne[]): AgreedOne[] {
  const inOrder = agreed.toSorted((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
  let open = 0;
  for (let end = 1; end <= inOrder.length; end += 1) {
    const since = inOrder.slice(open, end);
    if (since.length >= batch.discussions && workersOf(since) >= batch.workers) open = end;
  }
  return inOrder.slice(0, open);
}

function aboutHowMany(counted: readonly AgreedOne[], key: string): number | null {
  const raised = counted.filter(({ keys }) => keys.includes(key));
  if (raised.length < named.discussions || workersOf(raised) < named.workers) return null;
  return Math.round(raised.length / named.toTheNearest) * named.toTheNearest;
}

function workersOf(some: readonly AgreedOne[]): number {
  return new Set(some.map(({ worker }) => worker)).size;
}
