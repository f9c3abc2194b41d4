import { daysAfter, isAfter } from '../machine/instants.ts';
import { holderOf, type DiscussionContext } from './context.ts';
import type { DiscussionEvent, EventOf } from './event.ts';
import {
  concernChased,
  concernRaised,
  concernsAcknowledged,
  concernsHandedOver,
} from './concerns.ts';
import { conflictDeclared, participantReplaced } from './changes-of-people.ts';
import { otherOf, theTwo } from './people.ts';
import { staleAgreements } from './rules.ts';

type Change = Partial<DiscussionContext>;

/** Days from agreement to the revisit, unless the two plan another day (D24). */
export const revisitAfterDays = 42;

/** What each command leaves in memory. Pure; the machine decides whether it may happen. */
export function changeBy(context: DiscussionContext, event: DiscussionEvent): Change {
  switch (event.type) {
    case 'accept':
      return {
        awaiting: null,
        meeting: event.time ? meetingAt(event.time) : context.meeting,
      };
    case 'suggestChange':
      return {
        focus: event.focus ?? context.focus,
        times: event.times?.length ? event.times : context.times,
        awaiting: otherOf(context, event.by),
      };
    case 'withdraw':
      return {
        withdrawn: { by: event.by, reason: event.reason ?? null, at: event.now },
        awaiting: null,
      };
    case 'shareReflection':
      return {
        shared: [...context.shared, event.by],
        scale: answered(context.scale, event.by, 'before', event.scale),
      };
    case 'takeBackReflection':
      return {
        shared: context.shared.filter((person) => person !== event.by),
        scale: unanswered(context.scale, event.by),
      };
    case 'askFamily':
      return familyVoiceChange(context, event, { ...context.familyVoice, status: 'asked' });
    case 'recordFamilyVoice':
      return familyVoiceChange(context, event, {
        status: 'recorded',
        words: event.words,
        how: event.how,
        reason: null,
      });
    case 'explainNoFamilyVoice':
      return familyVoiceChange(context, event, {
        status: 'explained',
        words: null,
        how: null,
        reason: event.reason,
      });
    case 'schedule':
      return {
        meeting: {
          startsAt: event.startsAt,
          durationMinutes: event.durationMinutes,
          place: event.place,
        },
      };
    case 'openRoom':
      return { facilitator: holderOf(context, 'practiceLead'), ...arriveAt(context, 'arriving') };
    case 'moveTo':
      return arriveAt(context, event.stage);
    case 'readyToMoveOn':
      return { readyToMoveOn: [...context.readyToMoveOn, event.by] };
    case 'handOverFacilitation':
      return { facilitator: event.to };
    case 'finish':
      return { changeAsked: null, readyToMoveOn: [] };
    case 'agree':
      return agreed(context, event, null);
    case 'agreeWithDifference':
      return agreed(context, event, event.view);
    case 'askForChange':
      return {
        changeAsked: { by: event.by, about: event.about, at: event.now },
        ...arriveAt(context, 'closing'),
      };
    case 'lapseAgreements':
      return lapse(context, staleAgreements(context, event.facts.contentHash), event.now);
    case 'planRevisit':
      return { revisitAt: event.at };
    case 'recordDifference':
      return {
        differences: [
          ...context.differences,
          {
            person: event.by,
            whatChanged: event.whatChanged,
            at: event.now,
            version: context.recordVersion,
          },
        ],
        scale: answered(context.scale, event.by, 'revisit', event.scale),
      };
    case 'reopen':
      return { reopening: { by: event.by, reason: event.reason, at: event.now } };
    case 'declineReopening':
      return { reopening: null };
    case 'raiseConcern':
      return concernRaised(context, event);
    case 'chaseConcern':
      return concernChased(context);
    case 'acknowledge':
      return concernsAcknowledged(context, event);
    case 'handOver':
      return concernsHandedOver(context, event);
    case 'takeUpAgain':
      return { setAside: null };
    case 'replaceParticipant':
      return participantReplaced(context, event);
    case 'inviteParticipant':
      return {
        participants: [...context.participants, { person: event.person, role: event.as }],
      };
    case 'removeParticipant':
      return {
        participants: context.participants.filter(({ person }) => person !== event.person),
      };
    case 'declareConflict':
      return conflictDeclared(context, event.person ?? event.by);
    case 'setAside':
    case 'pause':
    case 'resume':
    case 'revisitNow':
    case 'revisitDue':
    case 'remind':
      return {};
  }
}

/** Both agreed to one text: the record stands, the revisit is planned, its next steps open actions once. */
export function recordAgreed(
  context: DiscussionContext,
  event: EventOf<'agree' | 'agreeWithDifference'>,
): Change {
  const { revisitAt } = context;
  const planned = revisitAt !== null && isAfter(revisitAt, event.now);
  return {
    revisitAt: planned ? revisitAt : daysAfter(event.now, revisitAfterDays),
    actionsFrom: [...context.actionsFrom, ...actionsToOpen(context, event).map(({ id }) => id)],
    changeAsked: null,
  };
}

/** Next steps with words, an owner and a date that have not opened an action yet (D21). */
export function actionsToOpen(context: DiscussionContext, event: DiscussionEvent) {
  return event.facts.nextSteps.flatMap(({ id, text, owner, due, expectedChange }) =>
    owner !== null && due !== null && text.trim() !== '' && !context.actionsFrom.includes(id)
      ? [{ id, text, owner, due, expectedChange }]
      : [],
  );
}

/** The other asked for it too: a new version of the record is begun where the old one ended (D26). */
export function newVersionBegun(context: DiscussionContext): Change {
  return {
    recordVersion: context.recordVersion + 1,
    agreements: [],
    lapsed: [],
    changeAsked: null,
    revisitAt: null,
    reopening: null,
    ...arriveAt(context, 'closing'),
  };
}

function meetingAt(startsAt: string): DiscussionContext['meeting'] {
  return { startsAt, durationMinutes: 60, place: 'To be agreed' };
}

function arriveAt(context: DiscussionContext, stage: DiscussionContext['stage']): Change {
  const { stagesReached } = context;
  return {
    stage,
    stagesReached: stagesReached.includes(stage) ? stagesReached : [...stagesReached, stage],
    readyToMoveOn: [],
  };
}

function agreed(
  context: DiscussionContext,
  event: EventOf<'agree' | 'agreeWithDifference'>,
  difference: string | null,
): Change {
  const { by: person, contentHash, now: at } = event;
  const others = <Of extends { person: string }>(all: Of[]) =>
    all.filter((one) => one.person !== person);
  return {
    agreements: [...others(context.agreements), { person, contentHash, difference, at }],
    lapsed: others(context.lapsed),
  };
}

/** The family's voice is part of the text that is agreed to: other words, other text (D20). */
function familyVoiceChange(
  context: DiscussionContext,
  event: DiscussionEvent,
  familyVoice: DiscussionContext['familyVoice'],
): Change {
  return { familyVoice, ...lapse(context, context.agreements, event.now) };
}

/** One of the two is another now, and the record is not agreed: what was agreed is agreed no more (D28). */
export function allLapsed(context: DiscussionContext, event: DiscussionEvent): Change {
  return lapse(context, context.agreements, event.now);
}

function lapse(
  context: DiscussionContext,
  fallen: DiscussionContext['agreements'],
  at: string,
): Change {
  const persons = fallen.map(({ person }) => person);
  return {
    agreements: context.agreements.filter(({ person }) => !persons.includes(person)),
    lapsed: [
      ...context.lapsed.filter(({ person }) => !persons.includes(person)),
      ...theTwo(context)
        .filter((person) => persons.includes(person))
        .map((person) => ({ person, at })),
    ],
  };
}

function answered(
  scale: DiscussionContext['scale'],
  person: string,
  when: 'before' | 'revisit',
  value: number | undefined,
): DiscussionContext['scale'] {
  if (scale === null || value === undefined) return scale;
  const others = scale.answers.filter((one) => one.person !== person || one.when !== when);
  return { ...scale, answers: [...others, { person, when, value }] };
}

function unanswered(scale: DiscussionContext['scale'], person: string): DiscussionContext['scale'] {
  return scale && { ...scale, answers: scale.answers.filter((answer) => answer.person !== person) };
}
