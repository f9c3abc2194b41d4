import { Button } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { explain } from '../api/problems.ts';
import { queryKeys } from '../api/query-keys.ts';
import { request } from '../api/request.ts';
import { PageTitle } from '../app/page-title.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { dayAndTime } from '../words/dates.ts';
import { ChangePassword } from './change-password.tsx';
import { sessionQuery, useSignOut } from './session.ts';

interface Places {
  items: { id: string; device: string; since: string; seenAt: string; here: boolean }[];
  links: { by: { name: string } | null; at: string; usedAt: string | null }[];
}

const placesQuery = queryOptions({
  queryKey: queryKeys.sessions,
  queryFn: ({ signal }) => request<Places>('GET', '/sessions', undefined, signal),
});

/** Every browser one is signed in with, ending any of them, and one’s password. */
export function SignedInPlacesScreen() {
  const places = useQuery(placesQuery);
  const session = useQuery(sessionQuery);
  const signOut = useSignOut();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: (id: string) => request<unknown>('DELETE', `/sessions/${id}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: queryKeys.sessions }),
  });
  if (places.isPending) return <Waiting />;
  if (places.error)
    return <CouldNotRead error={places.error} again={() => void places.refetch()} />;
  const problem = end.error ?? signOut.error;
  return (
    <div className="page narrow stack wide">
      <header className="stack">
        <PageTitle tab="Where you are signed in">Where you are signed in</PageTitle>
        <p>
          If you see a place that is not yours, or you left a shared computer without signing out,
          end it here.
        </p>
      </header>
      <section className="stack" aria-label="Places">
        {problem ? (
          <p role="alert" className="meaning of-worry">
            {explain(problem).detail}
          </p>
        ) : null}
        <ul className="plain-list stack">
          {places.data.items.map(({ id, device, since, seenAt, here }) => (
            <li key={id} className="paper stack tight">
              <p className="item-title">
                {device}
                {here ? ' · this one' : ''}
              </p>
              <p className="quiet small">
                Signed in {dayAndTime(since)}; last used {dayAndTime(seenAt)}
              </p>
              {here ? null : (
                <div>
                  <Button
                    variant="default"
                    size="sm"
                    disabled={end.isPending}
                    onClick={() => end.mutate(id)}
                  >
                    Sign out there
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
        <div>
          <Button
            variant="default"
            loading={signOut.isPending}
            onClick={() => signOut.mutate({ everywhere: true })}
          >
            Sign out everywhere, here too
          </Button>
        </div>
      </section>
      {session.data?.session?.how === 'password' ? <ChangePassword /> : null}
      <LinksMade links={places.data.links} />
    </div>
  );
}

/** Whoever makes a link could use it: its owner is told. */
function LinksMade({ links }: { links: Places['links'] }) {
  if (links.length === 0) return null;
  return (
    <section className="stack" aria-label="Links made for you">
      <h2>Links made for you</h2>
      <p>
        With a link somebody can choose your password. If one was used and it was not you, change
        your password and tell your administrator.
      </p>
      <ul className="stack tight">
        {links.map(({ by, at, usedAt }) => (
          <li key={at}>
            Made {by === null ? 'on the server' : `by ${by.name}`}, {dayAndTime(at)};{' '}
            {usedAt === null ? 'not used' : `used ${dayAndTime(usedAt)}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
