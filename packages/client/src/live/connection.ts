import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Changed } from '@alongside/workflows/live/protocol';
import { useSelector } from '@xstate/react';
import { useEffect } from 'react';
import { useMe } from '../api/queries.ts';
import { queryKeys } from '../api/query-keys.ts';
import { noteSessionEnded, useSessionEnded } from '../session/session-state.ts';
import { sayConnection, type ConnectionState } from './connection-machine.ts';
import { liveConnection } from './live-connection.ts';

/** The state of the connection, and the same in words for the screen. */
export function useConnection(): { state: ConnectionState; says: string } {
  const connection = liveConnection(useMe().id);
  const state = useSelector(connection.state, (snapshot) => snapshot.value);
  return { state, says: sayConnection(state) };
}

/** Reads again what changed elsewhere. Stands once on the page, inside the session gate. */
export function useLiveChanges(): void {
  const connection = liveConnection(useMe().id);
  const queries = useQueryClient();
  const ended = useSessionEnded();
  useEffect(
    () =>
      connection.onChanged((changed) => {
        if (changed === 'anything') void queries.invalidateQueries();
        else readAgain(queries, changed);
      }),
    [connection, queries],
  );
  const { state } = useConnection();
  useEffect(() => {
    if (state === 'signedOut') noteSessionEnded();
  }, [state]);
  useEffect(() => {
    if (!ended) connection.signedIn();
  }, [connection, ended]);
}

function readAgain(queries: QueryClient, changed: Changed): void {
  if (changed.kind === 'notification') {
    void queries.invalidateQueries({ queryKey: queryKeys.notifications });
    return;
  }
  if (changed.kind === 'response') {
    void queries.invalidateQueries({ queryKey: ['responses'] });
    return;
  }
  if (changed.kind === 'greatPractice') {
    void queries.invalidateQueries({ queryKey: ['greatPractice'] });
    return;
  }
  const [one, lists] =
    changed.kind === 'discussion'
      ? [queryKeys.discussion(changed.id), queryKeys.discussionLists]
      : [queryKeys.action(changed.id), queryKeys.actionLists];
  void queries.invalidateQueries({ queryKey: one });
  void queries.invalidateQueries({ queryKey: lists });
  // A discussion shows its actions as they stand.
  if (changed.kind === 'action') void queries.invalidateQueries({ queryKey: ['discussions'] });
}
