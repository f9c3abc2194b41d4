import { Button } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';

/** At the end of a list that is read page by page; nothing when all of it is shown. */
export function ShowMore({
  list,
  children = 'Show more',
}: {
  list: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
  children?: string;
}) {
  if (!list.hasNextPage) return null;
  return (
    <div className="no-print">
      <Button
        variant="default"
        loading={list.isFetchingNextPage}
        onClick={() => void list.fetchNextPage()}
      >
        {children}
      </Button>
    </div>
  );
}
