import type { GreatPracticeView } from '@alongside/workflows/great-practice/view';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { useKeepFocus } from '../app/keep-focus.ts';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { day } from '../words/dates.ts';
import { Consent } from './consent.tsx';
import { Finish } from './finish.tsx';
import { OnTheWall } from './on-the-wall.tsx';
import { practiceQuery } from './practice-queries.ts';
import { celebratedWords, standingWords } from './practice-words.ts';
import './practice.css';

const route = getRouteApi('/great-practice/$id');

/** One piece of great practice: to finish, to answer, or to read. */
export function PracticeScreen() {
  const { id } = route.useParams();
  const practice = useQuery(practiceQuery(id));
  if (practice.data) return <OpenPractice practice={practice.data} />;
  if (practice.isPending) return <Waiting />;
  return <CouldNotRead error={practice.error} again={() => void practice.refetch()} />;
}

function OpenPractice({ practice }: { practice: GreatPracticeView }) {
  const here = useRef<HTMLParagraphElement>(null);
  useKeepFocus(here, practice.revision);
  const { standing, words, from, takenBack } = practice;
  return (
    <article className="page narrow stack wide">
      <header className="stack tight">
        <p className="eyebrow">
          <Link to="/great-practice">Great practice</Link> · {day(practice.nominatedAt)}
        </p>
        <PageTitle tab="Great practice">{titleOf(practice)}</PageTitle>
        <p ref={here} tabIndex={-1}>
          {standingWords(practice)} {celebratedWords(practice)}
        </p>
      </header>
      {practice.leftOut ? (
        <p className="quiet small">
          What was attached to your e-mail was left out: only words are kept.
        </p>
      ) : null}
      {takenBack?.reason ? (
        <p className="meaning of-worry">
          {takenBack.by.name} took it off the wall: “{takenBack.reason}”{' '}
          {standing === 'kept'
            ? 'The words are yours; you can change them and share them again.'
            : null}
        </p>
      ) : null}
      {words === '' ? null : (
        <blockquote className="meaning of-strength">
          <p className="said practice-words">{words}</p>
        </blockquote>
      )}
      {from ? (
        <p>
          <Link
            to="/discussions/$id"
            params={{ id: from.discussion }}
            className="quiet-link no-print"
          >
            The discussion it comes from
          </Link>{' '}
          <span className="quiet small">Only its participants see this link.</span>
        </p>
      ) : null}
      {standing === 'waiting' || standing === 'kept' ? (
        <Consent key={`${practice.id}:${words}`} practice={practice} />
      ) : null}
      {standing === 'unfinished' ? <Finish practice={practice} /> : null}
      {standing === 'shared' || standing === 'celebrated' ? (
        <OnTheWall practice={practice} />
      ) : null}
    </article>
  );
}

function titleOf({ standing, praised, nominatedBy }: GreatPracticeView): string {
  if (standing === 'waiting') return `${nominatedBy.name} has noticed something you do well`;
  if (standing === 'kept') return `What ${nominatedBy.name} noticed in you`;
  if (standing === 'withdrawn') return `Taken back by ${nominatedBy.name}`;
  return praised?.name ?? 'Who is it about?';
}
