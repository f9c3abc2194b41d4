import type { Condition, Rule } from '../machine/allow.ts';
import { isAfter } from '../machine/instants.ts';
import type { ActionEvent } from './event.ts';
import type { ActionContext } from './facts.ts';
import { firstOverdue } from './timers.ts';

type ActionRule = Rule<ActionContext, ActionEvent>;
type ActionCondition = Condition<ActionContext, ActionEvent>;

/** What must hold for a step, beside who takes it; the reason is shown to people as it stands. Total functions. */
export const rules = {
  approverIsKnown: (_, event) => {
    if (event.type !== 'askDecision') return null;
    const { named } = event.facts;
    if (named?.id !== event.approver) return 'There is no such person in your organisation.';
    return named.staysAway === true
      ? 'They cannot take part in this one. Please ask somebody else.'
      : null;
  },

  approverIsAnother: (_, event) =>
    event.type === 'askDecision' && event.approver === event.by
      ? 'Ask somebody other than yourself.'
      : null,

  dateIsAhead: (_, event) =>
    event.type === 'moveDate' && event.due < event.now.slice(0, 10)
      ? 'Choose a day that is still to come.'
      : null,

  dateIsAnother: ({ due }, event) =>
    event.type === 'moveDate' && event.due === due ? 'That is the day it has already.' : null,

  isOverdue: ({ due }, event) =>
    isAfter(firstOverdue(due), event.now) ? 'It is not overdue yet.' : null,
} satisfies Record<string, ActionRule>;
export type RuleName = keyof typeof rules;

/** Pick the branch back to where a decision was asked from. */
export const conditions = {
  wasUnderway: ({ startedAt }) => startedAt !== null,
} satisfies Record<string, ActionCondition>;
export type ConditionName = keyof typeof conditions;
