import type { KeptEmail, OutboxPage } from '@alongside/workflows/notification/how-you-hear';
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../api/queries.ts';
import { PageTitle } from '../app/page-title.tsx';
import { ShowMore } from '../app/show-more.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { dayAndTime, fromNow } from '../words/dates.ts';
import { firstName } from '../words/people.ts';
import { outboxQuery } from './how-you-hear-queries.ts';
import { stylesAsRules } from './styles-as-rules.ts';
import './outbox.css';

/** The demo's e-mails to whoever looks in, as their mail program would show them. */
export function OutboxScreen() {
  const me = useMe();
  const outbox = useInfiniteQuery(outboxQuery);
  const [opened, setOpened] = useState<string | null>(null);
  if (outbox.isPending) return <Waiting />;
  if (outbox.error) {
    return <CouldNotRead error={outbox.error} again={() => void outbox.refetch()} />;
  }
  const emails = outbox.data.pages.flatMap((page) => page.items);
  const waiting = outbox.data.pages[0]?.waiting ?? [];
  const shown = emails.find(({ id }) => id === opened) ?? emails[0];
  return (
    <div className="page stack">
      <header className="stack tight reach">
        <PageTitle tab="E-mails in the demo">E-mails to {firstName(me.name)}</PageTitle>
        <p className="meaning of-learning">
          This is the demo. These e-mails were written and sent to nobody; here they are as{' '}
          {firstName(me.name)} would find them.
        </p>
      </header>
      <Coming waiting={waiting} />
      {shown === undefined ? (
        <p>
          No e-mail yet. When somebody invites you, or something waits for you, one stands here.
        </p>
      ) : (
        <div className="mail paper">
          <div className="mail-list">
            <ul className="plain-list" aria-label="E-mails, newest first">
              {emails.map((email) => (
                <li key={email.id}>
                  <button
                    type="button"
                    className="mail-line"
                    aria-current={email.id === shown.id}
                    onClick={() => {
                      setOpened(email.id);
                      document.getElementById('mail-shown')?.scrollIntoView({ block: 'nearest' });
                    }}
                  >
                    <span className="item-title">{email.title}</span>
                    <span className="quiet small">{fromNow(email.at)}</span>
                  </button>
                </li>
              ))}
            </ul>
            <ShowMore list={outbox}>Show earlier ones</ShowMore>
          </div>
          <Message key={shown.id} email={shown} />
        </div>
      )}
    </div>
  );
}

function Coming({ waiting }: { waiting: OutboxPage['waiting'] }) {
  if (waiting.length === 0) return null;
  return (
    <ul className="quiet">
      {waiting.map(({ due, weekly, things }) => (
        <li key={due}>
          {things === 1 ? 'One thing waits' : `${things} things wait`} for{' '}
          {weekly ? 'the weekly e-mail of' : 'the end of the quiet hours,'} {dayAndTime(due)}.
        </li>
      ))}
    </ul>
  );
}

function Message({ email }: { email: KeptEmail }) {
  const [plain, setPlain] = useState(false);
  return (
    <article id="mail-shown" className="mail-shown stack" aria-label={email.title}>
      <header className="stack tight">
        <h2>{email.title}</h2>
        <dl className="mail-head small">
          <dt>From</dt>
          <dd>{email.from}</dd>
          <dt>To</dt>
          <dd>{email.to}</dd>
          <dt>Sent</dt>
          <dd>{dayAndTime(email.at)}</dd>
        </dl>
        {email.calendar === null ? null : (
          <a
            className="quiet-link"
            download="meeting.ics"
            href={`data:text/calendar;charset=utf-8,${encodeURIComponent(email.calendar)}`}
          >
            Attached: meeting.ics
          </a>
        )}
      </header>
      {plain ? (
        <pre className="mail-plain">{email.text}</pre>
      ) : (
        <iframe
          className="mail-page"
          title={`The e-mail “${email.title}”`}
          // Nothing in it may run; its links open in a page of their own.
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcDoc={stylesAsRules(email.html).replace('<head>', '<head><base target="_blank">')}
        />
      )}
      <div>
        <Button variant="subtle" px={0} onClick={() => setPlain(!plain)}>
          {plain ? 'Show it with its layout' : 'Show it as plain text'}
        </Button>
      </div>
    </article>
  );
}
