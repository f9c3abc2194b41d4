import { type Standing, standings } from '@alongside/workflows/response/standing';

/** What the plan can be narrowed to. */
export const shows = [...standings, 'late', 'slipping'] as const;
export type Show = Standing | 'late' | 'slipping';

/** As it stands in the address. */
export interface PlanFilter {
  q?: string | undefined;
  show?: Show | undefined;
  theme?: string | undefined;
  area?: string | undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Reads the address; anything it does not know is as if it were not there. */
export function planFilter(search: Record<string, unknown>): PlanFilter {
  return {
    q: text(search['q']),
    show: shows.find((show) => show === search['show']),
    theme: text(search['theme']),
    area: text(search['area']),
  };
}
