import { Link } from '@tanstack/react-router';
import { roleWords } from '../words/people.ts';
import { explain } from '../api/problems.ts';
import type { Me } from '../api/queries.ts';
import { useSignOut } from '../session/session.ts';

/** Who is signed in, and the way out. A native disclosure: it works before anything else has loaded. */
export function PersonMenu({ me }: { me: Me }) {
  const signOut = useSignOut();
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
        <Link to="/signed-in-places">Where you are signed in</Link>
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
