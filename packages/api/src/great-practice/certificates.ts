import { idSchema } from '@alongside/workflows/organisation/people';
import { may } from '@alongside/workflows/rights/rights';
import { DateTime } from 'luxon';
import { z } from 'zod';
import type { Collections } from '../database/collections.ts';
import { noBody, none, type Route, route } from '../http/route.ts';
import type { PaperMaker } from '../paper/maker.ts';
import { bytesSchema, paperTypes } from '../paper/routes.ts';
import type { Certificates } from '../paper/sheet.ts';
import type { Directory } from '../person/directory.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import { daySchema, sharedWithin, shownTo } from './lists.ts';
import type { StoredGreatPractice } from './material.ts';

/** As many as one file holds: a large organisation's year, made in well under half a minute. */
const most = 2000;

/** A certificate for everybody who was celebrated, one side each and all alike: of one time, or one alone. */
export function certificateRoutes({
  collections,
  papers,
}: {
  collections: Collections;
  papers: PaperMaker;
}): Route[] {
  const certificates = route({
    method: 'get',
    path: '/great-practice/certificates.pdf',
    summary: 'Certificates of what was celebrated, as PDF: the latest first, one side each',
    params: none,
    query: z.strictObject({ id: idSchema.optional(), from: daySchema, until: daySchema }),
    body: noBody,
    answers: { status: 200, schema: bytesSchema, type: paperTypes.pdf },
    problems: [422],
    async handle({ asker: { person, directory }, query: { id, from, until } }) {
      if (!may(person, 'seeGreatPractice')) throw notFound();
      const { timeZone } = directory.settings;
      const found = await collections.greatPractice
        .find({
          $and: [
            shownTo(person, 'wall'),
            { 'projection.state': 'celebrated', ...(id && { _id: id }) },
            sharedWithin({ from, until }, timeZone),
          ],
        })
        .sort({ 'projection.sharedAt': -1, _id: -1 })
        .limit(most + 1)
        .toArray();
      if (found.length === 0) throw notFound();
      if (found.length > most) {
        throw new ProblemError(
          'not-now',
          'There are more certificates than one file holds. Choose fewer days.',
        );
      }
      const bytes = await papers.make('certificates', paperOf(found, directory));
      return { status: 200, file: { bytes, type: paperTypes.pdf, name: 'great-practice.pdf' } };
    },
  });
  return [certificates];
}

function paperOf(found: readonly StoredGreatPractice[], directory: Directory): Certificates {
  const { timeZone: zone } = directory.settings;
  const days = found.map(({ projection }) => projection.celebrated?.at ?? '');
  return {
    title: 'Great practice',
    certificates: found.map(({ projection: { praised, nominator, words, celebrated } }) => ({
      organisation: directory.name,
      name: directory.ref(praised ?? '').name,
      words,
      below: [
        `Noticed by ${directory.ref(nominator ?? '').name}.`,
        ...(celebrated === null
          ? []
          : [
              `Celebrated by ${directory.ref(celebrated.by).name} on ${DateTime.fromISO(celebrated.at, { zone }).toFormat('d MMMM yyyy')}.`,
            ]),
        'Thank you.',
      ],
    })),
    at: days.toSorted().at(-1) ?? '',
  };
}
