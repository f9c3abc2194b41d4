import type { PersonRole } from '@alongside/workflows/organisation/people';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Me } from '../api/queries.ts';
import { queryKeys } from '../api/query-keys.ts';
import { request } from '../api/request.ts';
import { noteSignedIn, noteSignedOut } from './session-state.ts';

export interface DemoPerson {
  id: string;
  name: string;
  roles: PersonRole[];
  team: string | null;
  service: string | null;
  /** What they would look for today. */
  comesFor: string | null;
}

export const demoPeopleQuery = queryOptions({
  queryKey: queryKeys.demoPeople,
  queryFn: ({ signal }) =>
    request<{ items: DemoPerson[] }>('GET', '/demo/people', undefined, signal),
  staleTime: Infinity,
});

/** Signs in as a person of the demo organisation. Another person than before starts with an empty memory. */
export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (demoPerson: string) => request<unknown>('POST', '/session', { demoPerson }),
    onSuccess: async () => {
      const before = queries.getQueryData<Me>(queryKeys.me);
      const me = await request<Me>('GET', '/me');
      if (before && before.id !== me.id) queries.clear();
      queries.setQueryData(queryKeys.me, me);
      noteSignedIn();
      if (before?.id === me.id) void queries.invalidateQueries();
    },
  });
}

/** Signs out and forgets everything this page has read. */
export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      // What was typed a moment ago arrives first; what this device kept goes once the session has ended.
      const { endLiveSession, wordsArrived } = await import('../live/documents.ts');
      await wordsArrived();
      await request<unknown>('DELETE', '/session');
      await endLiveSession();
    },
    onSuccess: () => {
      noteSignedOut();
      // A whole new page: nothing that was read stays in memory.
      queries.clear();
      window.location.assign('/');
    },
  });
}
