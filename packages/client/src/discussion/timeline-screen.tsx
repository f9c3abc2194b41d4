import { useInfiniteQuery } from '@tanstack/react-query';
import { timelineQuery } from '../api/queries.ts';
import { ShowMore } from '../app/show-more.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { byDay } from '../reading/by-day.ts';
import { clock } from '../words/dates.ts';
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
      <ShowMore list={timeline} />
    </section>
  );
}
