import { isAfter, hoursAfter } from '../machine/instants.ts';
import type { Condition, Rule } from '../machine/allow.ts';
import { unacknowledged } from './concerns.ts';
import type { HoldingRole } from './contract.ts';
import { holderOf, type DiscussionContext } from './context.ts';
import type { DiscussionEvent } from './event.ts';
import { bothRolesHeld, bothShared, isParticipant, otherOf, theTwo } from './people.ts';
import { stages } from './stages.ts';

type DiscussionRule = Rule<DiscussionContext, DiscussionEvent>;
type DiscussionCondition = Condition<DiscussionContext, DiscussionEvent>;

const roleWords: Record<HoldingRole, string> = {
  worker: 'social worker',
  practiceLead: 'practice lead',
};

/** What must hold for a step, beside who takes it; the reason is shown to people as it stands. Total functions. */
export const rules = {
  offeredTime: ({ times }, event) =>
    event.type === 'accept' && event.time !== undefined && !times.includes(event.time)
      ? 'Choose one of the times that were offered.'
      : null,

  somethingSuggested: (_, event) =>
    event.type === 'suggestChange' && event.focus === undefined && !event.times?.length
      ? 'Suggest another focus or other times.'
      : null,

  practiceLeadSaysWhy: (context, event) =>
    event.type === 'withdraw' &&
    event.reason === undefined &&
    event.by === holderOf(context, 'practiceLead')
      ? 'Say why you withdraw, so that it comes as no surprise.'
      : null,

  notYetShared: ({ shared }, event) =>
    event.by !== undefined && shared.includes(event.by) ? 'You have shared it already.' : null,

  ownIsShared: ({ shared }, event) =>
    event.by !== undefined && shared.includes(event.by) ? null : 'You have not shared it yet.',

  notRevealed: (context) =>
    bothShared(context) ? 'You have both shared now, so both reflections stay shared.' : null,

  scaleIsAsked: ({ scale }, event) =>
    (event.type === 'shareReflection' || event.type === 'recordDifference') &&
    event.scale !== undefined &&
    scale === null
      ? 'No question was asked here that is answered from 0 to 10.'
      : null,

  familyNotAskedYet: ({ familyVoice }) =>
    familyVoice.status === 'notAsked' ? null : 'That is noted already.',

  familyNotHeardYet: ({ familyVoice }) =>
    familyVoice.status === 'recorded' ? 'The family’s own words are recorded already.' : null,

  bothReflectionsShared: (context) =>
    bothShared(context) ? null : 'The room opens once both reflections are shared.',

  elsewhere: ({ stage }, event) =>
    event.type === 'moveTo' && event.stage === stage ? 'The room is there already.' : null,

  childFirst: ({ stagesReached }, event) =>
    event.type === 'moveTo' &&
    isBeyond(event.stage, 'childsExperience') &&
    !stagesReached.includes('childsExperience')
      ? 'Begin with what it is like for the child.'
      : null,

  strengthBeforeWorries: (_, event) =>
    event.type === 'moveTo' && isBeyond(event.stage, 'strengths') && event.facts.strengths < 1
      ? 'Write one strength first.'
      : null,

  notYetReady: ({ readyToMoveOn }, event) =>
    event.by !== undefined && readyToMoveOn.includes(event.by) ? 'You have said so already.' : null,

  toTheOther: (context, event) =>
    event.type === 'handOverFacilitation' && event.to !== otherOf(context, event.by)
      ? 'Facilitation goes to the other of you two.'
      : null,

  impactWritten: (_, event) =>
    event.facts.childsExperience < 1 ? 'Write what it meant for the child or family first.' : null,

  familyVoiceSought: ({ familyVoice }) =>
    familyVoice.status === 'recorded' || familyVoice.status === 'explained'
      ? null
      : 'Write the family’s own voice first, or why it could not be heard.',

  currentText: (_, event) =>
    (event.type === 'agree' || event.type === 'agreeWithDifference') &&
    event.contentHash !== event.facts.contentHash
      ? 'The text has changed since you read it.'
      : null,

  textChanged: (context, event) =>
    staleAgreements(context, event.facts.contentHash).length > 0
      ? null
      : 'Every agreement stands for the text as it is.',

  dayToCome: (_, event) =>
    event.type === 'planRevisit' && !isAfter(event.at, event.now)
      ? 'Choose a day that is still to come.'
      : null,

  revisitDateCame: ({ revisitAt }, event) =>
    revisitAt !== null && !isAfter(revisitAt, event.now) ? null : 'The revisit is not due yet.',

  notYetRecorded: (context, event) =>
    event.by !== undefined && hasRecordedDifference(context, event.by)
      ? 'You have said what changed already.'
      : null,

  reopeningNotAskedByMe: ({ reopening }, event) =>
    reopening !== null && reopening.by === event.by
      ? 'You have asked; it waits for the other of you.'
      : null,

  reopeningAskedByOther: ({ reopening }, event) => {
    if (reopening === null) return 'Nobody has asked to reopen it.';
    return reopening.by === event.by ? 'That is for the other of you to answer.' : null;
  },

  bothRolesHeld: (context) =>
    bothRolesHeld(context) ? null : 'Somebody has to take the empty place first.',

  isKnown: (_, event) =>
    'person' in event && event.facts.named?.id === event.person
      ? null
      : 'There is no such person in your organisation.',

  hasTheRole: (_, event) =>
    event.type === 'replaceParticipant' && !event.facts.named?.roles.includes(event.role)
      ? `Choose somebody who is a ${roleWords[event.role]}.`
      : null,

  notInItYet: (context, event) =>
    'person' in event && event.person !== undefined && isParticipant(context, event.person)
      ? 'That person takes part already.'
      : null,

  noConflict: ({ conflicted }, event) =>
    'person' in event &&
    event.person !== undefined &&
    (conflicted.includes(event.person) || event.facts.named?.staysAway === true)
      ? 'They cannot take part in this one. Please choose somebody else.'
      : null,

  takesPart: (context, event) => {
    const person = 'person' in event ? (event.person ?? event.by) : event.by;
    return person !== undefined && isParticipant(context, person)
      ? null
      : 'That person does not take part.';
  },

  isGuest: (context, event) =>
    event.type === 'removeParticipant' && theTwo(context).includes(event.person)
      ? 'One of you two is replaced, not removed.'
      : null,

  anHourPassed: (context, event) =>
    unacknowledged(context).some(({ raisedAt }) => !isAfter(hoursAfter(raisedAt, 1), event.now))
      ? null
      : 'It was raised less than an hour ago.',

  aboutInvitation: (_, event) => reminds(event, 'invitation'),
  aboutReflection: (_, event) => reminds(event, 'reflection'),
  aboutAgreement: (_, event) => reminds(event, 'agreement'),
  aboutRevisit: (_, event) => reminds(event, 'revisit'),
} satisfies Record<string, DiscussionRule>;
export type RuleName = keyof typeof rules;

/** Pick between branches of one command, and resolve what follows from context. */
export const conditions = {
  otherAgreesToThis: (context, event) => {
    if (event.type !== 'agree' && event.type !== 'agreeWithDifference') return false;
    const other = otherOf(context, event.by);
    return context.agreements.some(
      ({ person, contentHash }) => person === other && contentHash === event.contentHash,
    );
  },
  otherRecordedDifference: (context, event) => {
    const other = event.by === undefined ? null : otherOf(context, event.by);
    return other !== null && hasRecordedDifference(context, other);
  },
  reopeningAsked: ({ reopening }) => reopening !== null,
  oneOfTheTwoLeaves: (context, event) =>
    event.type === 'declareConflict' && theTwo(context).includes(event.person ?? event.by),
  fromProposed: ({ setAside }) => setAside?.from === 'proposed',
  fromPreparing: ({ setAside }) => setAside?.from === 'preparing',
  fromReady: ({ setAside }) => setAside?.from === 'ready',
  fromTogether: ({ setAside }) => setAside?.from === 'together',
  fromAgreeing: ({ setAside }) => setAside?.from === 'agreeing',
} satisfies Record<string, DiscussionCondition>;
export type ConditionName = keyof typeof conditions;

/** Agreements given for another text than `contentHash`. */
export function staleAgreements(context: DiscussionContext, contentHash: string | null) {
  return context.agreements.filter((agreement) => agreement.contentHash !== contentHash);
}

/** Has said what changed for the child at this record's revisit. */
export function hasRecordedDifference(context: DiscussionContext, person: string): boolean {
  return context.differences.some(
    (difference) => difference.person === person && difference.version === context.recordVersion,
  );
}

function isBeyond(stage: DiscussionContext['stage'], than: DiscussionContext['stage']): boolean {
  return stages.indexOf(stage) > stages.indexOf(than);
}

function reminds(event: DiscussionEvent, about: string): string | null {
  return event.type === 'remind' && event.about === about ? null : 'There is nothing to remind of.';
}

export function isRule(name: string): name is RuleName {
  return Object.hasOwn(rules, name);
}

export function isCondition(name: string): name is ConditionName {
  return Object.hasOwn(conditions, name);
}
