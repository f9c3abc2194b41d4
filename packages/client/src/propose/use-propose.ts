import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createCommandIds } from '../api/command-ids.ts';
import { explain, NotSentError } from '../api/problems.ts';
import { queryKeys } from '../api/query-keys.ts';
import { request } from '../api/request.ts';
import type { ProposalBody } from './proposal-draft.ts';

/** Opens a discussion; sending the same proposal again after a lost answer opens no second one. */
export function usePropose() {
  const queries = useQueryClient();
  const [ids] = useState(() => createCommandIds());
  const mutation = useMutation({
    mutationFn: (proposal: ProposalBody) =>
      request<DiscussionView>('POST', '/discussions', {
        ...proposal,
        commandId: ids.idFor(proposal),
      }),
    onSettled: (_made, error, proposal) => {
      if (!(error instanceof NotSentError)) ids.answered(proposal);
    },
    onSuccess: (made) => {
      queries.setQueryData(queryKeys.discussion(made.id), made);
      void queries.invalidateQueries({ queryKey: queryKeys.discussionLists });
    },
  });
  return {
    send: (proposal: ProposalBody) => mutation.mutateAsync(proposal).catch(() => null),
    sending: mutation.isPending,
    notSentYet: mutation.isPending && (mutation.isPaused || mutation.failureCount > 0),
    problem: mutation.error ? explain(mutation.error) : null,
  };
}
