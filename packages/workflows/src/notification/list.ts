import { discussionKinds } from './kinds/discussion-kinds.ts';
import { greatPracticeKinds } from './kinds/great-practice-kinds.ts';
import { planKinds } from './kinds/plan-kinds.ts';
import { stepKinds } from './kinds/step-kinds.ts';
import type { Told } from './kinds/told.ts';

/**
 * Everything people may be told, to whom, and how: the only list. A kind added to one of its four parts has its
 * sentence, its place among the choices, its e-mail and its row in `docs/notifications.md`.
 */
export const notificationList = {
  ...discussionKinds,
  ...stepKinds,
  ...planKinds,
  ...greatPracticeKinds,
} as const satisfies Record<string, Told>;

export type NotificationKind = keyof typeof notificationList;

export const notificationKinds = Object.keys(notificationList).filter(
  (name): name is NotificationKind => Object.hasOwn(notificationList, name),
);

/** The entry of a kind, in its general form. */
export function entryOf(kind: NotificationKind): Told {
  return notificationList[kind];
}
