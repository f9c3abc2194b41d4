import type { Person } from '@alongside/workflows/organisation/people';
import { DateTime } from 'luxon';
import type { Filter } from 'mongodb';
import { containing } from '../http/paging.ts';
import { z } from 'zod';
import type { StoredGreatPractice } from './material.ts';

/** A day in a query. */
export const daySchema = z.iso.date('Give a day such as 2026-06-01.').optional();

export const shows = ['wall', 'mine', 'waiting'] as const;
type Show = (typeof shows)[number];

/** What a list is sorted by, newest first. */
export function orderOf(show: Show): 'sharedAt' | 'nominatedAt' {
  return show === 'wall' ? 'sharedAt' : 'nominatedAt';
}

/** What a person is shown: the wall, what they gave or were given, or what waits for their answer. Never of somebody else. */
export function shownTo(
  { id, organisation }: Pick<Person, 'id' | 'organisation'>,
  show: Show,
): Filter<StoredGreatPractice> {
  switch (show) {
    case 'wall':
      return { organisation, 'projection.sharedAt': { $type: 'date' } };
    case 'waiting':
      return { organisation, 'projection.praised': id, 'projection.state': 'nominated' };
    case 'mine':
      return {
        organisation,
        'projection.state': { $ne: 'discarded' },
        $or: [
          { 'projection.nominator': id, 'projection.state': { $ne: 'withdrawn' } },
          // Taken back before there was an answer, there is nothing left to read.
          { 'projection.praised': id, 'projection.words': { $ne: '' } },
        ],
      };
  }
}

/**
 * What came onto the wall from the first moment of the one day to the last of the other, where the organisation is.
 * @param days `YYYY-MM-DD`, each of them inclusive and optional
 */
export function sharedWithin(
  { from, until }: { from?: string | undefined; until?: string | undefined },
  zone: string,
): Filter<StoredGreatPractice> {
  if (from === undefined && until === undefined) return {};
  return {
    'projection.sharedAt': {
      ...(from && { $gte: DateTime.fromISO(from, { zone }).startOf('day').toJSDate() }),
      ...(until && { $lte: DateTime.fromISO(until, { zone }).endOf('day').toJSDate() }),
    },
  };
}

/** What is on the wall is looked for by its words, not by whom it is about: nobody is added up. */
export function wordsIn(q: string | undefined): Filter<StoredGreatPractice> {
  const sought = q?.trim();
  return sought ? { 'projection.words': containing(sought) } : {};
}
