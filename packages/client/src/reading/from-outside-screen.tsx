import type { OutsideReading } from '@alongside/workflows/reading/outside';
import { outsideMinutes, reasonLength } from '@alongside/workflows/reading/reason';
import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { request } from '../api/request.ts';
import { useSending } from '../api/use-sending.ts';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { FreeText } from '../form/free-text.tsx';
import { Outcome } from '../form/outcome.tsx';
import { useDraft } from '../form/use-draft.ts';
import { WhoReads } from '../form/who-reads.tsx';
import { clock } from '../words/dates.ts';
import { caseSearchQuery, openOutside, outsideReadingsQuery } from './reading-queries.ts';

/** Reading a discussion one takes no part in: by case reference, for a reason that its participants read. */
export function FromOutsideScreen() {
  const [typed, setTyped] = useState('');
  const [sought, setSought] = useState('');
  const found = useQuery(caseSearchQuery(sought));
  return (
    <div className="page narrow stack wide">
      <header className="stack tight">
        <PageTitle tab="Read from outside">Read a discussion from outside</PageTitle>
        <p>
          Discussions belong to those who take part. Where you have to read one all the same, say
          why: they are told at once who reads it and why, it lasts an hour, and it stands in the
          log. Reflections stay private.
        </p>
      </header>
      <OpenNow />
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          setSought(typed.trim());
        }}
      >
        <TextInput
          type="search"
          label="Case reference"
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" mt="auto" disabled={typed.trim() === ''}>
          Look
        </Button>
      </form>
      {sought === '' ? null : found.isPending ? (
        <Waiting what="Looking …" />
      ) : found.error ? (
        <CouldNotRead error={found.error} again={() => void found.refetch()} />
      ) : found.data.items.length === 0 ? (
        <p role="status">There is none for {sought} that is yours to open.</p>
      ) : (
        found.data.items.map((item, index) => (
          <Closed
            key={item.discussion}
            item={item}
            which={
              found.data.items.length === 1 ? null : `${index + 1} of ${found.data.items.length}`
            }
            caseReference={sought}
          />
        ))
      )}
    </div>
  );
}

/** There is one: what opening it means, and why. */
function Closed({
  item,
  which,
  caseReference,
}: {
  item: { discussion: string; mine: boolean };
  which: string | null;
  caseReference: string;
}) {
  const navigate = useNavigate();
  const { draft, change, discard } = useDraft(`outside:${item.discussion}`, { reason: '' });
  const opening = useSending(
    (reason: string) =>
      request<OutsideReading>('POST', '/outside-readings', {
        discussion: item.discussion,
        reason,
      }),
    openOutside,
  );
  if (item.mine) {
    return (
      <p>
        You take part in {which ? `the one that is ${which}` : 'it'}.{' '}
        <Link to="/discussions/$id" params={{ id: item.discussion }}>
          Open it as you always do
        </Link>
        .
      </p>
    );
  }
  const missing = reasonLength - draft.reason.trim().length;
  async function open() {
    const opened = await opening.send(draft.reason);
    if (!opened) return;
    discard();
    await navigate({ to: '/from-outside/$id', params: { id: opened.id } });
  }
  return (
    <section className="paper stack" aria-labelledby={`closed-${item.discussion}`}>
      <h2 id={`closed-${item.discussion}`}>
        There is a discussion for {caseReference}
        {which ? ` (${which}, newest first)` : ''}
      </h2>
      <p>Opening it is told to everybody who takes part, and to the quality lead.</p>
      <FreeText
        label="Why do you have to read it?"
        description="A sentence or two, in your own words."
        autosize
        minRows={3}
        maxLength={1000}
        value={draft.reason}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
      <WhoReads>Everybody who takes part, and the quality lead, with your name.</WhoReads>
      <Outcome sending={opening} />
      <div className="row">
        <Button loading={opening.sending} disabled={missing > 0} onClick={() => void open()}>
          Tell them, and read for {outsideMinutes} minutes
        </Button>
        {missing > 0 ? (
          <span className="reason">Say a little more: {missing} more characters.</span>
        ) : null}
      </div>
    </section>
  );
}

/** What is open already needs no second reason. */
function OpenNow() {
  const open = useQuery(outsideReadingsQuery);
  const items = open.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="open-now">
      <h2 id="open-now">Open now</h2>
      <ul className="plain-list stack tight">
        {items.map((reading) => (
          <li key={reading.id}>
            <Link
              to="/from-outside/$id"
              params={{ id: reading.id }}
              className="item-link meaning of-learning"
            >
              <p className="item-title">{reading.caseReference}</p>
              <p className="quiet small">until {clock(reading.until)}</p>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
