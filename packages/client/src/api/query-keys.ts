/** Every query key of the client, so that a change heard over the socket finds what it makes stale. */
export const queryKeys = {
  me: ['me'],
  session: ['session'],
  sessions: ['sessions'],
  people: ['people'],
  demoPeople: ['demo', 'people'],
  notifications: ['notifications'],
  /** All lists of discussions; with a search and filter appended. */
  discussionLists: ['discussions', 'list'],
  discussion: (id: string) => ['discussions', 'one', id],
  timeline: (id: string) => ['discussions', 'one', id, 'timeline'],
  readings: (id: string) => ['discussions', 'one', id, 'readings'],
  /** A record never changes once agreed, so it stands outside the discussion's own key. */
  record: (id: string, version: number) => ['records', id, version],
  /** All lists of actions. */
  actionLists: ['actions', 'list'],
  action: (id: string) => ['actions', 'one', id],
} as const;
