import { useInfiniteQuery, useMutationState, useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { notificationsQuery, useMe } from '../api/queries.ts';
import { NewVersionStrip } from '../install/new-version-strip.tsx';
import { sessionQuery } from '../session/session.ts';
import { Announcer } from './announcer.tsx';
import { Later } from './later.tsx';
import { Mark } from './mark.tsx';
import { PersonMenu } from './person-menu.tsx';
import { PlaceLink, Unread } from './place-link.tsx';
import { placesFor, type Place } from './places.ts';
import { Waiting } from './waiting.tsx';

const liveChanges = () => import('./live-changes.tsx').then((module) => module.LiveChanges);

/** How many places stand beside each other on a phone, as far as their words are short; the others are in the menu. */
function besideOnPhone([first, second]: Place[]): number {
  return `${first?.label} ${second?.label}`.length > 24 ? 1 : 2;
}

/** What stands around every screen. */
export function Shell() {
  const me = useMe();
  const session = useQuery(sessionQuery);
  const notifications = useInfiniteQuery(notificationsQuery);
  const unread =
    notifications.data?.pages.flatMap((page) => page.items).filter((item) => !item.readAt).length ??
    0;
  const { bar, menu } = placesFor(me, session.data?.ways.demo ?? false);
  const onPhone = besideOnPhone(bar);
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
            {bar.map((place, position) => (
              <PlaceLink
                key={place.to}
                place={place}
                className={position < onPhone ? undefined : 'off-phone'}
              >
                {place.to === '/notifications' ? <Unread many={unread} /> : null}
              </PlaceLink>
            ))}
          </nav>
          <PersonMenu
            me={me}
            menu={menu}
            fromBar={bar.slice(1)}
            onPhone={onPhone}
            unread={unread}
          />
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
      <Later fetch={liveChanges} />
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
