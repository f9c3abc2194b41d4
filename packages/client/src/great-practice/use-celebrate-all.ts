import type { GreatPracticeItem } from '@alongside/workflows/great-practice/view';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { explain, ProblemError } from '../api/problems.ts';
import { request } from '../api/request.ts';
import { practiceLists } from './practice-queries.ts';

/** Milliseconds between two of them, so that a year of a large organisation stays within what one person may send. */
const apart = 120;

/**
 * Celebrates one after another, each with a command of its own: whoever leaves in between, or loses the connection, goes
 * on from there another time.
 */
export function useCelebrateAll() {
  const queries = useQueryClient();
  const [left, setLeft] = useState(0);
  const mutation = useMutation({
    mutationFn: async (items: readonly GreatPracticeItem[]) => {
      for (const [index, { id }] of items.entries()) {
        setLeft(items.length - index);
        const command = { type: 'celebrate', commandId: crypto.randomUUID() };
        await request('POST', `/great-practice/${id}/commands`, command).catch(unlessOvertaken);
        await new Promise((passed) => setTimeout(passed, apart));
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: practiceLists }),
  });
  return {
    celebrate: mutation.mutate,
    celebrating: mutation.isPending,
    /** How many are still to be sent. */
    left,
    problem: mutation.error ? explain(mutation.error) : null,
  };
}

/** Taken off the wall meanwhile, or celebrated by somebody else: as it should be. */
function unlessOvertaken(error: unknown): void {
  if (!(error instanceof ProblemError) || ![404, 422].includes(error.problem.status)) throw error;
}
