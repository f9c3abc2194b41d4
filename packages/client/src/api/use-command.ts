import type { ActionPersonCommand } from '@alongside/workflows/action/contract';
import type { ActionView } from '@alongside/workflows/action/view';
import type { DiscussionPersonCommand } from '@alongside/workflows/discussion/contract';
import type { DiscussionView, TimelineEntry } from '@alongside/workflows/discussion/view';
import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { createCommandIds } from './command-ids.ts';
import { explain, NotSentError, ProblemError, type Explained } from './problems.ts';
import type { Page } from './queries.ts';
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
    timeline: `/discussions/${discussion.id}/timeline?limit=1`,
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
  'moveDate',
  // Of the plan: which working party it is, and what it comes to.
  'consider',
  'try',
  'adopt',
  'stop',
  'answerComment',
]);

export interface Door {
  path: string;
  key: QueryKey;
  revision: number;
  /** Where the last thing that happened is told, if there is such a place. */
  timeline?: string;
  staleAfter: readonly QueryKey[];
}

/** Adds to a conflict who was first and with what. @throws the error it was given, or the same with more said. */
async function sayingWhoWasFirst(error: unknown, timeline: string | undefined): Promise<never> {
  if (!timeline || !(error instanceof ProblemError) || !error.is('conflict')) throw error;
  const latest = await request<Page<TimelineEntry>>('GET', timeline).catch(() => null);
  const says = latest?.items[0]?.says;
  if (!says) throw error;
  throw new ProblemError({
    ...error.problem,
    detail: `${says} You see it here now; what you wrote is still in the form.`,
  });
}

/** Sends commands to one workflow; the answer is kept as its view. */
export function useSending<Command extends { type: string }, View>(door: Door): Sending<Command> {
  const queries = useQueryClient();
  const [ids] = useState(() => createCommandIds());
  const mutation = useMutation({
    mutationFn: (command: Command) =>
      request<View>('POST', door.path, {
        ...command,
        commandId: ids.idFor(command),
        ...(replacing.has(command.type) ? { expectedRevision: door.revision } : {}),
      }).catch((error: unknown) => sayingWhoWasFirst(error, door.timeline)),
    onSettled: (_view, error, command) => {
      if (!(error instanceof NotSentError)) ids.answered(command);
    },
    onSuccess: (view) => {
      queries.setQueryData(door.key, view);
      for (const key of door.staleAfter) void queries.invalidateQueries({ queryKey: key });
    },
    onError: (error) => {
      // Refused because things stand differently by now: the page shows how.
      if (error instanceof ProblemError && [409, 422].includes(error.problem.status)) {
        void queries.invalidateQueries({ queryKey: door.key });
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
