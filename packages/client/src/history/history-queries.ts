import type {
  Authors,
  Changes,
  LateWords,
  Version,
  VersionLine,
} from '@alongside/workflows/discussion/history';
import { queryOptions } from '@tanstack/react-query';
import type { Page } from '../api/queries.ts';
import { request } from '../api/request.ts';

/** Outside the discussion's own key: none of these is read again with every change of it. */
export const historyKeys = {
  versions: (id: string) => ['history', id, 'versions'],
  lateWords: (id: string) => ['history', id, 'late-words'],
} as const;

/** Asked once for each time somebody comes: what it says is since their last visit, not since a moment ago. */
export const changesQuery = (id: string) =>
  queryOptions({
    queryKey: ['history', id, 'changes'],
    queryFn: ({ signal }) =>
      request<Changes>('GET', `/discussions/${id}/changes`, undefined, signal),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: historyKeys.versions(id),
    queryFn: ({ signal }) =>
      request<Page<VersionLine>>('GET', `/discussions/${id}/versions`, undefined, signal),
  });

export const versionQuery = (id: string, version: string) =>
  queryOptions({
    queryKey: ['history', id, 'version', version],
    queryFn: ({ signal }) =>
      request<Version>('GET', `/discussions/${id}/versions/${version}`, undefined, signal),
    staleTime: Infinity,
  });

export const authorsQuery = (id: string, finding: string) =>
  queryOptions({
    queryKey: ['history', id, 'authors', finding],
    queryFn: ({ signal }) =>
      request<Authors>('GET', `/discussions/${id}/findings/${finding}/authors`, undefined, signal),
    gcTime: 0,
  });

export const lateWordsQuery = (id: string) =>
  queryOptions({
    queryKey: historyKeys.lateWords(id),
    queryFn: ({ signal }) =>
      request<Page<LateWords>>('GET', `/discussions/${id}/late-words`, undefined, signal),
    staleTime: 60_000,
  });
