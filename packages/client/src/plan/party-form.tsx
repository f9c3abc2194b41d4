import type { ResponseView } from '@alongside/workflows/response/view';
import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useRef, useState } from 'react';
import { explain } from '../api/problems.ts';
import { colleaguesQuery } from '../api/queries.ts';
import { Outcome } from '../form/outcome.tsx';
import { useDraft } from '../form/use-draft.ts';
import { WhoReads } from '../form/who-reads.tsx';
import { roleWords } from '../words/people.ts';
import { useResponseCommand } from './plan-queries.ts';

const shownAtOnce = 6;

interface Chosen {
  id: string;
  name: string;
}

/** Who considers it: as many as it takes, with a social worker among them. */
export function PartyForm({
  response,
  title,
  close,
}: {
  response: ResponseView;
  title: string;
  close: () => void;
}) {
  const sending = useResponseCommand(response);
  const { draft, change, discard } = useDraft<{ party: Chosen[] }>(`party:${response.id}`, {
    party: response.workingParty,
  });
  const [sought, setSought] = useState('');
  const q = useDeferredValue(sought.trim()) || undefined;
  const found = useQuery(colleaguesQuery({ q }));
  const chosen = new Set(draft.party.map(({ id }) => id));
  const offered = (found.data?.items ?? []).filter(({ id }) => !chosen.has(id));

  const search = useRef<HTMLInputElement>(null);

  /** The line that was ticked moves: whoever goes by keyboard goes on where names are typed. */
  function choose(party: Chosen[]) {
    change({ party });
    sending.forget();
    setSought('');
    search.current?.focus();
  }

  async function ask() {
    const workingParty = draft.party.map(({ id }) => id);
    if (!(await sending.send({ type: 'consider', workingParty }))) return;
    discard();
    close();
  }

  return (
    <form
      className="paper stack reach"
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <h3>{title}</h3>
      <fieldset className="plain-fieldset stack tight">
        <legend className="field-legend">Who looks at it together?</legend>
        <WhoReads>
          Everybody in your organisation sees who is in it. Those you choose are told.
        </WhoReads>
        <p className="quiet small">At least one of them is a social worker.</p>
        {draft.party.map(({ id, name }) => (
          <Pick
            key={id}
            name={name}
            checked
            change={() => choose(draft.party.filter((person) => person.id !== id))}
          />
        ))}
        <TextInput
          ref={search}
          autoFocus
          type="search"
          aria-label="Find a colleague. Type part of a name"
          placeholder="Type part of a name"
          value={sought}
          autoComplete="off"
          onChange={(event) => setSought(event.currentTarget.value)}
        />
        {found.error ? <p role="alert">{explain(found.error).detail}</p> : null}
        {offered.slice(0, shownAtOnce).map(({ id, name, roles, service }) => (
          <Pick
            key={id}
            name={name}
            about={[roleWords(roles), service].filter(Boolean).join(' · ')}
            checked={false}
            change={() => choose([...draft.party, { id, name }])}
          />
        ))}
        <p className="quiet small" role="status">
          {offered.length > shownAtOnce
            ? 'There are more. Type a little of the name.'
            : offered.length === 0 && found.data
              ? 'Nobody else of that name.'
              : ''}
        </p>
      </fieldset>
      <Outcome sending={sending} />
      <div className="row">
        <Button type="submit" loading={sending.sending} disabled={draft.party.length === 0}>
          Ask them
        </Button>
        <Button variant="subtle" onClick={close}>
          Not now
        </Button>
      </div>
    </form>
  );
}

function Pick({
  name,
  about,
  checked,
  change,
}: {
  name: string;
  about?: string;
  checked: boolean;
  change: () => void;
}) {
  return (
    <label className="plan-pick">
      <input type="checkbox" checked={checked} onChange={change} />
      <span>
        {name}
        {about ? <span className="quiet small"> {about}</span> : null}
      </span>
    </label>
  );
}
