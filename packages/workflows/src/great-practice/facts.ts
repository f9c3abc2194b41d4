import type { NotPossible, Possible } from '../machine/workflow.ts';
import type { NotifyEffect } from '../machine/requests.ts';
import type { GreatPracticeInput } from './contract.ts';
import type { greatPracticeStates } from './view.ts';

/** What the machine of great practice is told with a command. */
export interface GreatPracticeFacts {
  /** What the one who sends it may do beside their own: celebrate what others noticed; look after the wall. */
  sender: { celebrates: boolean; keepsWall: boolean };
  /** The colleague a command names, if the organisation has them and they are still there. */
  named: string | null;
  /** The shape of the organisation's case references; empty where it has none. */
  caseShape: string;
}

/** What great practice remembers: plain JSON, kept in its snapshot. */
export interface GreatPracticeContext {
  nominator: string | null;
  praised: string | null;
  /** As the nominator wrote it. */
  given: string;
  /** As it stands: the nominator's words, or those of the praised. */
  words: string;
  from: GreatPracticeInput['from'];
  leftOut: boolean;
  nominatedAt: string;
  /** When it came onto the wall last; null while it is not there. */
  sharedAt: string | null;
  celebrated: { by: string; at: string } | null;
  /** When it was taken off the wall last, by whom and why; null once it is there again. */
  takenBack: { by: string; reason: string | null; at: string } | null;
}

export interface GreatPracticeLook {
  state: (typeof greatPracticeStates)[number];
  context: GreatPracticeContext;
  can: Possible[];
  cannot: NotPossible[];
}

export type GreatPracticeEffect = NotifyEffect;
