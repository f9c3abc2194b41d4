import type { Supervision } from '@alongside/workflows/supervision/view';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '../api/queries.ts';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { actionWords } from '../action/action-words.ts';
import { day, dayAndTime } from '../words/dates.ts';
import { inWords } from '../words/people.ts';
import { otherWeeks } from './other-weeks.ts';
import { supervisedQuery, supervisionQuery } from './supervision-queries.ts';
import './supervision.css';

const route = getRouteApi('/supervision/$personId');

/** What a colleague and whoever supervises them look at together, every four weeks; the same for both. */
export function SupervisionScreen() {
  const { personId } = route.useParams();
  const { until } = route.useSearch();
  const page = useQuery(supervisionQuery(personId, until));
  if (page.data) return <Page page={page.data} until={until} />;
  if (page.isPending) return <Waiting what="Putting four weeks together …" />;
  return <CouldNotRead error={page.error} again={() => void page.refetch()} />;
}

function Page({ page, until }: { page: Supervision; until: string | undefined }) {
  const me = useMe();
  const isMine = page.person.id === me.id;
  const { from, until: last } = page.period;
  const { earlier, later } = otherWeeks(last, until !== undefined);
  return (
    <article className="page narrow stack supervision">
      <header className="stack tight">
        <div className="row apart">
          <PageTitle tab="Supervision">
            {isMine ? 'For your supervision' : `Supervision with ${page.person.name}`}
          </PageTitle>
          <Button variant="default" className="no-print" onClick={() => window.print()}>
            Print
          </Button>
        </div>
        <p>
          {page.person.name} · {day(from)} to {day(last)}
        </p>
        <nav className="row no-print" aria-label="Four weeks at a time">
          <WeeksLink person={page.person.id} until={earlier}>
            The four weeks before
          </WeeksLink>
          {later ? (
            <WeeksLink person={page.person.id} until={later.until}>
              {later.until ? 'The four weeks after' : 'The four weeks up to today'}
            </WeeksLink>
          ) : null}
        </nav>
        <WhoSees page={page} isMine={isMine} />
      </header>
      <Part
        title="What you are learning"
        meaning="learning"
        isMine={isMine}
        other="What they are learning"
      >
        {page.learning.map((one) => (
          <li key={`${one.discussion}:${one.text}`}>
            <p className="said">{one.text}</p>
            <p className="quiet small">
              {one.caseReference} · agreed on {day(one.agreedAt)}
            </p>
          </li>
        ))}
      </Part>
      <Part
        title="Next steps that are yours"
        meaning="nextStep"
        isMine={isMine}
        other="Next steps that are theirs"
      >
        {page.nextSteps.map((step) => (
          <Step key={step.id} step={step} />
        ))}
      </Part>
      {page.finished.length > 0 ? (
        <Part title="Finished in these weeks" meaning="nextStep" isMine={isMine}>
          {page.finished.map((step) => (
            <Step key={step.id} step={step} />
          ))}
        </Part>
      ) : null}
      <Part title="What is to be looked at again" meaning="childsExperience" isMine={isMine}>
        {page.revisits.map(({ caseReference, at }) => (
          <li key={`${caseReference}:${at}`}>
            <p>
              {day(at)}: {caseReference || 'a discussion held as practice lead'}
            </p>
          </li>
        ))}
      </Part>
      <Part title="What was answered in these weeks" meaning="strength" isMine={isMine}>
        {page.answered.map((answer) => (
          <Answer key={`${answer.kind}:${answer.at}`} answer={answer} />
        ))}
      </Part>
      <OthersOfTheTeam person={page.person.id} />
    </article>
  );
}

/** Nobody is surprised by who reads this, nor by when. */
function WhoSees({ page, isMine }: { page: Supervision; isMine: boolean }) {
  const { supervisors, opened, person } = page;
  const names = inWords(supervisors.map(({ name }) => name));
  return (
    <details className="no-print">
      <summary className="quiet">
        {!isMine
          ? 'Who can open this page'
          : names === ''
            ? 'Nobody else can open this page'
            : `${names} can open this page too`}
      </summary>
      <div className="stack tight">
        <p className="small">
          {isMine ? 'They see' : `${person.name} and ${names} can: you see`} what{' '}
          {isMine ? 'you see' : `${person.name} sees`} here, from agreed records alone; never a
          reflection. What belongs to a child they have declared a conflict about is left out for
          them.
        </p>
        {opened.length > 0 ? (
          <ul className="plain-list small" aria-label="Opened by">
            {opened.map(({ person: by, at }) => (
              <li key={`${by.id}:${at}`}>
                {by.name} opened it on {dayAndTime(at)}
              </li>
            ))}
          </ul>
        ) : (
          <p className="small quiet">Nobody else has opened it so far.</p>
        )}
      </div>
    </details>
  );
}

interface PartProps {
  title: string;
  /** The title where somebody else's page is read. */
  other?: string;
  isMine: boolean;
  meaning: 'learning' | 'nextStep' | 'childsExperience' | 'strength';
  children: ReactNode[];
}

function Part({ title, other, isMine, meaning, children }: PartProps) {
  return (
    <section className={`meaning of-${meaning}`}>
      <h2>{isMine ? title : (other ?? title)}</h2>
      {children.length === 0 ? (
        <p className="quiet">Nothing just now.</p>
      ) : (
        <ul className="plain-list stack tight">{children}</ul>
      )}
    </section>
  );
}

function Step({ step }: { step: Supervision['nextSteps'][number] }) {
  return (
    <li>
      <p className="said">{step.what}</p>
      <p className="quiet small">
        {step.caseReference} · {actionWords(step)}
        {step.expectedChange ? ` · hoped for: ${step.expectedChange}` : ''}
      </p>
    </li>
  );
}

function Answer({ answer }: { answer: Supervision['answered'][number] }) {
  if (answer.kind === 'response') {
    return (
      <li>
        <p>
          {answer.says}{' '}
          <a href={answer.path} className="quiet-link no-print">
            Read it
          </a>
        </p>
        <p className="quiet small">{day(answer.at)}</p>
      </li>
    );
  }
  return (
    <li>
      <p className="said">“{answer.question}”</p>
      <p>
        <strong>{answer.outcome === 'approved' ? 'Yes' : 'No'}</strong>:{' '}
        <span className="said">{answer.reason}</span>
      </p>
      <p className="quiet small">
        {answer.by.name}, {day(answer.at)} · {answer.caseReference}
      </p>
    </li>
  );
}

function WeeksLink(props: { person: string; until: string | undefined; children: ReactNode }) {
  return (
    <Link
      to="/supervision/$personId"
      params={{ personId: props.person }}
      search={{ until: props.until }}
      className="quiet-link"
    >
      {props.children}
    </Link>
  );
}

/** For whoever supervises: the others of the team, by name. */
function OthersOfTheTeam({ person }: { person: string }) {
  const me = useMe();
  const whose = useQuery(supervisedQuery);
  const others = whose.data?.items.filter(({ id }) => id !== person) ?? [];
  if (others.length === 0) return null;
  return (
    <nav className="stack tight no-print" aria-label="Other pages you can open">
      <h2>Other pages</h2>
      <ul className="plain-list stack tight">
        {others.map(({ id, name }) => (
          <li key={id}>
            <Link
              to="/supervision/$personId"
              params={{ personId: id }}
              search={{}}
              className="quiet-link"
            >
              {id === me.id ? 'Your own' : name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
