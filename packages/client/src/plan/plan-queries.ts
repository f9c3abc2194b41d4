import type { Notice, ResponsePersonCommand } from '@alongside/workflows/response/contract';
import type {
  Because,
  ResponseEntry,
  ResponseSummary,
  ResponseView,
  TimeToTried,
} from '@alongside/workflows/response/view';
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { useState } from 'react';
import { createCommandIds } from '../api/command-ids.ts';
import { explain, NotSentError } from '../api/problems.ts';
import type { Page } from '../api/queries.ts';
import { request } from '../api/request.ts';
import { type Sending, useSending } from '../api/use-command.ts';
import { type PlanFilter, planFilter } from './plan-filter.ts';

const keys = {
  lists: ['responses', 'list'],
  headline: ['responses', 'headline'],
  one: (id: string) => ['responses', 'one', id],
  story: (id: string) => ['responses', 'one', id, 'story'],
  because: ['responses', 'because'],
  choices: ['responses', 'choices'],
} as const;

function search(parameters: Record<string, string | undefined>): string {
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    value ? [[name, value]] : [],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

export const planQuery = (filter: PlanFilter) =>
  infiniteQueryOptions({
    queryKey: [...keys.lists, filter],
    queryFn: ({ pageParam, signal }) =>
      request<Page<ResponseSummary>>(
        'GET',
        `/responses${search({ ...planFilter({ ...filter }), cursor: pageParam ?? undefined })}`,
        undefined,
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

export const headlineQuery = ({ area, theme }: PlanFilter) =>
  queryOptions({
    queryKey: [...keys.headline, { area, theme }],
    queryFn: ({ signal }) =>
      request<TimeToTried>(
        'GET',
        `/responses/time-to-tried${search({ area, theme })}`,
        undefined,
        signal,
      ),
  });

export const responseQuery = (id: string) =>
  queryOptions({
    queryKey: keys.one(id),
    queryFn: ({ signal }) => request<ResponseView>('GET', `/responses/${id}`, undefined, signal),
  });

export const storyQuery = (id: string) =>
  queryOptions({
    queryKey: keys.story(id),
    queryFn: ({ signal }) =>
      request<Page<ResponseEntry>>('GET', `/responses/${id}/timeline?limit=200`, undefined, signal),
  });

/** What came of what this reader wrote. */
export const becauseQuery = queryOptions({
  queryKey: keys.because,
  queryFn: ({ signal }) => request<Page<Because>>('GET', '/responses/because', undefined, signal),
});

export interface PlanChoices {
  areas: string[];
  themes: { id: string; name: string }[];
}

export const choicesQuery = queryOptions({
  queryKey: keys.choices,
  queryFn: ({ signal }) => request<PlanChoices>('GET', '/responses/choices', undefined, signal),
  staleTime: 5 * 60_000,
});

/** Sends commands to one response. */
export function useResponseCommand({
  id,
  revision,
}: Pick<ResponseView, 'id' | 'revision'>): Sending<ResponsePersonCommand> {
  return useSending<ResponsePersonCommand, ResponseView>({
    path: `/responses/${id}/commands`,
    key: keys.one(id),
    revision,
    timeline: `/responses/${id}/timeline?limit=1`,
    staleAfter: [keys.lists, keys.headline, keys.story(id)],
  });
}

/** Puts something on the plan; answers its id, or null where the service did not take it. */
export function useNotice() {
  const queries = useQueryClient();
  const [ids] = useState(() => createCommandIds());
  const mutation = useMutation({
    mutationFn: (notice: Notice) =>
      request<ResponseView>('POST', '/responses', { ...notice, commandId: ids.idFor(notice) }),
    onSettled: (_view, error, notice) => {
      if (!(error instanceof NotSentError)) ids.answered(notice);
    },
    onSuccess: (view) => {
      queries.setQueryData(keys.one(view.id), view);
      void queries.invalidateQueries({ queryKey: keys.lists });
      void queries.invalidateQueries({ queryKey: keys.headline });
    },
  });
  return {
    notice: (notice: Notice) =>
      mutation.mutateAsync(notice).then(
        ({ id }) => id,
        () => null,
      ),
    sending: mutation.isPending,
    notSentYet: mutation.isPending && (mutation.isPaused || mutation.failureCount > 0),
    problem: mutation.error ? explain(mutation.error) : null,
  };
}
