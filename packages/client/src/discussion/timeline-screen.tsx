import type { TimelineEntry } from '@alongside/workflows/discussion/view';
import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { readingsQuery, timelineQuery } from '../api/queries.ts';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { clock, day, dayAndTime } from '../words/dates.ts';
import { useOpenDiscussion } from './open-discussion.ts';

/** What happened in this discussion, one sentence each. */
export function TimelineScreen() {
  const discussion = useOpenDiscussion();
  const timeline = useInfiniteQuery(timelineQuery(discussion.id));
  if (timeline.isPending) return <Waiting />;
  if (timeline.error)
    return <CouldNotRead error={timeline.error} again={() => void timeline.refetch()} />;
  return (
    <section className="stack" aria-labelledby="timeline">
      <h2 id="timeline">What happened so far</h2>
      {byDay(timeline.data.pages.flatMap((page) => page.items)).map(({ date, entries }) => (
        <section key={date} className="stack tight">
          <h3>{date}</h3>
          <ol className="plain-list days">
            {entries.map((entry) => (
              <li key={entry.revision}>
                {entry.says} <span className="quiet small">{clock(entry.at)}</span>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {timeline.hasNextPage ? (
        <div>
          <Button
            variant="default"
            loading={timeline.isFetchingNextPage}
            onClick={() => void timeline.fetchNextPage()}
          >
            Show more
          </Button>
        </div>
      ) : null}
      <WhoRead />
    </section>
  );
}

/** Entries under the day they belong to, in the order they came. */
function byDay(entries: readonly TimelineEntry[]): { date: string; entries: TimelineEntry[] }[] {
  const days = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    const date = day(entry.at);
    days.set(date, [...(days.get(date) ?? []), entry]);
  }
  return [...days].map(([date, found]) => ({ date, entries: found }));
}

const whatWasRead: Record<string, string> = {
  findings: 'what is written in the room',
  reflection: 'a reflection',
  record: 'the record',
  differences: 'what changed for the child',
};

/** Every reading leaves a trace that the participants can see. */
function WhoRead() {
  const discussion = useOpenDiscussion();
  const readings = useQuery(readingsQuery(discussion.id));
  const items = readings.data?.items ?? [];
  return (
    <section className="stack tight" aria-labelledby="who-read">
      <h2 id="who-read">Who has read this</h2>
      <p className="quiet">Every reading leaves a trace here, by the hour.</p>
      <ul className="plain-list">
        {items.slice(0, 30).map((reading) => (
          <li key={`${reading.person.id}${reading.what}${reading.at}`}>
            {reading.person.name} read {whatWasRead[reading.what] ?? 'a part of it'},{' '}
            {dayAndTime(reading.at)}
          </li>
        ))}
      </ul>
    </section>
  );
}
