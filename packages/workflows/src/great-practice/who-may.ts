import type { GreatPracticeEvent } from './event.ts';
import type { GreatPracticeContext } from './facts.ts';

/** Null when this person may send it, whatever the moment; otherwise why it is not theirs to do. */
type Who = (context: GreatPracticeContext, event: GreatPracticeEvent) => string | null;

/** Who may send what. Whether it is possible now is the machine's to say (`rules.ts`). */
export const whoMay: Record<GreatPracticeEvent['type'], Who> = {
  nominate: nominator,
  discard: nominator,
  consent: praised,
  decline: praised,
  withdraw: nominator,
  takeBack: praisedNominatorOrKeeper,
  celebrate: nominatorOrWhoCelebrates,
};

function nominator({ nominator: person }: GreatPracticeContext, { by }: GreatPracticeEvent) {
  return by === person ? null : 'That is for whoever wrote it.';
}

function praised({ praised: person }: GreatPracticeContext, { by }: GreatPracticeEvent) {
  return by === person ? null : 'That is for the person it is about, and for nobody else.';
}

function praisedNominatorOrKeeper(context: GreatPracticeContext, event: GreatPracticeEvent) {
  const { by, facts } = event;
  return by === context.praised || by === context.nominator || facts.sender.keepsWall
    ? null
    : 'That is for the person it is about, whoever wrote it, or the quality lead.';
}

function nominatorOrWhoCelebrates(context: GreatPracticeContext, event: GreatPracticeEvent) {
  const { by, facts } = event;
  if (by === context.praised) return 'Somebody else celebrates it with you.';
  return by === context.nominator || facts.sender.celebrates
    ? null
    : 'That is for whoever noticed it, practice leads, managers and the quality lead.';
}
