import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { explain, NotSentError } from './problems.ts';

/** Sends something that may safely be sent twice, and fetches anew what it makes stale. */
export function useSending<Sent, Answer>(
  send: (sent: Sent) => Promise<Answer>,
  ...stale: readonly QueryKey[]
) {
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationFn: send,
    onSettled: async (_answer, error) => {
      if (error instanceof NotSentError) return;
      for (const queryKey of stale) await queries.invalidateQueries({ queryKey });
    },
  });
  return {
    send: (sent: Sent): Promise<Answer | null> => mutation.mutateAsync(sent).catch(() => null),
    sending: mutation.isPending,
    notSentYet: mutation.isPending && (mutation.isPaused || mutation.failureCount > 0),
    problem: mutation.error ? explain(mutation.error) : null,
  };
}
