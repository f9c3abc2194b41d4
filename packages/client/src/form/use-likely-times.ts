import type { FreeTimes } from '@alongside/workflows/notification/how-you-hear';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { freeTimesQuery } from '../notification/how-you-hear-queries.ts';
import { likelyTimes, usuallyFree } from './likely-times.ts';

/**
 * What one's own team and that of `other` keep free. While nobody has touched the times a form began with, they are
 * kept to it; times that somebody chose stay as they are.
 */
export function useLikelyTimes(
  times: readonly string[],
  change: (times: string[]) => void,
  other = '',
): FreeTimes {
  const known = useQuery(freeTimesQuery(other)).data;
  const [began] = useState(() => new Date());
  const before = useRef(usuallyFree);
  const suggest = useEffectEvent((free: FreeTimes) => {
    const untouched = times.join() === likelyTimes(began, times.length, before.current).join();
    before.current = free;
    if (untouched) change(likelyTimes(began, times.length, free));
  });
  useEffect(() => {
    if (known) suggest(known);
  }, [known]);
  return known ?? usuallyFree;
}
