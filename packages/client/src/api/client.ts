import { QueryClient } from '@tanstack/react-query';
import { NotSentError, ProblemError } from './problems.ts';

/** Waits between tries of what did not reach the service, in milliseconds; the last one repeats. */
export function waitBeforeTry(failures: number): number {
  return Math.min(1000 * 2 ** failures, 15_000);
}

/** Reading and sending are tried again only when nothing reached the service; a refusal is final. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) =>
          error instanceof NotSentError ||
          (error instanceof ProblemError && error.problem.status >= 500 && failures < 2),
        retryDelay: waitBeforeTry,
      },
      mutations: {
        // Safe, because each command carries an id of its own that the service applies once.
        retry: (_failures, error) => error instanceof NotSentError,
        retryDelay: waitBeforeTry,
      },
    },
  });
}
