import type { Condition, Rule } from '../machine/allow.ts';
import { daysAfter, isAfter } from '../machine/instants.ts';
import type { ResponseEvent } from './event.ts';
import type { ResponseContext } from './facts.ts';
import { considerBy, decideBy, longestTrial, lookAgainBy, partyBy, tellBy } from './timers.ts';

type ResponseRule = Rule<ResponseContext, ResponseEvent>;
type ResponseCondition = Condition<ResponseContext, ResponseEvent>;

/** What must hold for a step, beside who takes it; the reason is shown to people as it stands. Total functions. */
export const rules = {
  partyIsKnown: (_, event) =>
    event.type === 'consider' &&
    event.workingParty.some((id) => !event.facts.named.some((person) => person.id === id))
      ? 'Somebody you chose is not in your organisation.'
      : null,

  partyHasPractitioner: (_, event) =>
    event.type === 'consider' &&
    !event.facts.named.some(
      ({ id, roles }) => event.workingParty.includes(id) && roles.includes('worker'),
    )
      ? 'Ask at least one social worker to join: they know what it is like in practice.'
      : null,

  partyStillHasPractitioner: (_, { facts: { partyHasPractitioner } }) =>
    // What was tried before this was asked is replayed without it.
    partyHasPractitioner === false
      ? 'Nobody in the working party is a social worker here any more. Ask one to join first.'
      : null,

  isOpenAgain: ({ outcomes, slipping }, event) =>
    slipping === null && event.facts.slippingSince === null && outcomes.at(-1)?.kind === 'adopted'
      ? 'This is settled. It can be opened again when it may be slipping back.'
      : null,

  trialEndIsAhead: (_, event) =>
    isTrial(event) && event.until <= event.now.slice(0, 10)
      ? 'Choose a day ahead of today on which the trial ends.'
      : null,

  trialEndIsNear: (_, event) =>
    isTrial(event) && event.until > daysAfter(event.now, longestTrial).slice(0, 10)
      ? 'Choose an end within two years. It can be tried on when the day comes.'
      : null,

  guidanceIsKnown: (_, event) =>
    event.type === 'adopt' &&
    event.guidance !== undefined &&
    event.facts.guidance !== event.guidance
      ? 'There is no such guidance on your shelf.'
      : null,

  lookAgainIsAhead: (_, event) =>
    event.type === 'adopt' &&
    event.lookAgainOn !== undefined &&
    event.lookAgainOn <= event.now.slice(0, 10)
      ? 'Choose a day ahead of today to look at it again.'
      : null,

  commentStands: ({ comments }, event) =>
    (event.type === 'answerComment' || event.type === 'takeBackComment') &&
    !comments.some(({ id, takenBack }) => id === event.comment && takenBack === null)
      ? 'This comment is no longer here.'
      : null,

  reminderIsDue: (context, event) =>
    isAfter(considerBy(context).reminder, event.now) ? notDue : null,
  partyHadItsTime: (context, event) => (isAfter(partyBy(context), event.now) ? notDue : null),
  trialHasEnded: (context, event) => (isAfter(decideBy(context), event.now) ? notDue : null),
  tellingIsDue: (context, event) => (isAfter(tellBy(context), event.now) ? notDue : null),
  lookAgainIsDue: (context, event) => (isAfter(lookAgainBy(context), event.now) ? notDue : null),
} satisfies Record<string, ResponseRule>;
export type RuleName = keyof typeof rules;

const notDue = 'It is not time for that yet.';

function isTrial(event: ResponseEvent): event is Extract<ResponseEvent, { until: string }> {
  return event.type === 'try' || event.type === 'proposeTrial';
}

/** Pick a branch. */
export const conditions = {
  isOverdue: (context, event) => !isAfter(considerBy(context).overdue, event.now),
} satisfies Record<string, ResponseCondition>;
export type ConditionName = keyof typeof conditions;
