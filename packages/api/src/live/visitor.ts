import type { Failed } from '@alongside/workflows/live/protocol';
import { Allowance } from './allowance.ts';
import { allowances } from './limits.ts';
import { ProblemError } from '../problem-error.ts';
import type { SignedIn } from './ports.ts';
import type { OpenDocument } from './open-document.ts';
import type { LiveSocket, Seat } from './sockets.ts';

/** One signed-in socket, the documents it sits at, and how fast it may go. */
export interface Visitor {
  readonly socket: LiveSocket;
  readonly who: SignedIn;
  readonly sitting: Map<string, { document: OpenDocument; seat: Seat }>;
  readonly rates: {
    update: Allowance;
    updateBytes: Allowance;
    awareness: Allowance;
    join: Allowance;
  };
}

export function visitor(socket: LiveSocket, who: SignedIn): Visitor {
  const now = performance.now();
  return {
    socket,
    who,
    sitting: new Map(),
    rates: {
      update: new Allowance(allowances.update, now),
      updateBytes: new Allowance(allowances.updateBytes, now),
      awareness: new Allowance(allowances.awareness, now),
      join: new Allowance(allowances.join, now),
    },
  };
}

/** @throws ProblemError `too-many`, with how long to wait */
export function takeAllowance(rate: Allowance, amount: number): void {
  const now = performance.now();
  if (rate.take(amount, now)) return;
  throw new ProblemError(
    'too-many',
    'That came too fast. It is still with you; send it again in a moment.',
    {
      retryAfterMilliseconds: rate.wait(amount, now),
    },
  );
}

export type Answer<Result> = (result: Result | Failed) => void;
