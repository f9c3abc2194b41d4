import type { Problem, ProblemKind } from '@alongside/workflows/problem';

/**
 * What a refused update asks of the document that sent it:
 * - `late`: the text was closed meanwhile; the words are kept apart
 * - `joinAgain`: the two sides tell each other what they have
 * - `sendAgain`: the same again after a while
 * - `sendSmaller`: one update at a time
 * - `gone`: no longer this person's to write or read
 * - `hold`: the words stay here, and a person has to know
 */
export type Reaction = 'late' | 'joinAgain' | 'sendAgain' | 'sendSmaller' | 'gone' | 'hold';

const reactions: Partial<Record<ProblemKind, Reaction>> = {
  frozen: 'late',
  'missing-updates': 'joinAgain',
  malformed: 'joinAgain',
  'too-many': 'sendAgain',
  unavailable: 'sendAgain',
  internal: 'sendAgain',
  'too-large': 'sendSmaller',
  'not-found': 'gone',
};

const prefix = 'urn:alongside:problem:';

export function isProblem(problem: Problem, kind: ProblemKind): boolean {
  return problem.type === `${prefix}${kind}`;
}

/** `attempts` so far without success, `taken` updates that were sent as one. */
export function reactionTo(problem: Problem, attempts: number, taken: number): Reaction {
  const known = Object.entries(reactions).find(([kind]) => problem.type === `${prefix}${kind}`);
  const reaction = known?.[1] ?? 'hold';
  if (reaction === 'joinAgain' && attempts > 5) return 'hold';
  if (reaction === 'sendSmaller' && taken < 2) return 'hold';
  return reaction;
}
