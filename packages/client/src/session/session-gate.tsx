import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { ProblemError } from '../api/problems.ts';
import { meQuery } from '../api/queries.ts';
import { Later } from '../app/later.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { noteSignedIn, useLeaving, useSessionEnded } from './session-state.ts';

const SignInScreen = lazy(() =>
  import('./sign-in-screen.tsx').then((module) => ({ default: module.SignInScreen })),
);
const NoSeatOffline = lazy(() =>
  import('../install/no-seat-offline.tsx').then((module) => ({ default: module.NoSeatOffline })),
);
const fetchSignInAgain = () => import('./sign-in-again.tsx');
const SignInAgain = lazy(() =>
  fetchSignInAgain().then((module) => ({ default: module.SignInAgain })),
);

const sessionWarning = async () => {
  const { SessionWarning } = await import('./session-warning.tsx');
  // When the session ends there may be no connection to fetch the sheet over.
  await fetchSignInAgain();
  return SessionWarning;
};
const ChoosePasswordScreen = lazy(() =>
  import('./choose-password-screen.tsx').then((module) => ({
    default: module.ChoosePasswordScreen,
  })),
);
const SignedInScreen = lazy(() =>
  import('./signed-in-screen.tsx').then((module) => ({ default: module.SignedInScreen })),
);

/** Screens that stand before the gate: who comes to them may not be signed in, or as somebody else. */
export function SessionGate({ children }: { children: ReactNode }) {
  const [{ pathname }] = useState(() => window.location);
  if (pathname === '/choose-password' || pathname === '/signed-in') {
    return (
      <Suspense fallback={<Waiting />}>
        {pathname === '/signed-in' ? <SignedInScreen /> : <ChoosePasswordScreen />}
      </Suspense>
    );
  }
  return <Gate>{children}</Gate>;
}

/** Lets in who is signed in. When the session ends later, a sheet opens over the page and the page stays. */
function Gate({ children }: { children: ReactNode }) {
  const me = useQuery(meQuery);
  const ended = useSessionEnded();
  const leaving = useLeaving();
  const known = me.data !== undefined;
  const noSeat = useSeatWithoutConnection(me);
  useEffect(() => {
    if (known) noteSignedIn();
  }, [known]);
  useKeptViews(me.data?.id);
  useEffect(() => {
    // Whoever comes next without a connection is not let in on the strength of a session that has ended.
    if (ended)
      import('../live/held-key.ts').then(({ leaveSeat }) => leaveSeat()).catch(() => undefined);
  }, [ended]);

  if (leaving) return <Waiting what="Signing out …" />;
  if (me.data) {
    return (
      <>
        {children}
        {ended ? (
          <Suspense>
            <SignInAgain me={me.data} />
          </Suspense>
        ) : (
          <Later fetch={sessionWarning} />
        )}
      </>
    );
  }
  if (noSeat) {
    return (
      <Suspense fallback={<Waiting />}>
        <NoSeatOffline again={() => void me.refetch()} />
      </Suspense>
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

/** Keeps what is read for when there is no connection. */
function useKeptViews(person: string | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (person === undefined) return;
    let stop: (() => void) | null = null;
    let gone = false;
    import('../install/kept-views.ts').then(
      ({ keepViews }) => {
        if (!gone) stop = keepViews(queries, person);
      },
      () => undefined,
    );
    return () => {
      gone = true;
      stop?.();
    };
  }, [queries, person]);
}

interface Asking {
  isPending: boolean;
  fetchStatus: string;
  failureCount: number;
}

/** When the service cannot be asked who is signed in, this device may know; true when it does not. */
function useSeatWithoutConnection({ isPending, fetchStatus, failureCount }: Asking): boolean {
  const queries = useQueryClient();
  const [noSeat, setNoSeat] = useState(false);
  const unreached = isPending && (fetchStatus === 'paused' || failureCount > 0);
  useEffect(() => {
    if (!unreached) return;
    import('../install/kept-views.ts')
      .then(({ goOnWithoutConnection }) => goOnWithoutConnection(queries))
      .then(
        (someone) => setNoSeat(!someone),
        () => setNoSeat(true),
      );
  }, [queries, unreached]);
  return noSeat && unreached;
}
