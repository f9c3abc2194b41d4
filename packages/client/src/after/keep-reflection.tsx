import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { Checkbox } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { explain } from '../api/problems.ts';
import { request } from '../api/request.ts';
import { WhoReads } from '../form/who-reads.tsx';
import { day } from '../words/dates.ts';

interface Keeping {
  kept: boolean;
  goes: string | null;
  went: string | null;
}

/** When one's own reflection goes, and the choice to keep it as long as the record. */
export function KeepReflection({ discussion }: { discussion: DiscussionView }) {
  const queries = useQueryClient();
  const path = `/discussions/${discussion.id}/my-reflection`;
  const key = ['discussions', 'one', discussion.id, 'my-reflection'];
  const keeping = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => request<Keeping>('GET', path, undefined, signal),
    retry: false,
  });
  const choose = useMutation({
    mutationFn: (keep: boolean) => request<Keeping>('POST', path, { keep }),
    onSuccess: (answer) => queries.setQueryData(key, answer),
  });
  if (!keeping.data) return null;
  const { kept, goes, went } = keeping.data;
  if (went !== null) {
    return (
      <p className="quiet">
        Your own reflection went on {day(went)}, as your organisation keeps it.
      </p>
    );
  }
  if (goes === null && !kept) return null;
  return (
    <div className="stack tight reach">
      <Checkbox
        size="md"
        label="Keep my reflection as long as the record"
        description={
          goes === null
            ? 'It stays as long as the discussion is kept.'
            : `Otherwise it goes on ${day(goes)}. That is yours alone to choose.`
        }
        checked={kept}
        disabled={choose.isPending}
        onChange={(event) => choose.mutate(event.currentTarget.checked)}
      />
      <WhoReads>It stays as readable as it is now, and to nobody else.</WhoReads>
      {choose.error ? <p role="alert">{explain(choose.error).detail}</p> : null}
    </div>
  );
}
