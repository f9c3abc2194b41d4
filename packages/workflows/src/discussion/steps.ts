import { hoursAfter, isAfter } from '../machine/instants.ts';
import { otherOf } from './people.ts';
import { allow, allowWhen, arm, disarm, everybody, tell, thoseTwo, type At } from './setup.ts';
import { staleAgreements } from './rules.ts';
import type { Journey } from './stages.ts';

/** Steps that several states of the journey take alike. Each is a piece of a state's `on`. */
const remember = 'remember' as const;

/** D7, before there is a text to agree to. */
export const hearingSteps = {
  recordFamilyVoice: { actions: [remember] },
  explainNoFamilyVoice: { guard: allow('familyNotHeardYet'), actions: [remember] },
};

/** D7, D20: until the record is agreed. What was agreed lapses with other words. */
export const hearingWhileWriting = {
  askFamily: {
    guard: allow('familyNotAskedYet'),
    actions: [tell('agreementLapsed', thoseWhoAgreed), remember],
  },
  recordFamilyVoice: { actions: [tell('agreementLapsed', thoseWhoAgreed), remember] },
  explainNoFamilyVoice: {
    guard: allow('familyNotHeardYet'),
    actions: [tell('agreementLapsed', thoseWhoAgreed), remember],
  },
};

/** D8 */
export const meetingSteps = {
  schedule: { actions: [remember, tell('meetingScheduled', everybody)] },
};

/** D5, D28: also a newcomer's way until the record is agreed. */
export const shareSteps = {
  shareReflection: {
    guard: allow('notYetShared', 'scaleIsAsked'),
    actions: [
      remember,
      tell('reflectionsRevealed', (at) => (areShared(at) ? thoseTwo(at) : [])),
      tell('reflectionShared', (at) => (areShared(at) ? [] : thoseTwo(at))),
    ],
  },
};

/** D24 */
export const planSteps = {
  planRevisit: { guard: allow('dayToCome'), actions: [remember] },
};

/** D29 */
export const invitingSteps = {
  inviteParticipant: {
    guard: allow('isKnown', 'notInItYet', 'noConflict'),
    actions: [remember, tell('joinedDiscussion', named)],
  },
};

export const removingSteps = {
  removeParticipant: {
    guard: allow('isGuest', 'takesPart'),
    actions: [remember, tell('leftDiscussion', named)],
  },
};

/** D30, where the journey goes on without the person. */
export const conflictSteps = {
  declareConflict: {
    guard: allow('takesPart'),
    actions: [tell('conflictDeclared', conflictConcerns), remember],
  },
};

const replacing = {
  guard: allow('isKnown', 'hasTheRole', 'notInItYet', 'noConflict'),
  actions: [tell('leftDiscussion', thoseTwo), remember, tell('joinedDiscussion', named)],
};

/** D28, before anything is agreed, and once the record is: it keeps its agreements. */
export const replacingSteps = { replaceParticipant: replacing };

/** D28, while one of the two may have agreed to a text. */
export const replacingWhileWriting = {
  replaceParticipant: {
    guard: replacing.guard,
    actions: [...replacing.actions, tell('agreementLapsed', thoseWhoAgreed), 'lapseAll' as const],
  },
};

/** D20 */
export const lapsingSteps = {
  lapseAgreements: {
    guard: allow('textChanged'),
    actions: [tell('agreementLapsed', staleOnes), remember],
  },
};

/** D27: out of the state it then goes back to. */
export function settingAside(from: Journey) {
  return {
    setAside: {
      target: '#setAside' as const,
      actions: [asideFrom(from), tell('setAside', everybody)],
    },
  };
}

/** D30, while one of the two leaving leaves a place that has to be filled first. */
export function emptyingAPlace(from: Journey) {
  return {
    guard: allowWhen('oneOfTheTwoLeaves'),
    target: '#setAside' as const,
    actions: [tell('conflictDeclared', conflictConcerns), remember, asideFrom(from)],
  };
}

/** D27, D30 */
export function lifeHappens(from: Journey) {
  return {
    ...settingAside(from),
    declareConflict: [emptyingAPlace(from), conflictSteps.declareConflict],
  };
}

function asideFrom(journey: Journey) {
  return { type: 'setAsideFrom' as const, params: { journey } };
}

/** D26 */
export const reopeningSteps = {
  reopen: [
    {
      guard: allowWhen('reopeningAsked', 'reopeningNotAskedByMe'),
      target: '#together' as const,
      actions: ['beginNewVersion' as const, tell('reopened', everybody), disarm('revisit')],
    },
    {
      guard: allow('reopeningNotAskedByMe', 'bothRolesHeld'),
      actions: [remember, tell('reopeningAsked', thoseTwo)],
    },
  ],
  declineReopening: {
    guard: allow('reopeningAskedByOther'),
    actions: [remember, tell('reopeningDeclined', thoseTwo)],
  },
};

/** A day before the meeting, if that is still to come. */
export const armReflectionReminder = arm('remindReflection', ({ context, event }) => {
  if (context.meeting === null) return null;
  const dayBefore = hoursAfter(context.meeting.startsAt, -24);
  return isAfter(dayBefore, event.now) ? dayBefore : null;
});

export function thoseStillWriting({ context }: Pick<At, 'context'>): string[] {
  return thoseTwo({ context }).filter((person) => !context.shared.includes(person));
}

/** Those of the two whose agreement to the text as it is stands out. */
export function thoseYetToAgree({ context, event }: At): string[] {
  const { contentHash } = event.facts;
  return thoseTwo({ context }).filter(
    (person) =>
      !context.agreements.some(
        (agreement) => agreement.person === person && agreement.contentHash === contentHash,
      ),
  );
}

function areShared({ context }: Pick<At, 'context'>): boolean {
  return thoseStillWriting({ context }).length === 0;
}

/** Those of the two who have agreed to some text. */
function thoseWhoAgreed({ context }: Pick<At, 'context'>): string[] {
  return thoseTwo({ context }).filter((one) =>
    context.agreements.some(({ person }) => person === one),
  );
}

function staleOnes({ context, event }: At): string[] {
  return staleAgreements(context, event.facts.contentHash).map(({ person }) => person);
}

function named({ event }: At): string[] {
  return 'person' in event && event.person !== undefined ? [event.person] : [];
}

function conflictConcerns({ context, event }: At): string[] {
  const person = event.type === 'declareConflict' ? (event.person ?? event.by) : undefined;
  return [...thoseTwo({ context }), ...(person === undefined ? [] : [person])];
}

export function theOther({ context, event }: At): string[] {
  const other = event.by === undefined ? null : otherOf(context, event.by);
  return other === null ? [] : [other];
}
