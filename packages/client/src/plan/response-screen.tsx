import type { ResponseView } from '@alongside/workflows/response/view';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { useKeepFocus } from '../app/keep-focus.ts';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { day } from '../words/dates.ts';
import { inWords } from '../words/people.ts';
import { Comments } from './comments.tsx';
import { NextMove } from './next-move.tsx';
import { responseQuery, storyQuery } from './plan-queries.ts';
import { answerWords, lateWords, standingColour, standingWords } from './say-plan.ts';
import './plan.css';

const route = getRouteApi('/plan/$id');

/** One thing on the plan: what was heard, what is done about it, by whom, and what came of it. */
export function ResponseScreen() {
  const { id } = route.useParams();
  const response = useQuery(responseQuery(id));
  if (response.data) return <OpenResponse response={response.data} />;
  if (response.isPending) return <Waiting />;
  return <CouldNotRead error={response.error} again={() => void response.refetch()} />;
}

function OpenResponse({ response }: { response: ResponseView }) {
  const here = useRef<HTMLParagraphElement>(null);
  useKeepFocus(here, response.revision);
  const { theme, area, heard, slipping, standing, spottedOn } = response;
  const answer = answerWords(response);
  const late = lateWords(response);
  return (
    <article className="page narrow stack wide">
      <header className="stack tight">
        <p className="eyebrow">
          <Link to="/plan">The plan</Link> · {[theme.name, area].filter(Boolean).join(' · ')}
        </p>
        <PageTitle tab="The plan">{heard}</PageTitle>
        <p ref={here} tabIndex={-1}>
          {standingWords(response)}
        </p>
        <p className="quiet small">First seen on {day(spottedOn)}.</p>
      </header>
      {slipping ? (
        <p className="meaning of-worry">
          It may be slipping back: since {day(slipping.since)} this has come up more than chance
          explains. It is worth another look.
        </p>
      ) : null}
      {late ? <p className="meaning of-worry">{late}</p> : null}
      {answer ? (
        <section className={`meaning ${standingColour[standing]}`}>
          <h2>{answer.title}</h2>
          <p className="said">{answer.words}</p>
        </section>
      ) : null}
      <NextMove response={response} />
      <Told response={response} />
      <WorkingParty response={response} />
      <Before response={response} />
      <Comments response={response} />
      <Story id={response.id} />
    </article>
  );
}

/** That those who raised it were told, and how many where that can be said. */
function Told({ response: { told, outcome, looks } }: { response: ResponseView }) {
  if (!told && looks.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="told">
      <h2 id="told">Told, and looked at again</h2>
      {told ? (
        <p>
          On {day(told.at)} everybody whose discussion raised it was told, each by themselves
          {told.reached === null ? '' : `: ${told.reached} people or more`}. Nobody learns who the
          others are.
        </p>
      ) : null}
      {looks.map(({ seen, by, at }) => (
        <p key={at} className="said">
          On {day(at)} {by.name} looked at it again{seen ? `: “${seen}”` : '.'}
        </p>
      ))}
      {looks.length === 0 && outcome ? (
        <p className="quiet">It is looked at again on {day(outcome.lookAgainOn)}.</p>
      ) : null}
    </section>
  );
}

function WorkingParty({
  response: { workingParty, proposals, trial },
}: {
  response: ResponseView;
}) {
  if (workingParty.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="party">
      <h2 id="party">Working party</h2>
      <p>{inWords(workingParty.map(({ name }) => name))}</p>
      {trial ? (
        <p>
          Tried since {day(trial.at)}, until {day(trial.until)}.
        </p>
      ) : null}
      {proposals.length > 0 ? (
        <>
          <h3>Proposed</h3>
          <ul className="plain-list stack tight">
            {proposals.map(({ what, until, by, at }) => (
              <li key={at}>
                <p className="said">{what}</p>
                <p className="quiet small">
                  {by.name}, until {day(until)}
                </p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

/** Earlier trials and answers, where it was opened again. */
function Before({ response: { earlier, trials } }: { response: ResponseView }) {
  const tried = trials.slice(0, -1);
  if (earlier.length === 0 && tried.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="before">
      <h2 id="before">Before that</h2>
      <ul className="plain-list stack tight">
        {tried.map(({ what, until, at }) => (
          <li key={at}>
            Tried from {day(at)}, until {day(until)}: {what}
          </li>
        ))}
        {earlier.map(({ kind, words, at }) => (
          <li key={at}>
            {kind === 'adopted' ? 'Adopted' : 'Not then'} on {day(at)}: {words}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Story({ id }: { id: string }) {
  const story = useQuery(storyQuery(id));
  if (!story.data) return null;
  return (
    <details className="more">
      <summary>What happened so far</summary>
      <ol className="plain-list days">
        {story.data.items.map(({ at, says }) => (
          <li key={`${at} ${says}`}>
            {says} <span className="quiet small">{day(at)}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
