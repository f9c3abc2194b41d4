import type { NotificationKind } from '../notification/contract.ts';
import type { ActionCommand } from './contract.ts';

/** Names in the log: what a command has done. */
export const pastTense = {
  start: 'started',
  finish: 'finished',
  check: 'checked',
  askDecision: 'decisionAsked',
  decide: 'decided',
  drop: 'dropped',
  remindOverdue: 'overdueReminded',
  remindDecision: 'decisionReminded',
} as const satisfies Record<ActionCommand['type'], string>;
type ActionEventName = (typeof pastTense)[ActionCommand['type']] | 'opened';

const sentences: Record<ActionEventName, (name: string) => string> = {
  opened: () => 'The next step was agreed.',
  started: (name) => `${name} has started.`,
  finished: (name) => `${name} has finished a next step.`,
  checked: (name) => `${name} has said what it changed.`,
  decisionAsked: (name) => `${name} has asked for a decision.`,
  decided: (name) => `${name} has given a decision.`,
  dropped: (name) => `${name} has dropped a next step and said why.`,
  overdueReminded: () => 'A reminder was sent: the date has passed.',
  decisionReminded: () => 'A reminder was sent: a decision is waiting.',
};

/** One sentence for the timeline. `name` is who did it. Never content, never a case reference. */
export function saysOfAction(event: string, name: string): string {
  return isEventName(event) ? sentences[event](name) : 'Something happened with a next step.';
}

type ActionNotificationKind = Extract<
  NotificationKind,
  | 'actionYours'
  | 'decisionAsked'
  | 'decisionGiven'
  | 'decisionWaiting'
  | 'actionOverdue'
  | 'actionDone'
  | 'actionDropped'
>;

/** One sentence for a notification. `name` is who acted; the service's own doings need none. */
export const actionNotifications: Record<ActionNotificationKind, (name: string) => string> = {
  actionYours: () => 'A next step was agreed that is yours to take.',
  decisionAsked: (name) => `${name} has asked you for a decision.`,
  decisionGiven: sentences.decided,
  decisionWaiting: () => 'Somebody is waiting for your decision.',
  actionOverdue: () =>
    'One of your next steps has passed the day it was hoped for. Is it done, under way, or to be let go?',
  actionDone: sentences.finished,
  actionDropped: sentences.dropped,
};

function isEventName(event: string): event is ActionEventName {
  return Object.hasOwn(sentences, event);
}
