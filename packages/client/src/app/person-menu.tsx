import { explain } from '../api/problems.ts';
import type { Me } from '../api/queries.ts';
import { useSignOut } from '../session/session.ts';
import { roleWords } from '../words/people.ts';
import { PlaceLink, Unread } from './place-link.tsx';
import type { Place, Places } from './places.ts';

/**
 * Everything that is not in the bar, and the way out. On a phone the bar has room for two places, on the smallest
 * for one, and the others stand here first. A native disclosure: it works before anything else has loaded.
 */
export function PersonMenu({
  me,
  menu,
  fromBar,
  onPhone,
  unread,
}: {
  me: Me;
  menu: Places['menu'];
  fromBar: Place[];
  /** How many the bar itself has room for on a phone. */
  onPhone: number;
  unread: number;
}) {
  const signOut = useSignOut();
  return (
    <details
      className="person-menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.currentTarget.open = false;
        event.currentTarget.querySelector('summary')?.focus();
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) currentTarget.open = false;
      }}
      onClick={({ currentTarget, target }) => {
        if (target instanceof Element && target.closest('a')) currentTarget.open = false;
      }}
    >
      <summary>
        <span className="on-wide person-menu-name">{me.name}</span>
        <span className="on-narrow">Menu</span>
        <span className="on-phone">
          <Unread many={unread} />
        </span>
      </summary>
      <div className="person-menu-sheet">
        <nav className="person-menu-groups" aria-label="More">
          <ul className="plain-list on-phone">
            {fromBar.map((place, position) => (
              <li key={place.to} className={position < onPhone - 1 ? 'on-small' : undefined}>
                <PlaceLink place={place} className="person-menu-link">
                  {place.to === '/notifications' ? <Unread many={unread} /> : null}
                </PlaceLink>
              </li>
            ))}
          </ul>
          {menu.map(({ about, places }) => (
            <div key={about}>
              <p className="eyebrow" id={`more-${about}`}>
                {about}
              </p>
              <ul className="plain-list" aria-labelledby={`more-${about}`}>
                {places.map((place) => (
                  <li key={place.to}>
                    <PlaceLink place={place} className="person-menu-link" />
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <div className="person-menu-out">
          <p className="quiet small">
            Signed in as {me.name}, {[roleWords(me.roles), me.service].filter(Boolean).join(' · ')}
          </p>
          <div className="row">
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
          </div>
          {signOut.error ? <p role="alert">{explain(signOut.error).detail}</p> : null}
        </div>
      </div>
    </details>
  );
}
