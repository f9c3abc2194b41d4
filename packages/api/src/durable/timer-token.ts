import type { StoredTimer } from './stored-workflow.ts';

/** A timer that was disarmed or armed anew since it was seen due: there is nothing to do. */
export class TimerGoneError extends Error {
  override readonly name = 'TimerGoneError';
}

/** @throws TimerGoneError unless the timer of this token is still armed, and due at `at`. */
export function checkTimer(
  { timers }: { timers: readonly StoredTimer[] },
  token: string | undefined,
  at: string,
): void {
  if (token === undefined) return;
  const timer = timers.find((candidate) => candidate.token === token);
  if (!timer || timer.dueAt.getTime() > new Date(at).getTime()) throw new TimerGoneError(token);
}
