import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { queryKeys } from '../api/query-keys.ts';
import { request } from '../api/request.ts';
import { sessionQuery, type SessionNow } from './session.ts';
import { noteSessionEnded } from './session-state.ts';
import { onTouch } from './touch.ts';

type Lasts = NonNullable<SessionNow['session']>;

export type Ending = { why: 'idle' | 'longest'; at: number };

/** What ends a session first, and when; null while there is more time than the warning needs. */
export function endingOf(lasts: Lasts, readAt: number, now: number): Ending | null {
  const idle = readAt + lasts.idleEndsInSeconds * 1000;
  const longest = readAt + lasts.endsInSeconds * 1000;
  const at = Math.min(idle, longest);
  if (at - now > lasts.warnSeconds * 1000) return null;
  return { why: longest <= idle ? 'longest' : 'idle', at };
}

/** Milliseconds until there is something to look at: the warning, and then the end. */
export function nextLook(lasts: Lasts, readAt: number, now: number): number {
  const at = readAt + Math.min(lasts.idleEndsInSeconds, lasts.endsInSeconds) * 1000;
  const warnAt = at - lasts.warnSeconds * 1000;
  return Math.max(1000, (now < warnAt ? warnAt : at) - now);
}

/** Gives a sign of life so often, in milliseconds, while somebody touches the page. */
const saysSo = 5 * 60_000;

/**
 * Keeps the session alive while somebody sits here, and says when it is about to end. `stay` gives a sign of life.
 */
export function useSessionEnding(): { ending: Ending | null; stay: () => void } {
  const queries = useQueryClient();
  const { data, dataUpdatedAt: readAt, refetch } = useQuery(sessionQuery);
  const lasts = data?.session ?? null;
  const [, lookAgain] = useState(0);

  const lasted = useRef(false);
  useEffect(() => {
    if (data && !lasts && lasted.current) noteSessionEnded();
    lasted.current = lasts !== null;
  }, [data, lasts]);

  useEffect(() => {
    if (!lasts) return;
    // Another tab, or typing, may have kept it alive meanwhile: asked before anything is said.
    const look = () => void refetch().then(() => lookAgain((times) => times + 1));
    const timer = setTimeout(look, Math.min(nextLook(lasts, readAt, Date.now()), 2 ** 31 - 1));
    // Timers stand still while a laptop sleeps.
    const woken = () => {
      if (document.visibilityState === 'visible' && endingOf(lasts, readAt, Date.now())) look();
    };
    document.addEventListener('visibilitychange', woken);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', woken);
    };
  }, [lasts, readAt, refetch]);

  useEffect(() => {
    if (!lasts) return;
    const often = Math.min(saysSo, (lasts.idleEndsInSeconds * 1000) / 4);
    return onTouch(() => {
      const { dataUpdatedAt: last = 0 } = queries.getQueryState(queryKeys.session) ?? {};
      if (Date.now() - last >= often && !staying) void stayed(queries);
    });
  }, [lasts, queries]);

  const ending = lasts && endingOf(lasts, readAt, Date.now());
  return { ending, stay: () => void stayed(queries) };
}

let staying = false;

/** Tells the service that somebody is here; until it has been told, once is enough. */
async function stayed(queries: ReturnType<typeof useQueryClient>): Promise<void> {
  if (staying) return;
  staying = true;
  try {
    const session = await request<Lasts>('POST', '/session/stay', {});
    queries.setQueryData<SessionNow>(queryKeys.session, (before) =>
      before ? { ...before, session } : before,
    );
  } catch {
    // Without a connection there is nobody to tell; the next touch tries again.
  } finally {
    staying = false;
  }
}
