import { defaultStandards, defaultThemes } from '@alongside/workflows/organisation/defaults';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '../api/request.ts';
import type { Theme } from './theme-suggestions.ts';

interface Themes {
  items: Theme[];
  /** Not offered any more; what was tagged with them keeps their names. */
  former?: { id: string; name: string }[];
}

/** The organisation's themes. They seldom change: one reading lasts the discussion. */
export const themesQuery = queryOptions({
  queryKey: ['themes'],
  queryFn: ({ signal }) => request<Themes>('GET', '/themes', undefined, signal),
  staleTime: 60 * 60_000,
  placeholderData: { items: [...defaultThemes] },
});

/** The name of any theme a finding may have been tagged with, also of one that is no longer offered. */
export function useThemeName(): (id: string) => string {
  const { data } = useQuery(themesQuery);
  const names = new Map(
    [...(data?.former ?? []), ...(data?.items ?? [])].map(({ id, name }) => [id, name]),
  );
  return (id) => names.get(id) ?? id;
}

/** The organisation's practice standards. */
export const standardsQuery = queryOptions({
  queryKey: ['standards'],
  queryFn: ({ signal }) => request<{ items: Theme[] }>('GET', '/standards', undefined, signal),
  staleTime: 60 * 60_000,
  placeholderData: { items: [...defaultStandards] },
});
