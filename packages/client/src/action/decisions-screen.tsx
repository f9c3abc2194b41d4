import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { actionsQuery, useMe } from '../api/queries.ts';
import { useKeepFocus } from '../app/keep-focus.ts';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { can } from '../form/possibility.ts';
import { fromNow } from '../words/dates.ts';
import { Decide } from './decide.tsx';
import { DecisionTimes } from './decision-times.tsx';

const route = getRouteApi('/decisions');
const seeTimes = new Set(['teamManager', 'headOfService', 'qualityLead']);

/** Decisions that wait for this person: one line each, the oldest question first. */
export function DecisionsScreen() {
  const me = useMe();
  const { answer } = route.useSearch();
  const actions = useInfiniteQuery(actionsQuery());
  const here = useRef<HTMLParagraphElement>(null);
  useKeepFocus(here, actions.dataUpdatedAt);
  if (actions.isPending) return <Waiting />;
  if (actions.error)
    return <CouldNotRead error={actions.error} again={() => void actions.refetch()} />;
  const waiting = actions.data.pages
    .flatMap((page) => page.items)
    .filter((action) => can(action, 'decide'))
    .map((action) => ({
      action,
      open: action.decisions.findLast(({ outcome }) => outcome === null),
    }))
    .sort((a, b) => (a.open?.askedAt ?? '').localeCompare(b.open?.askedAt ?? ''));
  return (
    <div className="page narrow stack">
      <PageTitle tab="Decisions">Decisions waiting for you</PageTitle>
      {waiting.length === 0 ? (
        <p ref={here} tabIndex={-1}>
          Nothing waits for you. When somebody needs a decision for a next step, it comes straight
          here with their question, and a minute is enough to answer.
        </p>
      ) : (
        <>
          <p ref={here} tabIndex={-1} className="quiet">
            {waiting.length === 1
              ? 'One question.'
              : `${waiting.length} questions, the one that has waited longest first.`}
          </p>
          <ul className="plain-list stack">
            {waiting.map(({ action, open }) => (
              <li key={action.id}>
                {action.id === answer ? (
                  <Decide action={action} focused />
                ) : (
                  <Link
                    to="/decisions"
                    search={{ answer: action.id }}
                    resetScroll={false}
                    className="item-link meaning of-learning"
                  >
                    <p className="item-title said">{open?.question}</p>
                    <p className="quiet small">
                      For: {action.what} · {action.caseReference}
                      {open ? ` · asked ${fromNow(open.askedAt)}` : ''}
                    </p>
                  </Link>
                )}
                {action.id === answer ? (
                  <p className="quiet small">
                    For: {action.what} · {action.caseReference} ·{' '}
                    <Link to="/actions/$id" params={{ id: action.id }} className="quiet-link">
                      All about this step
                    </Link>
                  </p>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      )}
      {me.roles.some((role) => seeTimes.has(role)) ? <DecisionTimes /> : null}
    </div>
  );
}
