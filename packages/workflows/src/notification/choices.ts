import { z } from 'zod';
import { notificationGroupNames, notificationGroups, type NotificationGroup } from './groups.ts';
import type { Soonest } from './kinds/told.ts';
import { entryOf, type NotificationKind } from './list.ts';

/** How soon e-mails about one group may come; nothing comes sooner than its kind asks for. */
export const emailChoices = ['atOnce', 'weekly', 'never'] as const;

export const choiceSchema = z.object({
  email: z.enum(emailChoices),
  /** On one's devices, where they are set up for it: what an e-mail would say at once. */
  push: z.boolean(),
});
export type Choice = z.infer<typeof choiceSchema>;

/** What a person has chosen; a group that is not there is as usual. */
export type Choices = Partial<Record<NotificationGroup, Choice>>;

export const usual: Choice = { email: 'atOnce', push: true };

/** How one kind reaches one person, beside the screen. */
export interface Ways {
  email: Exclude<Soonest, 'screen'> | null;
  push: boolean;
}

/** The choice holds for everything but a worry about a child, which comes at once by every way there is. */
export function waysFor(kind: NotificationKind, choices: Choices): Ways {
  const { group, email: soonest } = entryOf(kind);
  if (notificationGroups[group].fixed) return { email: 'atOnce', push: true };
  const { email, push } = choices[group] ?? usual;
  if (soonest === 'screen') return { email: null, push: false };
  const later = soonest === 'weekly' || email === 'weekly';
  return {
    email: email === 'never' ? null : later ? 'weekly' : 'atOnce',
    push: push && soonest === 'atOnce',
  };
}

/** Told first, in its own colour, without waiting for anything. */
export function isUrgent(kind: NotificationKind): boolean {
  return kind === 'concernRaised' || kind === 'concernChased';
}

/** Comes whatever the hour and the choice. */
export function isSafety(kind: NotificationKind): boolean {
  return notificationGroups[entryOf(kind).group].fixed;
}

/** Whether this group is anybody's to choose about. */
export const choosableGroups = notificationGroupNames.filter(
  (group) => !notificationGroups[group].fixed,
);
