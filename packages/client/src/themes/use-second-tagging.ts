import type { SecondTag, SecondTagging } from '@alongside/workflows/theme/second-tagging/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createCommandIds } from '../api/command-ids.ts';
import { explain, NotSentError } from '../api/problems.ts';
import { request } from '../api/request.ts';
import { secondTaggingKey, secondTaggingsKey } from './theme-queries.ts';

interface Draw {
  size: number;
  seed?: string;
}

/** Draws a sample; answers its id, or null where none was drawn. */
export function useDrawing() {
  const queries = useQueryClient();
  const [ids] = useState(() => createCommandIds());
  const mutation = useMutation({
    mutationFn: (asked: Draw) =>
      request<SecondTagging>('POST', '/second-taggings', {
        ...asked,
        commandId: ids.idFor(asked),
      }),
    onSettled: (_view, error, asked) => {
      if (!(error instanceof NotSentError)) ids.answered(asked);
    },
    onSuccess: (view) => {
      queries.setQueryData(secondTaggingKey(view.id), view);
      void queries.invalidateQueries({ queryKey: secondTaggingsKey, exact: true });
    },
  });
  return {
    draw: (asked: Draw) =>
      mutation.mutateAsync(asked).then(
        ({ id }) => id,
        () => null,
      ),
    ...standOf(mutation),
  };
}

/** Tags an excerpt of a sample, or finishes it. */
export function useSecondTagging(id: string) {
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationFn: (tag: SecondTag | 'finish') =>
      tag === 'finish'
        ? request<SecondTagging>('POST', `/second-taggings/${id}/finish`, {})
        : request<SecondTagging>('POST', `/second-taggings/${id}/tags`, tag),
    onSuccess: (view) => {
      queries.setQueryData(secondTaggingKey(id), view);
      void queries.invalidateQueries({ queryKey: secondTaggingsKey, exact: true });
    },
    onError: () => void queries.invalidateQueries({ queryKey: secondTaggingKey(id) }),
  });
  return {
    send: (tag: SecondTag | 'finish') =>
      mutation.mutateAsync(tag).then(
        () => true,
        () => false,
      ),
    ...standOf(mutation),
  };
}

function standOf(mutation: {
  isPending: boolean;
  isPaused: boolean;
  failureCount: number;
  error: Error | null;
}) {
  return {
    sending: mutation.isPending,
    notSentYet: mutation.isPending && (mutation.isPaused || mutation.failureCount > 0),
    problem: mutation.error ? explain(mutation.error) : null,
  };
}
