import type { ResponseEvent } from './event.ts';
import type { ResponseContext } from './facts.ts';

/** Null when this person may send it, whatever the moment; otherwise why it is not theirs to do. */
type Who = (context: ResponseContext, event: ResponseEvent) => string | null;

/** Who may send what. Whether it is possible now is the machine's to say (`rules.ts`). */
export const whoMay: Record<ResponseEvent['type'], Who> = {
  consider: whoAnswers,
  proposeTrial: practitionerOfTheParty,
  try: whoAnswers,
  adopt: whoAnswers,
  stop: whoAnswers,
  tell: whoAnswers,
  lookAgain: whoAnswers,
  comment: partyOrRepresentative,
  answerComment: whoAnswers,
  takeBackComment: authorOrWhoAnswers,

  remindToConsider: service,
  remindToDecide: service,
  remindToTell: service,
  remindToLookAgain: service,
  watch: service,
};

function whoAnswers(_: ResponseContext, { by, facts }: ResponseEvent): string | null {
  return by !== undefined && facts.sender.answers
    ? null
    : 'That is for those who answer for themes: heads of service and the quality lead.';
}

function practitionerOfTheParty(
  { workingParty }: ResponseContext,
  { by, facts }: ResponseEvent,
): string | null {
  return by !== undefined && workingParty.includes(by) && facts.sender.practitioner
    ? null
    : 'A social worker in the working party proposes what to try.';
}

function partyOrRepresentative(
  { workingParty }: ResponseContext,
  { by, facts }: ResponseEvent,
): string | null {
  return by !== undefined && (workingParty.includes(by) || facts.sender.represents)
    ? null
    : 'Comments come from the working party, and from those who speak for children and families.';
}

function authorOrWhoAnswers(context: ResponseContext, event: ResponseEvent): string | null {
  const { by } = event;
  const isAuthor =
    event.type === 'takeBackComment' &&
    context.comments.some((comment) => comment.id === event.comment && comment.by === by);
  return by !== undefined && (isAuthor || event.facts.sender.answers)
    ? null
    : 'Only whoever wrote it, or those who answer for themes, can take it back.';
}

function service(_: ResponseContext, { by }: ResponseEvent): string | null {
  return by === undefined ? null : 'The service does that by itself.';
}
