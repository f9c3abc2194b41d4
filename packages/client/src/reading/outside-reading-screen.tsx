import type { OutsideView } from '@alongside/workflows/reading/outside';
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { RecordPage } from '../agreeing/record-page.tsx';
import { TwoVoices } from '../agreeing/two-voices.tsx';
import { ProblemError } from '../api/problems.ts';
import { request } from '../api/request.ts';
import { useSending } from '../api/use-sending.ts';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { Outcome } from '../form/outcome.tsx';
import { clock, day } from '../words/dates.ts';
import { participantWords } from '../words/people.ts';
import { minutesLeft } from './minutes-left.ts';
import { openOutside, outsideReadingQuery } from './reading-queries.ts';
import './reading.css';

const route = getRouteApi('/from-outside/$id');

/** A discussion read from outside: what is written, under a banner that says how long, and who was told. */
export function OutsideReadingScreen() {
  const { id } = route.useParams();
  const reading = useQuery(outsideReadingQuery(id));
  const left = useMinutesLeft(reading.data?.until);
  if (reading.isPending) return <Waiting what="Opening it …" />;
  if (left <= 0 || isOver(reading.error)) return <Over />;
  if (reading.error)
    return <CouldNotRead error={reading.error} again={() => void reading.refetch()} />;
  return <Open reading={reading.data} left={left} />;
}

function isOver(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status === 404;
}

/** The time is over, or somebody ended it: nothing of it stays on the screen. */
function Over() {
  return (
    <div className="page narrow stack">
      <PageTitle tab="Read from outside">This reading is over</PageTitle>
      <p>
        It lasted an hour, or was ended. What you read stands in the log. If you have to read on,
        say why once more.
      </p>
      <p>
        <Link to="/from-outside" className="quiet-link">
          Read a discussion from outside
        </Link>
      </p>
    </div>
  );
}

function Open({ reading, left }: { reading: OutsideView; left: number }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const ending = useSending(
    () => request<undefined>('DELETE', `/outside-readings/${reading.id}`),
    openOutside,
  );
  const known = new Map(
    [...reading.people, ...reading.participants.map(({ person }) => person)].map((person) => [
      person.id,
      person.name,
    ]),
  );
  const differ = reading.agreements.some(({ difference }) => difference !== null);
  async function end() {
    if ((await ending.send(undefined)) === null) return;
    queries.removeQueries({ queryKey: outsideReadingQuery(reading.id).queryKey });
    await navigate({ to: '/from-outside' });
  }
  return (
    <article className="page stack">
      <aside className="meaning of-worry stack tight outside-banner" aria-label="Read from outside">
        <p className="tag">You read this from outside</p>
        <p role="status">
          {left === 1 ? 'One minute' : `${left} minutes`} left, until {clock(reading.until)}. Those
          who take part have been told that you read it, and why.
        </p>
        <Outcome sending={ending} />
        <div>
          <Button variant="default" loading={ending.sending} onClick={() => void end()}>
            I have read what I need
          </Button>
        </div>
      </aside>
      <header className="stack tight">
        <p className="eyebrow">{reading.caseReference}</p>
        <PageTitle tab={reading.caseReference}>{reading.focus}</PageTitle>
        <p className="quiet small">
          {reading.participants
            .map(({ person, role }) => `${person.name} (${participantWords[role]})`)
            .join(' · ')}
        </p>
        <p>
          {reading.agreedAt === null
            ? 'What is written so far. Nothing of it is agreed.'
            : `The record as they agreed it on ${day(reading.agreedAt)}.`}
        </p>
      </header>
      <div className="paper stack">
        <RecordPage
          findings={reading.findings}
          familyVoice={reading.familyVoice}
          name={(id) => (id === null ? '' : (known.get(id) ?? 'A colleague'))}
        />
        {differ ? (
          <TwoVoices
            title="Seen differently"
            voices={reading.agreements.map(({ person, difference }) => ({
              name: person.name,
              words: difference,
            }))}
          />
        ) : null}
        {reading.findings.length === 0 ? <p>Nothing is written in it yet.</p> : null}
      </div>
    </article>
  );
}

function useMinutesLeft(until: string | undefined): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5000);
    return () => clearInterval(timer);
  }, []);
  return until === undefined ? 1 : minutesLeft(until, now);
}
