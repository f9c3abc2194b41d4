import type { DiscussionView } from '@alongside/workflows/discussion/view';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { timelineQuery } from '../api/queries.ts';
import { day } from '../words/dates.ts';

/** Minutes after which a room was not opened for this sitting. */
const oneSitting = 4 * 60;

/** A gentle sense of time, no countdown: "You have been together 25 minutes; 60 were planned". Null while unknown. */
export function useTogetherFor(discussion: DiscussionView): string | null {
  const timeline = useInfiniteQuery(timelineQuery(discussion.id));
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  const openings = (timeline.data?.pages ?? [])
    .flatMap((page) => page.items)
    .filter((entry) => entry.event === 'roomOpened' || entry.event === 'takenUpAgain')
    .map((entry) => entry.at)
    .toSorted();
  const opened = openings.at(-1);
  return opened ? sayTogether(opened, now, discussion.meeting?.durationMinutes ?? null) : null;
}

/** `opened` ISO instant, `now` in milliseconds since the epoch, `planned` in minutes. */
export function sayTogether(opened: string, now: number, planned: number | null): string {
  const minutes = Math.floor((now - Date.parse(opened)) / 60_000);
  if (minutes > oneSitting) return `The room has been open since ${day(opened)}`;
  if (minutes < 1) return 'You have just begun';
  const so = `You have been together ${minutes === 1 ? 'a minute' : `${minutes} minutes`}`;
  return planned === null ? so : `${so}; ${planned} were planned`;
}
