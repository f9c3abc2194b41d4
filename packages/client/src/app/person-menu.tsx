import type { PersonRole } from '@alongside/workflows/organisation/people';
import { may } from '@alongside/workflows/rights/rights';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { roleWords } from '../words/people.ts';
import { explain } from '../api/problems.ts';
import type { Me } from '../api/queries.ts';
import { sessionQuery, useSignOut } from '../session/session.ts';

/** Whoever holds discussions, and those who manage them. */
const hasSupervision: ReadonlySet<PersonRole> = new Set(['worker', 'practiceLead', 'teamManager']);

/** Who is signed in, and the way out. A native disclosure: it works before anything else has loaded. */
export function PersonMenu({ me }: { me: Me }) {
  const signOut = useSignOut();
  const session = useQuery(sessionQuery);
  return (
    <details
      className="person-menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.currentTarget.open = false;
        event.currentTarget.querySelector('summary')?.focus();
      }}
    >
      <summary>{me.name}</summary>
      <div className="person-menu-sheet stack tight">
        <p className="quiet small">
          {[roleWords(me.roles), me.service].filter(Boolean).join(' · ')}
        </p>
        {me.roles.some((role) => hasSupervision.has(role)) ? (
          <Link to="/supervision">Supervision</Link>
        ) : null}
        {may(me, 'keepRetention') ? (
          <Link
            to="/administration"
            className="person-menu-link"
            onClick={({ currentTarget }) =>
              currentTarget.closest('details')?.removeAttribute('open')
            }
          >
            {may(me, 'administer') ? 'People and settings' : 'What is kept and held'}
          </Link>
        ) : null}
        <Place to="/families-i-know">Families I know</Place>
        {may(me, 'breakGlass') ? <Place to="/from-outside">Read from outside</Place> : null}
        {may(me, 'answerWhoViewed') ? <Place to="/who-viewed">Who viewed this?</Place> : null}
        <Link
          to="/how-you-hear"
          className="person-menu-link"
          onClick={({ currentTarget }) => currentTarget.closest('details')?.removeAttribute('open')}
        >
          How you hear from us
        </Link>
        {session.data?.ways.demo ? (
          <Link
            to="/outbox"
            className="person-menu-link"
            onClick={({ currentTarget }) =>
              currentTarget.closest('details')?.removeAttribute('open')
            }
          >
            Your e-mails in the demo
          </Link>
        ) : null}
        <Link
          to="/signed-in-places"
          className="person-menu-link"
          onClick={({ currentTarget }) => currentTarget.closest('details')?.removeAttribute('open')}
        >
          Where you are signed in
        </Link>
        <button
          type="button"
          className="plain-button"
          disabled={signOut.isPending}
          onClick={() => signOut.mutate({ everywhere: false })}
        >
          Sign out
        </button>
        <button
          type="button"
          className="plain-button"
          disabled={signOut.isPending}
          onClick={() => signOut.mutate({ everywhere: true })}
        >
          Sign out everywhere
        </button>
        {signOut.error ? <p role="alert">{explain(signOut.error).detail}</p> : null}
      </div>
    </details>
  );
}

/** A place to go to; the sheet closes behind it. */
function Place({
  to,
  children,
}: {
  to: '/families-i-know' | '/from-outside' | '/who-viewed';
  children: string;
}) {
  return (
    <Link
      to={to}
      className="person-menu-link"
      onClick={({ currentTarget }) => currentTarget.closest('details')?.removeAttribute('open')}
    >
      {children}
    </Link>
  );
}
