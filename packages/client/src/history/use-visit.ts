import { useEffect, useEffectEvent } from 'react';

/** Milliseconds after which somebody has had the time to look, also when they did not say so. */
const timeToLook = 20_000;

/** Lets the service remember how this person leaves the findings; also while the page is going away. */
export async function noteVisit(discussionId: string): Promise<void> {
  await fetch(`/api/v1/discussions/${discussionId}/visits`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    keepalive: true,
  }).catch(() => undefined);
}

/**
 * Remembers the findings as they are when somebody goes: leaves the screen, the tab or the page. Not when they had
 * no time to look at what was new.
 */
export function useVisit(discussionId: string, here: { known: boolean; seen: boolean }): void {
  const { known, seen } = here;
  const leave = useEffectEvent((since: number) => {
    if (known && (seen || Date.now() - since > timeToLook)) void noteVisit(discussionId);
  });
  useEffect(() => {
    const since = Date.now();
    const hide = (): void => {
      if (document.visibilityState === 'hidden') leave(since);
    };
    document.addEventListener('visibilitychange', hide);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      leave(since);
    };
  }, [discussionId]);
}
