import type {
  GreatPracticeCommand,
  Nomination,
} from '@alongside/workflows/great-practice/contract';
import type {
  GreatPracticeItem,
  GreatPracticeView,
} from '@alongside/workflows/great-practice/view';
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

export type PracticeShow = 'wall' | 'mine' | 'waiting';

/** Every list of great practice. */
export const practiceLists = ['greatPractice', 'list'] as const;

const keys = {
  lists: practiceLists,
  one: (id: string) => ['greatPractice', 'one', id],
} as const;

export const practiceListQuery = (show: PracticeShow, q?: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.lists, show, q ?? ''],
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams({ show });
      if (q) asked.set('q', q);
      if (pageParam) asked.set('cursor', pageParam);
      return request<Page<GreatPracticeItem>>(
        'GET',
        `/great-practice?${asked.toString()}`,
        undefined,
        signal,
      );
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

export const practiceQuery = (id: string) =>
  queryOptions({
    queryKey: keys.one(id),
    queryFn: ({ signal }) =>
      request<GreatPracticeView>('GET', `/great-practice/${id}`, undefined, signal),
  });

/** Everything that came onto the wall within these days, `YYYY-MM-DD`, the latest first. */
export const celebrationQuery = (from: string, until: string) =>
  queryOptions({
    queryKey: [...keys.lists, 'celebration', from, until],
    queryFn: async ({ signal }) => {
      const items: GreatPracticeItem[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const asked = new URLSearchParams({ from, until, limit: '100', ...(cursor && { cursor }) });
        const path = `/great-practice?${asked.toString()}`;
        const page: Page<GreatPracticeItem> = await request('GET', path, undefined, signal);
        items.push(...page.items);
        cursor = page.next;
      }
      return items;
    },
  });

/** Sends commands to one piece of great practice. */
export function usePracticeCommand(id: string): Sending<GreatPracticeCommand> {
  return useSending<GreatPracticeCommand, GreatPracticeView>({
    path: `/great-practice/${id}/commands`,
    key: keys.one(id),
    // None of its commands replaces what another wrote: none is sent with a revision.
    revision: 0,
    staleAfter: [keys.lists],
  });
}

/** Sends what somebody noticed; answers whether the service took it. */
export function useNominate() {
  const queries = useQueryClient();
  const [ids] = useState(() => createCommandIds());
  const mutation = useMutation({
    mutationFn: (nomination: Nomination) =>
      request<GreatPracticeView>('POST', '/great-practice', {
        ...nomination,
        commandId: ids.idFor(nomination),
      }),
    onSettled: (_view, error, nomination) => {
      if (!(error instanceof NotSentError)) ids.answered(nomination);
    },
    onSuccess: () => void queries.invalidateQueries({ queryKey: keys.lists }),
  });
  return {
    nominate: (nomination: Nomination) =>
      mutation.mutateAsync(nomination).then(
        () => true,
        () => false,
      ),
    sending: mutation.isPending,
    notSentYet: mutation.isPending && (mutation.isPaused || mutation.failureCount > 0),
    problem: mutation.error ? explain(mutation.error) : null,
  };
}
