import { may } from '@alongside/workflows/rights/rights';
import { Link, Navigate, Outlet, useMatchRoute } from '@tanstack/react-router';
import { useMe } from '../api/queries.ts';
import { PageTitle } from '../app/page-title.tsx';
import './administration.css';

/** People, teams, settings and what is kept; each sees the places that are theirs. */
export function AdministrationFrame() {
  const me = useMe();
  const at = useMatchRoute();
  const administers = may(me, 'administer');
  const keeps = may(me, 'keepRetention');
  const gives = may(me, 'exportHeld');
  if (!administers && !keeps && !gives) {
    return (
      <div className="page narrow stack">
        <PageTitle tab="Administration">This is for others here</PageTitle>
        <p>
          People, settings and what is kept are looked after by administrators and quality leads. If
          something about you is wrong, tell one of them.
        </p>
      </div>
    );
  }
  if (at({ to: '/administration' })) {
    return (
      <Navigate to={administers ? '/administration/people' : '/administration/kept'} replace />
    );
  }
  return (
    <div className="page stack wide">
      <nav className="administration-places" aria-label="Administration">
        {administers ? (
          <>
            <Link to="/administration/people">People</Link>
            <Link to="/administration/teams">Teams</Link>
            <Link to="/administration/settings">Settings</Link>
          </>
        ) : null}
        {keeps ? <Link to="/administration/kept">How long things are kept</Link> : null}
        {gives ? <Link to="/administration/held">Everything held</Link> : null}
      </nav>
      <Outlet />
    </div>
  );
}
