import { raisersNow } from './concerns.ts';
import type { DiscussionContext } from './context.ts';
import type { DiscussionEvent } from './event.ts';
import { isParticipant, safetyResponders, theTwo } from './people.ts';

/** Null when this person may send it, whatever the moment; otherwise why it is not theirs to do. */
type Who = (context: DiscussionContext, event: DiscussionEvent) => string | null;

/** Who may send what. Whether it is possible now is the machine's to say (`rules.ts`). */
export const whoMay: Record<DiscussionEvent['type'], Who> = {
  accept: awaited,
  suggestChange: awaited,
  withdraw: either,

  shareReflection: either,
  takeBackReflection: either,
  askFamily: either,
  recordFamilyVoice: either,
  explainNoFamilyVoice: either,
  schedule: either,
  openRoom: either,

  moveTo: facilitator,
  readyToMoveOn: either,
  handOverFacilitation: facilitator,
  pause: either,
  resume: either,
  finish: facilitator,

  agree: either,
  agreeWithDifference: either,
  askForChange: either,

  planRevisit: either,
  revisitNow: either,
  recordDifference: either,
  reopen: either,
  declineReopening: either,

  raiseConcern: participant,
  acknowledge: safetyResponder,
  handOver: safetyResponderOrEither,

  setAside: either,
  takeUpAgain: either,
  replaceParticipant: either,
  inviteParticipant: either,
  removeParticipant: eitherOrOneself,
  declareConflict: eitherOrOneself,

  revisitDue: service,
  chaseConcern: service,
  remind: service,
  lapseAgreements: service,
};

function either(context: DiscussionContext, event: DiscussionEvent): string | null {
  return event.by !== undefined && theTwo(context).includes(event.by)
    ? null
    : 'That is for the worker and the practice lead to do.';
}

/** The one whose answer the proposal waits for; once it was answered, either of the two. */
function awaited(context: DiscussionContext, event: DiscussionEvent): string | null {
  const outside = either(context, event);
  if (outside !== null || context.awaiting === null || context.awaiting === event.by)
    return outside;
  return 'It waits for the other one’s answer.';
}

/** Before the room was opened there is none: then either of the two. */
function facilitator(context: DiscussionContext, event: DiscussionEvent): string | null {
  const outside = either(context, event);
  if (outside !== null || context.facilitator === null || context.facilitator === event.by) {
    return outside;
  }
  return 'The facilitator does that.';
}

function participant(context: DiscussionContext, event: DiscussionEvent): string | null {
  return event.by !== undefined && isParticipant(context, event.by)
    ? null
    : 'That is for those who take part to do.';
}

function eitherOrOneself(context: DiscussionContext, event: DiscussionEvent): string | null {
  const person = 'person' in event ? (event.person ?? event.by) : event.by;
  return person === event.by && participant(context, event) === null
    ? null
    : either(context, event);
}

function safetyResponder(context: DiscussionContext, event: DiscussionEvent): string | null {
  if (event.by === undefined) return 'A person does that.';
  if (raisersNow(context).includes(event.by)) {
    return 'Somebody else acknowledges a worry that you raised.';
  }
  return safetyResponders(context, event.facts).includes(event.by)
    ? null
    : 'The team manager acknowledges it.';
}

function safetyResponderOrEither(
  context: DiscussionContext,
  event: DiscussionEvent,
): string | null {
  if (event.by !== undefined && context.concern?.acknowledgedBy === event.by) return null;
  return safetyResponder(context, event) === null ? null : either(context, event);
}

function service(_: DiscussionContext, event: DiscussionEvent): string | null {
  return event.by === undefined ? null : 'The service does that by itself.';
}
