import type { Reading } from '@alongside/workflows/reading/contract';
import type { OutsideReading, OutsideView } from '@alongside/workflows/reading/outside';
import type { TeamLearning } from '@alongside/workflows/reading/team-learning';
import type { ViewingLine } from '@alongside/workflows/reading/who-viewed';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Page } from '../api/queries.ts';
import { queryKeys } from '../api/query-keys.ts';
import { request } from '../api/request.ts';

/** Who has read a discussion, newest first. */
export const readingsQuery = (id: string) =>
  queryOptions({
    queryKey: queryKeys.readings(id),
    queryFn: ({ signal }) =>
      request<Page<Reading>>('GET', `/discussions/${id}/readings`, undefined, signal),
  });

export const teamLearningQuery = infiniteQueryOptions({
  queryKey: ['team-learning'],
  queryFn: ({ pageParam, signal }) =>
    request<Page<TeamLearning>>(
      'GET',
      `/team-learning${pageParam === null ? '' : `?cursor=${encodeURIComponent(pageParam)}`}`,
      undefined,
      signal,
    ),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next,
});

/** What is asked of the view log: about a case, about a colleague's discussions, or what a colleague viewed. */
export interface WhoViewedAsked {
  caseReference?: string | undefined;
  about?: string | undefined;
  by?: string | undefined;
}

export function whoViewedAddress(asked: WhoViewedAsked, form: '' | '.csv' = ''): string {
  const given = Object.entries(asked).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  );
  return `/who-viewed${form}?${new URLSearchParams(given).toString()}`;
}

export const whoViewedQuery = (asked: WhoViewedAsked) =>
  infiniteQueryOptions({
    queryKey: ['who-viewed', asked],
    queryFn: ({ pageParam, signal }) =>
      request<Page<ViewingLine>>(
        'GET',
        `${whoViewedAddress(asked)}${pageParam === null ? '' : `&cursor=${encodeURIComponent(pageParam)}`}`,
        undefined,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled: Object.values(asked).some(Boolean),
    // Asking leaves an entry in the log: it is not asked again by itself.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });

export const openOutside = ['outside-readings'] as const;

export const outsideReadingsQuery = queryOptions({
  queryKey: [...openOutside, 'open'],
  queryFn: ({ signal }) =>
    request<Page<OutsideReading>>('GET', '/outside-readings', undefined, signal),
});

export const outsideReadingQuery = (id: string) =>
  queryOptions({
    queryKey: [...openOutside, id],
    queryFn: ({ signal }) =>
      request<OutsideView>('GET', `/outside-readings/${id}`, undefined, signal),
    staleTime: 60_000,
    gcTime: 0,
  });

export const caseSearchQuery = (caseReference: string) =>
  queryOptions({
    queryKey: ['case-search', caseReference],
    queryFn: ({ signal }) =>
      request<Page<{ discussion: string; mine: boolean }>>(
        'GET',
        `/case-search?${new URLSearchParams({ caseReference }).toString()}`,
        undefined,
        signal,
      ),
    enabled: caseReference !== '',
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
