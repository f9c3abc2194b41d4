import type { ActionCommand } from './contract.ts';

/** Names in the log: what a command has done. */
export const pastTense = {
  start: 'started',
  finish: 'finished',
  check: 'checked',
  askDecision: 'decisionAsked',
  decide: 'decided',
  moveDate: 'dateMoved',
  drop: 'dropped',
  remindOverdue: 'overdueReminded',
  remindDecision: 'decisionReminded',
} as const satisfies Record<ActionCommand['type'], string>;
type ActionEventName = (typeof pastTense)[ActionCommand['type']] | 'opened';

/** What each event of the log says. `name` is who did it. */
export const actionSays: Record<ActionEventName, (name: string) => string> = {
  opened: () => 'The next step was agreed.',
  started: (name) => `${name} has started.`,
  finished: (name) => `${name} has finished a next step.`,
  checked: (name) => `${name} has said what it changed.`,
  decisionAsked: (name) => `${name} has asked for a decision.`,
  decided: (name) => `${name} has given a decision.`,
  dateMoved: (name) => `${name} has moved the date of a next step and said why.`,
  dropped: (name) => `${name} has dropped a next step and said why.`,
  overdueReminded: () => 'A reminder was sent: the date has passed.',
  decisionReminded: () => 'A reminder was sent: a decision is waiting.',
};

/** One sentence for the timeline. `name` is who did it. Never content, never a case reference. */
export function saysOfAction(event: string, name: string): string {
  return isEventName(event) ? actionSays[event](name) : 'Something happened with a next step.';
}

function isEventName(event: string): event is ActionEventName {
  return Object.hasOwn(actionSays, event);
}
