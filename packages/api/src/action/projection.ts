import type { ActionLook } from '@alongside/workflows/action/facts';

/** What an action is found and guarded by, derived from its snapshot at every step. */
export interface ActionProjection {
  state: ActionLook['state'];
  discussion: string;
  finding: string | null;
  what: string;
  owner: string;
  /** `YYYY-MM-DD` */
  due: string;
  /** Everybody who was ever asked for a decision on it. */
  approvers: string[];
  /** Who is being waited for now. */
  awaiting: string | null;
}

export function projectAction(look: ActionLook): ActionProjection {
  const { context } = look;
  const open = context.decisions.find((decision) => decision.outcome === null);
  return {
    state: look.state,
    discussion: context.discussion,
    finding: context.finding,
    what: context.what,
    owner: context.owner,
    due: context.due,
    approvers: [...new Set(context.decisions.map((decision) => decision.approver))],
    awaiting: look.state === 'awaitingDecision' ? (open?.approver ?? null) : null,
  };
}
