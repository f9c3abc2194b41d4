import type { ExcerptCommand, ExcerptView } from '@alongside/workflows/theme/excerpt';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { createCommandIds } from '../api/command-ids.ts';
import { explain, NotSentError } from '../api/problems.ts';
import { request } from '../api/request.ts';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { FreeText } from '../form/free-text.tsx';
import { Outcome } from '../form/outcome.tsx';
import { useDraft } from '../form/use-draft.ts';
import { excerptsKey, excerptsQuery } from './theme-queries.ts';
import './themes.css';

/** Words of one’s own that both agreed to share: a last look before anybody beyond the two reads them. */
export function ExcerptsScreen() {
  const excerpts = useQuery(excerptsQuery);
  if (excerpts.isPending) return <Waiting />;
  if (excerpts.error) {
    return <CouldNotRead error={excerpts.error} again={() => void excerpts.refetch()} />;
  }
  const { items } = excerpts.data;
  return (
    <div className="page narrow stack">
      <PageTitle tab="Words you share">Words you share</PageTitle>
      <p>
        You agreed to share these so that others can learn from them. Heads of service and the
        quality lead read them without your name, the case reference or the team, and only where
        enough other discussions say something alike. Nobody reads them before you have looked at
        them once more.
      </p>
      {items.length === 0 ? (
        <p className="quiet">
          Nothing yet. When you agree a record with “share this learning” on a finding of yours, it
          waits here for your last look.
        </p>
      ) : (
        <ul className="plain-list stack">
          {items.map((excerpt) => (
            <li key={`${excerpt.id} ${excerpt.agreed}`}>
              <OneExcerpt excerpt={excerpt} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const says = {
  waiting: 'Waits for your last look',
  confirmed: 'May be read by heads of service and the quality lead',
  withdrawn: 'Not shared',
} as const;

function OneExcerpt({ excerpt }: { excerpt: ExcerptView }) {
  const queries = useQueryClient();
  const [ids] = useState(() => createCommandIds());
  const { draft, change, discard } = useDraft(`excerpt:${excerpt.id}`, { words: excerpt.words });
  const sending = useMutation({
    mutationFn: (command: ExcerptCommand) =>
      request<ExcerptView>('POST', `/excerpts/${excerpt.id}/commands`, {
        ...command,
        commandId: ids.idFor(command),
      }),
    onSettled: (_view, error, command) => {
      if (!(error instanceof NotSentError)) ids.answered(command);
    },
    onSuccess: () => {
      discard();
      void queries.invalidateQueries({ queryKey: excerptsKey });
    },
  });
  const { words } = draft;
  return (
    <article className={`meaning of-${excerpt.section} stack tight`}>
      <p className="tag">{says[excerpt.state]}</p>
      <FreeText
        label="In these words"
        autosize
        maxLength={1000}
        value={words}
        onChange={(event) => change({ words: event.currentTarget.value })}
      />
      <p className="small">
        <Link to="/discussions/$id" params={{ id: excerpt.discussion }} className="quiet-link">
          The discussion it comes from
        </Link>
      </p>
      <Outcome
        sending={{
          problem: sending.error ? explain(sending.error) : null,
          notSentYet: sending.isPending && (sending.isPaused || sending.failureCount > 0),
        }}
      />
      <div className="row">
        {excerpt.state === 'confirmed' && words === excerpt.words ? null : (
          <Button
            loading={sending.isPending}
            onClick={() => sending.mutate({ type: 'confirm', words: words.trim() })}
          >
            {excerpt.state === 'confirmed' ? 'Share these words' : 'Yes, share it'}
          </Button>
        )}
        {excerpt.state === 'withdrawn' ? null : (
          <Button
            variant="default"
            loading={sending.isPending}
            onClick={() => sending.mutate({ type: 'withdraw' })}
          >
            Do not share it
          </Button>
        )}
      </div>
    </article>
  );
}
