import { holderOf, type DiscussionContext } from './context.ts';
import type { EventOf } from './event.ts';

/** Somebody takes the place of one of the two, or an empty place (D28). */
export function participantReplaced(
  context: DiscussionContext,
  event: EventOf<'replaceParticipant'>,
): Partial<DiscussionContext> {
  const { role, person: newcomer } = event;
  const leaver = holderOf(context, role);
  const stays = (person: string) => person !== leaver;
  return {
    participants: [
      ...context.participants.filter((participant) => participant.role !== role),
      { person: newcomer, role },
    ],
    former: [...context.former, ...(leaver === null ? [] : [leaver])].filter(
      (person) => person !== newcomer,
    ),
    awaiting: awaitedAfter(context, role, leaver, newcomer),
    facilitator: isLed(context) && context.facilitator === leaver ? newcomer : context.facilitator,
    readyToMoveOn: context.readyToMoveOn.filter(stays),
    reopening: context.reopening?.by === leaver ? null : context.reopening,
  };
}

/** That person's part and access end at once and for good (D30). */
export function conflictDeclared(
  context: DiscussionContext,
  person: string,
): Partial<DiscussionContext> {
  return {
    participants: context.participants.filter((participant) => participant.person !== person),
    former: context.former.filter((one) => one !== person),
    conflicted: [...context.conflicted, person],
    awaiting: context.awaiting === person ? null : context.awaiting,
    facilitator: context.facilitator === person ? null : context.facilitator,
    readyToMoveOn: context.readyToMoveOn.filter((one) => one !== person),
    reopening: context.reopening?.by === person ? null : context.reopening,
  };
}

/**
 * While nobody has accepted: a newcomer stands where the leaver stood; a new worker is always the one to answer,
 * because it is the worker who agrees to focus and time (promise 3).
 */
function awaitedAfter(
  context: DiscussionContext,
  role: 'worker' | 'practiceLead',
  leaver: string | null,
  newcomer: string,
): string | null {
  const unanswered = context.awaiting !== null || context.setAside?.from === 'proposed';
  if (!unanswered) return null;
  return role === 'worker' || context.awaiting === leaver ? newcomer : context.awaiting;
}

function isLed({ stagesReached }: DiscussionContext): boolean {
  return stagesReached.length > 0;
}
