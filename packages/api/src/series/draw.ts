import { createHash, randomInt } from 'node:crypto';
import { proposalSchema } from '@alongside/workflows/discussion/contract';
import type { sampleAskedSchema } from '@alongside/workflows/series/contract';
import { fitsShape } from '@alongside/workflows/organisation/case-reference';
import { drawSample, leftOutReasons } from '@alongside/workflows/series/sample';
import { caseKey } from '@alongside/workflows/rights/case-key';
import type { z } from 'zod';
import type { Asker } from '../http/route.ts';
import { heldSince } from './progress.ts';
import type { SeriesRoutesDeps } from './routes.ts';
import type { StoredSeries } from './stored.ts';

/** The same child's story not twice within so many months. */
const monthsBetween = 12;

/** Draws the sample that `asked` asks for. */
export async function draw(
  { collections, clock }: Pick<SeriesRoutesDeps, 'collections' | 'clock'>,
  series: StoredSeries,
  asked: z.infer<typeof sampleAskedSchema>,
  { person, directory }: Asker,
): Promise<Pick<StoredSeries, 'sample' | 'picks'>> {
  const at = new Date(clock.now());
  const since = new Date(at);
  since.setUTCMonth(since.getUTCMonth() - monthsBetween);
  const keys = asked.listed.map(({ reference }) => caseKey(reference));
  const held = await heldSince(collections, person.organisation, keys, since);
  const discussed = [...held].filter(([, them]) => them.some(({ over }) => !over));
  const seed = asked.seed ?? String(randomInt(10 ** 9, 10 ** 10 - 1));
  const byWords = new Map(
    directory
      .everybody()
      .flatMap(({ id, name, email }) => [[plain(name), id], ...(email ? [[plain(email), id]] : [])])
      .map(([words = '', id = '']) => [words, id]),
  );
  const sample = drawSample(
    asked.listed.map(({ reference, worker }) => ({
      // Spaces have no place in a reference that is proposed.
      reference: reference.trim().replace(/\s+/g, '-'),
      worker: byWords.get(plain(worker ?? '')) ?? null,
    })),
    {
      seed,
      size: asked.size,
      discussedLately: new Set(discussed.map(([key]) => key)),
      conflicted: ({ reference, worker }) =>
        worker !== null && directory.families.knows(worker, reference),
      // A heading or “Total” is no case, also where the organisation has named no shape.
      readable: (reference) =>
        proposalSchema.shape.caseReference.safeParse(reference).success &&
        /\d/.test(reference) &&
        fitsShape(reference, directory.settings.caseReference.shape),
    },
    lotOf,
  );
  return {
    sample: {
      seed,
      listed: asked.listed.length,
      eligible: sample.eligible,
      leftOut: leftOutReasons
        .map((reason) => ({
          reason,
          count: sample.leftOut.filter((one) => one.reason === reason).length,
        }))
        .filter(({ count }) => count > 0),
      at,
      by: person.id,
      draws: (series.sample?.draws ?? 0) + 1,
    },
    picks: sample.picked.map(({ reference, worker, place, lot }) => ({
      reference,
      key: caseKey(reference),
      place,
      lot: lot.slice(0, 12),
      worker,
      practiceLead: null,
      leftOutBecause: null,
    })),
  };
}

/** SHA-256 of the seed, a line break and the key, in hexadecimal: what anybody can work out with a tool of their own. */
export function lotOf(seed: string, key: string): string {
  return createHash('sha256').update(`${seed}\n${key}`).digest('hex');
}

function plain(words: string): string {
  return words.trim().toLocaleLowerCase('en-GB');
}
