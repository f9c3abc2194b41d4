import type { CodebookCommand, CodebookView } from '@alongside/workflows/theme/codebook/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createCommandIds } from '../api/command-ids.ts';
import { explain, NotSentError } from '../api/problems.ts';
import { request } from '../api/request.ts';
import { codebookKey } from './theme-queries.ts';

/** Changes the codebook as it was read: were it changed meanwhile, nothing is overwritten unseen. */
export function useCodebookCommand(revision: number) {
  const queries = useQueryClient();
  const [ids] = useState(() => createCommandIds());
  const mutation = useMutation({
    mutationFn: (command: CodebookCommand) =>
      request<CodebookView>('POST', '/codebook/commands', {
        ...command,
        commandId: ids.idFor(command),
        expectedRevision: revision,
      }),
    onSettled: (_view, error, command) => {
      if (!(error instanceof NotSentError)) ids.answered(command);
    },
    onSuccess: (view) => {
      queries.setQueryData(codebookKey, view);
      void queries.invalidateQueries({ queryKey: ['themes'] });
      void queries.invalidateQueries({ queryKey: ['standards'] });
    },
    onError: () => void queries.invalidateQueries({ queryKey: codebookKey }),
  });
  return {
    send: (command: CodebookCommand) =>
      mutation.mutateAsync(command).then(
        () => true,
        () => false,
      ),
    sending: mutation.isPending,
    notSentYet: mutation.isPending && (mutation.isPaused || mutation.failureCount > 0),
    problem: mutation.error ? explain(mutation.error) : null,
  };
}
