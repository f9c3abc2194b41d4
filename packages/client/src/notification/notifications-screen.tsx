import { pathOf } from '@alongside/workflows/notification/about';
import type { Notification } from '@alongside/workflows/notification/contract';
import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { actionsQuery, discussionsQuery, notificationsQuery, useMe } from '../api/queries.ts';
import { queryKeys } from '../api/query-keys.ts';
import { request } from '../api/request.ts';
import { PageTitle } from '../app/page-title.tsx';
import { ShowMore } from '../app/show-more.tsx';
import { CouldNotRead, Waiting } from '../app/waiting.tsx';
import { fromNow } from '../words/dates.ts';
import { whichOne } from './which-one.ts';

/** What has been told to this person, newest first, safety before everything. */
export function NotificationsScreen() {
  const notifications = useInfiniteQuery(notificationsQuery);
  const me = useMe();
  const discussions = useInfiniteQuery(discussionsQuery()).data?.pages.flatMap(
    (page) => page.items,
  );
  const actions = useInfiniteQuery(actionsQuery()).data?.pages.flatMap((page) => page.items);
  const queries = useQueryClient();
  const read = useMutation({
    mutationFn: (ids: string[]) => request<unknown>('POST', '/notifications/read', { ids }),
    onSuccess: () => queries.invalidateQueries({ queryKey: queryKeys.notifications }),
  });
  if (notifications.isPending) return <Waiting />;
  if (notifications.error) {
    return <CouldNotRead error={notifications.error} again={() => void notifications.refetch()} />;
  }
  const all = notifications.data.pages.flatMap((page) => page.items);
  const unread = all.filter(({ readAt }) => !readAt);
  const ordered = [
    ...all.filter((item) => item.urgent && !item.readAt),
    ...all.filter((item) => !(item.urgent && !item.readAt)),
  ];
  return (
    <div className="page narrow stack">
      <div className="row apart">
        <PageTitle tab="Told to you">Told to you</PageTitle>
        {unread.length > 0 ? (
          <Button
            variant="subtle"
            loading={read.isPending}
            onClick={() => read.mutate(unread.map(({ id }) => id))}
          >
            I have seen them all
          </Button>
        ) : null}
      </div>
      <p className="quiet small">
        <Link to="/how-you-hear">Choose how you hear from us</Link>, by e-mail and in your calendar.
      </p>
      {all.length === 0 ? (
        <p>
          Nothing yet. When somebody answers you, shares a reflection or asks you something, it says
          so here.
        </p>
      ) : (
        <ul className="plain-list stack">
          {ordered.map((item) => (
            <li key={item.id}>
              <Told
                item={item}
                which={whichOne(item.about, discussions ?? [], actions ?? [], me.id)}
                seen={() => (item.readAt ? undefined : read.mutate([item.id]))}
              />
            </li>
          ))}
        </ul>
      )}
      <ShowMore list={notifications}>Show earlier ones</ShowMore>
    </div>
  );
}

function Told({
  item,
  which,
  seen,
}: {
  item: Notification;
  which: string | null;
  seen: () => void;
}) {
  const className = item.urgent
    ? 'item-link meaning of-safety'
    : item.readAt
      ? 'item-link told-read'
      : 'item-link meaning of-nextStep';
  const words = (
    <>
      <p className={item.readAt ? '' : 'item-title'}>{item.says}</p>
      <p className="quiet small">
        {which ? `${which} · ` : ''}
        {fromNow(item.at)}
        {item.readAt ? '' : ' · new'}
      </p>
    </>
  );
  return (
    <Link to={pathOf(item.about)} className={className} onClick={seen}>
      {words}
    </Link>
  );
}
