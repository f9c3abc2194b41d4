import { mondayOf, sundayOf } from '@alongside/workflows/theme/weeks';
import type { Chance } from '../../src/demo/year/chance.ts';
import type { Bench } from './organisation.ts';
import type { Scale } from './scale.ts';

/** What a head of service looks at: some weeks, some place, perhaps one theme closely. */
export interface Question {
  from: number;
  until: number;
  area?: string;
  service?: string;
  team?: string;
  theme?: string;
}

const periods = [12, 26, 52, 52, 52, 104, 156, 312];
const places = ['everywhere', 'area', 'service', 'both', 'team'] as const;

export function questionsOf(
  chance: Chance,
  count: number,
  { teams }: Bench,
  themes: readonly string[],
  { weeks, until }: Scale,
): Question[] {
  return Array.from({ length: count }, () => {
    const long = Math.min(chance.one(periods), weeks);
    const from = until - weeks + chance.between(0, weeks - long);
    const { area, service, _id: team } = chance.one(teams);
    const place = chance.one(places);
    return {
      from,
      until: from + long,
      ...((place === 'area' || place === 'both') && { area }),
      ...((place === 'service' || place === 'both') && { service }),
      ...(place === 'team' && { team }),
      ...(chance.happens(0.5) && { theme: chance.one(themes) }),
    };
  });
}

/** As the page asks it. */
export function pathOf({ from, until, ...rest }: Question): string {
  const query = new URLSearchParams({ from: mondayOf(from), to: sundayOf(until - 1), ...rest });
  return `/api/v1/themes/overview?${query.toString()}`;
}
