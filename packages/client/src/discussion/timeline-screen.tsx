import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { timelineQuery } from '../api/queries.ts';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { dayAndTime } from '../words/dates.ts';
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
      <ol className="plain-list stack">
        {timeline.data.pages
          .flatMap((page) => page.items)
          .map((entry) => (
            <li key={entry.revision} className="meaning of-nextStep">
              <p>{entry.says}</p>
              <p className="quiet small">{dayAndTime(entry.at)}</p>
            </li>
          ))}
      </ol>
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
    </section>
  );
}
