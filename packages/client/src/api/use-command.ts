import type { ActionPersonCommand } from '@alongside/workflows/action/contract';
import type { ActionView } from '@alongside/workflows/action/view';
import type { DiscussionPersonCommand } from '@alongside/workflows/discussion/contract';
import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { createCommandIds } from './command-ids.ts';
import { explain, NotSentError, ProblemError, type Explained } from './problems.ts';
import { queryKeys } from './query-keys.ts';
import { request } from './request.ts';

export interface Sending<Command> {
  /** Sends it; answers whether the service took it. Never throws: `problem` says what happened. */
  send: (command: Command) => Promise<boolean>;
  sending: boolean;
  /** Nothing has reached the service so far; it is being tried again by itself. */
  notSentYet: boolean;
  /** What the last try came to, in words for the screen. */
  problem: Explained | null;
  forget: () => void;
}

/** Sends commands to one discussion; its fresh view is what every screen shows next. */
export function useCommand(discussion: DiscussionView): Sending<DiscussionPersonCommand> {
  return useSending<DiscussionPersonCommand, DiscussionView>({
    path: `/discussions/${discussion.id}/commands`,
    key: queryKeys.discussion(discussion.id),
    revision: discussion.revision,
    staleAfter: [queryKeys.discussionLists, queryKeys.actionLists],
  });
}

/** Sends commands to one action. */
export function useActionCommand(action: {
  id: string;
  revision: number;
  discussion?: string;
}): Sending<ActionPersonCommand> {
  return useSending<ActionPersonCommand, ActionView>({
    path: `/actions/${action.id}/commands`,
    key: queryKeys.action(action.id),
    revision: action.revision,
    staleAfter: [
      queryKeys.actionLists,
      ...(action.discussion ? [queryKeys.discussion(action.discussion)] : []),
    ],
  });
}

/**
 * Commands that replace what another may just have written: they are sent with the revision that was read, so that
 * nobody overwrites unseen. Others are safe at any revision, because the machine decides them.
 */
const replacing = new Set([
  'accept',
  'suggestChange',
  'schedule',
  'recordFamilyVoice',
  'planRevisit',
  'decide',
]);

interface Door {
  path: string;
  key: QueryKey;
  revision: number;
  staleAfter: readonly QueryKey[];
}

function useSending<Command extends { type: string }, View>(door: Door): Sending<Command> {
  const queries = useQueryClient();
  const [ids] = useState(() => createCommandIds());
  const mutation = useMutation({
    mutationFn: (command: Command) =>
      request<View>('POST', door.path, {
        ...command,
        commandId: ids.idFor(command),
        ...(replacing.has(command.type) ? { expectedRevision: door.revision } : {}),
      }),
    onSettled: (_view, error, command) => {
      if (!(error instanceof NotSentError)) ids.answered(command);
    },
    onSuccess: (view) => {
      queries.setQueryData(door.key, view);
      for (const key of door.staleAfter) void queries.invalidateQueries({ queryKey: key });
    },
    onError: async (error) => {
      // Refused because things stand differently by now: the page shows how.
      if (error instanceof ProblemError && [409, 422].includes(error.problem.status)) {
        await queries.invalidateQueries({ queryKey: door.key });
      }
    },
  });
  return {
    send: (command) =>
      mutation.mutateAsync(command).then(
        () => true,
        () => false,
      ),
    sending: mutation.isPending,
    notSentYet: mutation.isPending && (mutation.isPaused || mutation.failureCount > 0),
    problem: mutation.error ? explain(mutation.error) : null,
    forget: mutation.reset,
  };
}
