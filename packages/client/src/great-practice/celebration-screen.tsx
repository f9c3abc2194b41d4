import type { GreatPracticeItem } from '@alongside/workflows/great-practice/view';
import { may } from '@alongside/workflows/rights/rights';
import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import dayjs from 'dayjs';
import { useMe } from '../api/queries.ts';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { Certificate } from './certificate.tsx';
import { PracticeCard } from './practice-card.tsx';
import { celebrationQuery } from './practice-queries.ts';
import { TakeCertificates } from './take-certificates.tsx';
import { useCelebrateAll } from './use-celebrate-all.ts';
import './practice.css';

const route = getRouteApi('/great-practice/celebration');

/** What stands on the wall from some time, to read out or to give out: everybody, in the order of time, and no winner. */
export function CelebrationScreen() {
  const search = route.useSearch();
  const from = search.from ?? dayjs().subtract(1, 'year').format('YYYY-MM-DD');
  const until = search.until ?? dayjs().format('YYYY-MM-DD');
  const asCertificates = search.as === 'certificates';
  return (
    <div className="page narrow stack wide">
      <header className="stack tight">
        <p className="eyebrow no-print">
          <Link to="/great-practice">Great practice</Link>
        </p>
        <div className={asCertificates ? 'no-print' : undefined}>
          <PageTitle tab="Celebrate together">What went right</PageTitle>
          <p>
            What came onto the wall from {inWords(from)} to {inWords(until)}, all of it, the latest
            first. Nobody is placed above anybody else.
          </p>
        </div>
        <nav className="row no-print" aria-label="How it is shown">
          {asCertificates ? (
            <Link to={route.id} search={{ ...search, as: undefined }} className="quiet-link">
              To read out
            </Link>
          ) : (
            <strong aria-current="page">To read out</strong>
          )}
          {asCertificates ? (
            <strong aria-current="page">A certificate for each</strong>
          ) : (
            <Link to={route.id} search={{ ...search, as: 'certificates' }} className="quiet-link">
              A certificate for each
            </Link>
          )}
        </nav>
        <Days from={from} until={until} />
      </header>
      <Celebrated from={from} until={until} asCertificates={asCertificates} />
    </div>
  );
}

function Days({ from, until }: { from: string; until: string }) {
  const navigate = useNavigate({ from: route.id });
  function look(changed: { from?: string; until?: string }) {
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  }
  return (
    <form
      className="row no-print"
      aria-label="From when to when"
      onSubmit={(event) => event.preventDefault()}
    >
      <TextInput
        type="date"
        label="From"
        value={from}
        onChange={({ currentTarget: { value } }) => value && look({ from: value })}
      />
      <TextInput
        type="date"
        label="To"
        value={until}
        onChange={({ currentTarget: { value } }) => value && look({ until: value })}
      />
    </form>
  );
}

function Celebrated({
  from,
  until,
  asCertificates,
}: {
  from: string;
  until: string;
  asCertificates: boolean;
}) {
  const read = useQuery(celebrationQuery(from, until));
  if (read.isPending) return <Waiting />;
  if (read.error) return <CouldNotRead error={read.error} again={() => void read.refetch()} />;
  const items = read.data;
  if (items.length === 0) {
    return <p>Nothing came onto the wall in this time. Choose an earlier day to begin with.</p>;
  }
  if (asCertificates) return <Certificates items={items} days={{ from, until }} />;
  return (
    <>
      <div className="row no-print">
        <Button onClick={() => window.print()}>Print it</Button>
      </div>
      <ul className="plain-list stack">
        {items.map((item) => (
          <li key={item.id}>
            <PracticeCard item={item} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Certificates({
  items,
  days,
}: {
  items: readonly GreatPracticeItem[];
  days: { from: string; until: string };
}) {
  const celebrated = items.filter((item) => item.celebrated !== null);
  return (
    <>
      <CelebrateAll items={items} />
      {celebrated.length > 0 ? <TakeCertificates of={days} /> : null}
      <ul className="plain-list stack wide certificates">
        {celebrated.map((item) => (
          <li key={item.id}>
            <Certificate item={item} heading={<h2>Great practice</h2>} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What has no certificate yet gets one, for those who may celebrate; one's own is for others to celebrate. */
function CelebrateAll({ items }: { items: readonly GreatPracticeItem[] }) {
  const me = useMe();
  const all = useCelebrateAll();
  const waiting = items.filter(({ celebrated }) => celebrated === null);
  const mine = waiting.filter(({ praised }) => praised?.id !== me.id);
  const isDone = waiting.length === 0;
  if (isDone) return null;
  if (!may(me, 'celebratePractice')) {
    return (
      <p className="no-print">
        Not everything here is celebrated yet. A practice lead, a manager or the quality lead
        celebrates it; the certificates are here then.
      </p>
    );
  }
  if (mine.length === 0) {
    return (
      <p className="no-print">
        What is left is about you. Somebody else celebrates it with you; its certificate is here
        then.
      </p>
    );
  }
  return (
    <section className="paper stack tight reach no-print" aria-labelledby="celebrate-all">
      <h2 id="celebrate-all">Some have no certificate yet</h2>
      <p>
        Celebrate them, and each colleague has a certificate, with your name as the one who
        celebrated. They are told with the next weekly e-mail.
      </p>
      <div className="row">
        <Button loading={all.celebrating} onClick={() => all.celebrate(mine)}>
          Celebrate every one
        </Button>
      </div>
      <p role="status" className="quiet small">
        {all.celebrating ? `${all.left} still to go. You can leave; what is done stays done.` : ''}
      </p>
      {all.problem ? (
        <p role="alert">
          {all.problem.title} {all.problem.detail}
        </p>
      ) : null}
    </section>
  );
}

function inWords(day: string): string {
  return dayjs(day).format('D MMMM YYYY');
}
