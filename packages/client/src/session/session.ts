import type { PersonRole } from '@alongside/workflows/organisation/people';
import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { NotSentError } from '../api/problems.ts';
import type { Me } from '../api/queries.ts';
import { queryKeys } from '../api/query-keys.ts';
import { request } from '../api/request.ts';
import { noteLeaving, noteSignedIn } from './session-state.ts';

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

/** How one signs in here, and how long the session of who is signed in lasts. */
export interface SessionNow {
  ways: { demo: boolean; password: boolean; provider: string | null };
  session: {
    how: 'demo' | 'password' | 'provider';
    idleEndsInSeconds: number;
    endsInSeconds: number;
    warnSeconds: number;
  } | null;
}

export const sessionQuery = queryOptions({
  queryKey: queryKeys.session,
  queryFn: ({ signal }) => request<SessionNow>('GET', '/session', undefined, signal),
  staleTime: Infinity,
});

type SaidToComeIn =
  | { path: '/session'; demoPerson: string }
  | { path: '/session'; email: string; password: string }
  | { path: '/session/link'; token: string; password: string };

/** Signs in. Another person than before starts with an empty memory. */
export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    // A password is not tried again by itself.
    retry: (failures, error) => error instanceof NotSentError && failures < 2,
    mutationFn: ({ path, ...said }: SaidToComeIn) => request<unknown>('POST', path, said),
    onSuccess: () => cameIn(queries),
  });
}

/** Somebody has signed in, here or in another tab: goes on with who it is. */
export async function cameIn(queries: QueryClient): Promise<void> {
  const before = queries.getQueryData<Me>(queryKeys.me);
  const [me, session] = await Promise.all([
    request<Me>('GET', '/me'),
    request<SessionNow>('GET', '/session').catch(() => undefined),
  ]);
  if (before && before.id !== me.id) queries.clear();
  // First this: what was known was of the session that ended, or of none.
  queries.setQueryData(queryKeys.session, session);
  queries.setQueryData(queryKeys.me, me);
  noteSignedIn();
  if (before?.id === me.id) void queries.invalidateQueries();
}

/** Signs out, here or everywhere, and forgets everything this page has read. */
export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ everywhere }: { everywhere: boolean }) => {
      // What was typed a moment ago arrives first; what this device kept goes once the session has ended.
      const { endLiveSession, wordsArrived } = await import('../live/documents.ts');
      await wordsArrived();
      await import('../install/this-device.ts')
        .then(({ beToldNoMore }) => beToldNoMore())
        .catch(() => undefined);
      const ended = await request<{ next: string | null }>('POST', '/session/end', { everywhere });
      await endLiveSession();
      return ended;
    },
    onSuccess: ({ next }) => {
      noteLeaving();
      // A whole new page: nothing that was read stays in memory. Next is the provider, where there is one.
      queries.clear();
      window.location.assign(next ?? '/');
    },
  });
}
