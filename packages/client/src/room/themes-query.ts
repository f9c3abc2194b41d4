import { defaultStandards, defaultThemes } from '@alongside/workflows/organisation/defaults';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/request.ts';
import type { Theme } from './theme-suggestions.ts';

/** The organisation's themes. They seldom change: one reading lasts the discussion. */
export const themesQuery = queryOptions({
  queryKey: ['themes'],
  queryFn: ({ signal }) => request<{ items: Theme[] }>('GET', '/themes', undefined, signal),
  staleTime: 60 * 60_000,
  placeholderData: { items: [...defaultThemes] },
});

/** The organisation's practice standards. */
export const standardsQuery = queryOptions({
  queryKey: ['standards'],
  queryFn: ({ signal }) => request<{ items: Theme[] }>('GET', '/standards', undefined, signal),
  staleTime: 60 * 60_000,
  placeholderData: { items: [...defaultStandards] },
});
