import type { ActionEvent } from './event.ts';
import type { ActionContext } from './facts.ts';

/** Null when this person may send it, whatever the moment; otherwise why it is not theirs to do. */
type Who = (context: ActionContext, event: ActionEvent) => string | null;

/** Who may send what. Whether it is possible now is the machine's to say (`rules.ts`). */
export const whoMay: Record<ActionEvent['type'], Who> = {
  start: owner,
  finish: owner,
  check: ownerOrHolder,
  askDecision: ownerOrHolder,
  decide: approver,
  moveDate: ownerOrHolder,
  drop: ownerOrHolder,

  remindOverdue: service,
  remindDecision: service,
};

function owner({ owner: person }: ActionContext, { by }: ActionEvent): string | null {
  return by === person ? null : 'That is for whoever has taken this on.';
}

function ownerOrHolder(context: ActionContext, event: ActionEvent): string | null {
  const { by, facts } = event;
  return by !== undefined && (by === context.owner || facts.holders.includes(by))
    ? null
    : 'That is for whoever has taken this on, or the two who agreed it.';
}

/** The one who was asked last. */
function approver({ decisions }: ActionContext, { by }: ActionEvent): string | null {
  return by !== undefined && decisions.at(-1)?.approver === by
    ? null
    : 'The person who was asked decides this.';
}

function service(_: ActionContext, { by }: ActionEvent): string | null {
  return by === undefined ? null : 'The service does that by itself.';
}
