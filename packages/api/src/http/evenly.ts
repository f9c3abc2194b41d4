import { ProblemError } from '../problem-error.ts';

/** How far the beats lie apart at which refusals leave, in milliseconds: longer than looking for something takes. */
const beatMs = 20;

/**
 * Does the work of a request. That there is nothing here for somebody is told at a beat counted from its beginning: to
 * find something that is not theirs takes longer than to find nothing, and how long it took must not tell.
 */
export async function evenly<Result>(work: () => Promise<Result>): Promise<Result> {
  let beat = (): void => undefined;
  const beats = setInterval(() => beat(), beatMs);
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProblemError && error.kind === 'not-found') {
      await new Promise<void>((resolve) => {
        beat = resolve;
      });
    }
    throw error;
  } finally {
    clearInterval(beats);
  }
}
