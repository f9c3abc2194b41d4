import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { actionsQuery } from '../api/queries.ts';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { can } from '../form/possibility.ts';
import { fromNow } from '../words/dates.ts';

/** Decisions that wait for this person: one line each, the oldest question first. */
export function DecisionsScreen() {
  const actions = useInfiniteQuery(actionsQuery());
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
        <p>
          Nothing waits for you. When somebody needs a decision for a next step, it comes straight
          here with their question, and a minute is enough to answer.
        </p>
      ) : (
        <ul className="plain-list stack">
          {waiting.map(({ action, open }) => (
            <li key={action.id}>
              <Link
                to="/actions/$id"
                params={{ id: action.id }}
                className="item-link meaning of-learning"
              >
                <p className="item-title said">{open?.question}</p>
                <p className="quiet small">
                  For: {action.what} · {action.caseReference}
                  {open ? ` · asked ${fromNow(open.askedAt)}` : ''}
                </p>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
