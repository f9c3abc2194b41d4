import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { notFound, ProblemError } from '../problem-error.ts';
import { evenly } from './evenly.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** After how many milliseconds something that takes so long is answered. */
async function answeredAfter(takes: number, refusal: ProblemError | null): Promise<number> {
  const began = Date.now();
  let after = -1;
  const answered = evenly(async () => {
    if (takes > 0) await new Promise((resolve) => setTimeout(resolve, takes));
    if (refusal) throw refusal;
  })
    .catch(() => undefined)
    .then(() => {
      after = Date.now() - began;
    });
  await vi.runAllTimersAsync();
  await answered;
  return after;
}

test('that there is nothing here is told at the same instant, whatever was looked through to find out', async () => {
  const soon = await answeredAfter(0, notFound());
  for (const takes of [1, 3, 12]) expect(await answeredAfter(takes, notFound())).toBe(soon);
  expect(await answeredAfter(soon + 1, notFound())).toBe(2 * soon);
});

test('everything else is answered as soon as it is done', async () => {
  expect(await answeredAfter(3, null)).toBe(3);
  expect(await answeredAfter(3, new ProblemError('not-now', 'Not now.'))).toBe(3);
  expect(vi.getTimerCount()).toBe(0);
});
