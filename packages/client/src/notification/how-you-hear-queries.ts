import type {
  CalendarAddress,
  FreeTimes,
  HowYouHear,
  OutboxPage,
  Undelivered,
} from '@alongside/workflows/notification/how-you-hear';
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { Page } from '../api/queries.ts';
import { request } from '../api/request.ts';

const key = ['how-you-hear'] as const;

export const howYouHearQuery = queryOptions({
  queryKey: key,
  queryFn: ({ signal }) => request<HowYouHear>('GET', '/how-you-hear', undefined, signal),
});

export type GroupChoice = Pick<HowYouHear['groups'][number], 'group'> &
  HowYouHear['groups'][number]['choice'];

/** Chooses how to hear of one group; what the service took is what the screen shows. */
export function useChoose() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (choice: GroupChoice) => request<HowYouHear>('POST', '/how-you-hear', choice),
    onSuccess: (taken) => queries.setQueryData(key, taken),
  });
}

/** Makes the secret address of one's own calendar; shown once. */
export function useMakeAddress() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => request<CalendarAddress>('POST', '/calendar-address'),
    // Twice would end the first one again.
    retry: false,
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
}

export function useEndAddress() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => request<unknown>('DELETE', '/calendar-address'),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
}

export const outboxQuery = infiniteQueryOptions({
  queryKey: ['outbox'],
  queryFn: ({ pageParam, signal }) =>
    request<OutboxPage>(
      'GET',
      `/outbox${pageParam === null ? '' : `?cursor=${encodeURIComponent(pageParam)}`}`,
      undefined,
      signal,
    ),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next,
});

export const undeliveredQuery = queryOptions({
  queryKey: ['undelivered-emails'],
  queryFn: ({ signal }) =>
    request<Page<Undelivered>>('GET', '/undelivered-emails', undefined, signal),
});

/** Days and hours kept free of discussions, by one's own team and by that of `other`. */
export const freeTimesQuery = (other: string) =>
  queryOptions({
    queryKey: ['free-times', other],
    queryFn: ({ signal }) =>
      request<FreeTimes>(
        'GET',
        `/free-times${other === '' ? '' : `?with=${encodeURIComponent(other)}`}`,
        undefined,
        signal,
      ),
    staleTime: 5 * 60_000,
  });
