import { useInfiniteQuery, useMutationState } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { notificationsQuery, useMe } from '../api/queries.ts';
import { NewVersionStrip } from '../install/new-version-strip.tsx';
import { Announcer } from './announcer.tsx';
import { Mark } from './mark.tsx';
import { PersonMenu } from './person-menu.tsx';
import { Waiting } from './waiting.tsx';

const LiveChanges = lazy(() =>
  import('./live-changes.tsx').then((module) => ({ default: module.LiveChanges })),
);

/** What stands around every screen. */
export function Shell() {
  const me = useMe();
  const notifications = useInfiniteQuery(notificationsQuery);
  const unread =
    notifications.data?.pages.flatMap((page) => page.items).filter((item) => !item.readAt).length ??
    0;
  const decides = me.roles.includes('teamManager') || me.roles.includes('headOfService');
  const seesThemes = me.roles.includes('headOfService') || me.roles.includes('qualityLead');
  return (
    <>
      <a className="skip" href="#content">
        Skip to the page
      </a>
      <header className="shell-header">
        <div className="shell-bar">
          <Link to="/" className="shell-name">
            <Mark />
            <span>
              Alongside
              <span className="organisation"> · {me.organisationName}</span>
            </span>
          </Link>
          <nav className="shell-nav" aria-label="Alongside">
            <Link to="/" activeOptions={{ exact: true }}>
              Your week
            </Link>
            <Link to="/discussions">Discussions</Link>
            {decides ? <Link to="/decisions">Decisions</Link> : null}
            {me.roles.includes('teamManager') ? <Link to="/team-learning">Your team</Link> : null}
            {seesThemes ? <Link to="/themes">Themes</Link> : null}
            <Link to="/plan">The plan</Link>
            {me.roles.includes('representative') ? (
              <a href="/learning">What we are learning</a>
            ) : null}
            <Link to="/notifications">
              Told to you
              {unread > 0 ? (
                <span className="count">
                  {unread}
                  <span className="visually-hidden"> new</span>
                </span>
              ) : null}
            </Link>
          </nav>
          <PersonMenu me={me} />
        </div>
      </header>
      <NotSentStrip />
      <NewVersionStrip />
      <main id="content" tabIndex={-1}>
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </main>
      <Announcer />
      <Suspense>
        <LiveChanges />
      </Suspense>
    </>
  );
}

/** Says that something waits for a connection, wherever in the page it was sent from. */
function NotSentStrip() {
  const waiting = useMutationState({
    filters: { status: 'pending' },
    select: (mutation) => mutation.state.isPaused || mutation.state.failureCount > 0,
  }).filter(Boolean).length;
  if (waiting === 0) return null;
  return (
    <p className="strip" role="status">
      Not sent yet. There is no connection just now; it goes out by itself. Please keep this page
      open.
    </p>
  );
}
