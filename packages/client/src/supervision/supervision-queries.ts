import type { Supervised, Supervision } from '@alongside/workflows/supervision/view';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/request.ts';

/** Whose page this person may open; their own first. */
export const supervisedQuery = queryOptions({
  queryKey: ['supervision', 'whose'],
  queryFn: ({ signal }) => request<Supervised>('GET', '/supervision', undefined, signal),
});

/** Four weeks of one colleague, up to `until` (`YYYY-MM-DD`) or today. */
export const supervisionQuery = (person: string, until: string | undefined) =>
  queryOptions({
    queryKey: ['supervision', 'one', person, until ?? 'today'],
    queryFn: ({ signal }) =>
      request<Supervision>(
        'GET',
        `/supervision/${person}${until ? `?until=${until}` : ''}`,
        undefined,
        signal,
      ),
    staleTime: 0,
  });
