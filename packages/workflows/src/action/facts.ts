import type { NotPossible, Possible } from '../machine/workflow.ts';
import type { NotificationKind } from '../notification/list.ts';
import type { actionStates } from './view.ts';

/** What the action machine is told with a command. */
export interface ActionFacts {
  /** The two of its discussion, today: they may check, drop and ask beside the owner. */
  holders: string[];
  /** The approver a command names, if the organisation has them. */
  named: {
    id: string;
    roles: string[];
    /** A conflict of interest with the family of the case is known. */
    staysAway?: boolean;
  } | null;
}

export interface ActionDecision {
  approver: string;
  question: string;
  askedBy: string;
  askedAt: string;
  outcome: 'approved' | 'declined' | null;
  reason: string | null;
  decidedAt: string | null;
}

/** The day it was hoped for was moved: from which to which, and why. */
export interface DateMove {
  by: string;
  /** `YYYY-MM-DD` */
  from: string;
  /** `YYYY-MM-DD` */
  to: string;
  reason: string;
  at: string;
}

/** What an action remembers: plain JSON, kept in its snapshot. */
export interface ActionContext {
  discussion: string;
  finding: string | null;
  what: string;
  owner: string;
  /** `YYYY-MM-DD` */
  due: string;
  expectedChange: string | null;
  openedBy: string | null;
  createdAt: string;
  startedAt: string | null;
  doneAt: string | null;
  /** Asked one after another; the last one may be open. */
  decisions: ActionDecision[];
  /** Oldest first; `due` is where the last one led. */
  moves: DateMove[];
  difference: string | null;
  dropped: { by: string; reason: string; at: string } | null;
}

export interface ActionLook {
  state: (typeof actionStates)[number];
  context: ActionContext;
  can: Possible[];
  cannot: NotPossible[];
}

export type ActionEffect = { type: 'notify'; to: string[]; kind: NotificationKind };
