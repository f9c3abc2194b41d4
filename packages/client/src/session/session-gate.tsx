import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { ProblemError } from '../api/problems.ts';
import { meQuery } from '../api/queries.ts';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { noteSignedIn, useSessionEnded } from './session-state.ts';

const SignInScreen = lazy(() =>
  import('./sign-in-screen.tsx').then((module) => ({ default: module.SignInScreen })),
);
const fetchSignInAgain = () => import('./sign-in-again.tsx');
const SignInAgain = lazy(() =>
  fetchSignInAgain().then((module) => ({ default: module.SignInAgain })),
);

/** Lets in who is signed in. When the session ends later, a sheet opens over the page and the page stays. */
export function SessionGate({ children }: { children: ReactNode }) {
  const me = useQuery(meQuery);
  const ended = useSessionEnded();
  const known = me.data !== undefined;
  useEffect(() => {
    if (!known) return;
    noteSignedIn();
    // Fetched ahead: when the session ends there may be no connection to fetch it over.
    fetchSignInAgain().catch(() => undefined);
  }, [known]);

  if (me.data) {
    return (
      <>
        {children}
        {ended ? (
          <Suspense>
            <SignInAgain me={me.data} />
          </Suspense>
        ) : null}
      </>
    );
  }
  if (me.isPending) return <Waiting what="Looking for your seat …" />;
  if (me.error instanceof ProblemError && me.error.problem.status === 401) {
    return (
      <Suspense fallback={<Waiting />}>
        <SignInScreen />
      </Suspense>
    );
  }
  return <CouldNotRead error={me.error} again={() => void me.refetch()} />;
}
