import type { VersionLine } from '@alongside/workflows/discussion/history';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '../api/problems.ts';
import { request } from '../api/request.ts';
import { announce } from '../app/announcer.tsx';
import { FreeLine } from '../form/free-text.tsx';
import { WhoReads } from '../form/who-reads.tsx';
import { findingsSaved } from '../live/last-words.ts';
import { useMe } from '../api/queries.ts';
import { historyKeys } from './history-queries.ts';

/** Keeps the findings as they stand, under a name of one's own if one likes. */
export function KeepVersion({ discussionId }: { discussionId: string }) {
  const me = useMe().id;
  const queries = useQueryClient();
  const [label, setLabel] = useState('');
  // The same intention keeps its id until it was answered.
  const [commandId, setCommandId] = useState(() => crypto.randomUUID());
  const keeping = useMutation({
    mutationFn: async (called: string) => {
      // What was typed a moment ago belongs to it.
      await findingsSaved(me, discussionId);
      return request<VersionLine>('POST', `/discussions/${discussionId}/versions`, {
        commandId,
        ...(called === '' ? {} : { label: called }),
      });
    },
    onSuccess: () => {
      setLabel('');
      setCommandId(crypto.randomUUID());
      announce('Kept.');
      return queries.invalidateQueries({ queryKey: historyKeys.versions(discussionId) });
    },
  });
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        keeping.mutate(label.trim());
      }}
    >
      <FreeLine
        label="A name for it, if you like"
        description={<WhoReads>Those who take part now.</WhoReads>}
        maxLength={100}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      {keeping.error ? <p role="alert">{explain(keeping.error).detail}</p> : null}
      <div>
        <Button type="submit" variant="default" loading={keeping.isPending}>
          Keep a version
        </Button>
      </div>
    </form>
  );
}
