import { isAfter } from '../machine/instants.ts';
import type { ResponseContext, ResponseLook } from './facts.ts';
import { considerBy, decideBy, lookAgainBy, partyBy, tellBy } from './timers.ts';

/** What a response is late with. */
export const latenesses = ['consider', 'decide', 'tell', 'lookAgain'] as const;
export type Lateness = (typeof latenesses)[number];

/** What is late and since when (an ISO instant), at the instant `at`; null when nothing is. */
export function lateness(
  state: ResponseLook['state'],
  context: ResponseContext,
  at: string,
): { what: Lateness; since: string } | null {
  const due = dueIn(state, context);
  return due && !isAfter(due.since, at) ? due : null;
}

/** What it waits for next, and from when that is late. */
export function dueIn(
  state: ResponseLook['state'],
  context: ResponseContext,
): { what: Lateness; since: string } | null {
  switch (state) {
    case 'noticed':
      return { what: 'consider', since: considerBy(context).overdue };
    case 'considering':
      return { what: 'decide', since: partyBy(context) };
    case 'trying':
      return { what: 'decide', since: decideBy(context) };
    case 'adopted':
    case 'stopped':
      return { what: 'tell', since: tellBy(context) };
    case 'told':
      return { what: 'lookAgain', since: lookAgainBy(context) };
    case 'reviewed':
      return null;
  }
}
