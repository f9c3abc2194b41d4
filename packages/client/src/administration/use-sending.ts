import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { explain } from '../api/problems.ts';
import { request } from '../api/request.ts';

/** Sends a form to the service; `send` gives back the answer, or null where there was none. Never throws. */
export function usePosting<Answer>(staleAfter: readonly QueryKey[]) {
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationFn: ({ path, body }: { path: string; body: object }) =>
      request<Answer>('POST', path, body),
    // What is administered may have been added twice by sending it twice; a person sends it again.
    retry: false,
    onSuccess: () => {
      for (const key of staleAfter) void queries.invalidateQueries({ queryKey: key });
    },
  });
  return {
    send: (path: string, body: object) => mutation.mutateAsync({ path, body }).catch(() => null),
    sending: mutation.isPending,
    notSentYet: mutation.isPending && mutation.isPaused,
    problem: mutation.error ? explain(mutation.error) : null,
    forget: mutation.reset,
  };
}
