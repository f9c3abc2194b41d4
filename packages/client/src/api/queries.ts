import type { ActionView } from '@alongside/workflows/action/view';
import type {
  DiscussionRecord,
  DiscussionSummary,
  DiscussionView,
  TimelineEntry,
} from '@alongside/workflows/discussion/view';
import type { Notification } from '@alongside/workflows/notification/contract';
import type { Person, PersonRole } from '@alongside/workflows/organisation/people';
import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query';
import { queryKeys } from './query-keys.ts';
import { request } from './request.ts';

/** One page of a list; `next` is the cursor of the following one. */
export interface Page<Item> {
  items: Item[];
  next: string | null;
}

export interface Me extends Person {
  organisationName: string;
}

/** A person as the people list shows them to colleagues. */
export interface Colleague {
  id: string;
  name: string;
  roles: PersonRole[];
  team: string | null;
  service: string | null;
  area: string | null;
}

function search(parameters: Record<string, string | undefined>): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

export const meQuery = queryOptions({
  queryKey: queryKeys.me,
  queryFn: ({ signal }) => request<Me>('GET', '/me', undefined, signal),
  staleTime: Infinity,
});

/** Whoever is signed in. Only for screens inside the session gate, where it is known. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error('useMe stands outside the session gate.');
  return data;
}

export const discussionQuery = (id: string) =>
  queryOptions({
    queryKey: queryKeys.discussion(id),
    queryFn: ({ signal }) =>
      request<DiscussionView>('GET', `/discussions/${id}`, undefined, signal),
  });

/** A discussion as this reader may see it. */
export function useDiscussion(id: string) {
  return useQuery(discussionQuery(id));
}

export interface DiscussionFilter {
  q?: string | undefined;
  journey?: string | undefined;
}

export const discussionsQuery = (filter: DiscussionFilter = {}) =>
  infiniteQueryOptions({
    queryKey: [...queryKeys.discussionLists, filter],
    queryFn: ({ pageParam, signal }) =>
      request<Page<DiscussionSummary>>(
        'GET',
        `/discussions${search({ ...filter, cursor: pageParam ?? undefined })}`,
        undefined,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

export const timelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: queryKeys.timeline(id),
    queryFn: ({ pageParam, signal }) =>
      request<Page<TimelineEntry>>(
        'GET',
        `/discussions/${id}/timeline${search({ cursor: pageParam ?? undefined })}`,
        undefined,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

export const recordQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: queryKeys.record(id, version),
    queryFn: ({ signal }) =>
      request<DiscussionRecord>('GET', `/discussions/${id}/records/${version}`, undefined, signal),
    staleTime: Infinity,
  });

export const actionsQuery = (
  filter: { waiting?: 'decision' | undefined; discussion?: string | undefined } = {},
) =>
  infiniteQueryOptions({
    queryKey: [...queryKeys.actionLists, filter],
    queryFn: ({ pageParam, signal }) =>
      request<Page<ActionView>>(
        'GET',
        `/actions${search({ ...filter, cursor: pageParam ?? undefined })}`,
        undefined,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

export const actionQuery = (id: string) =>
  queryOptions({
    queryKey: queryKeys.action(id),
    queryFn: ({ signal }) => request<ActionView>('GET', `/actions/${id}`, undefined, signal),
  });

export const notificationsQuery = infiniteQueryOptions({
  queryKey: queryKeys.notifications,
  queryFn: ({ pageParam, signal }) =>
    request<Page<Notification>>(
      'GET',
      `/notifications${search({ cursor: pageParam ?? undefined })}`,
      undefined,
      signal,
    ),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next,
});

/** Colleagues with one role (or any), whose name holds `q`; as many as a person would look through. */
export const colleaguesQuery = (filter: {
  q?: string | undefined;
  role?: PersonRole | undefined;
}) =>
  queryOptions({
    queryKey: [...queryKeys.people, filter],
    queryFn: ({ signal }) =>
      request<Page<Colleague>>(
        'GET',
        `/people${search({ ...filter, limit: '60' })}`,
        undefined,
        signal,
      ),
    staleTime: 5 * 60_000,
    placeholderData: (before) => before,
  });
