import { expect, test } from 'vitest';
import { minutesLeft } from './minutes-left.ts';

test('[R12] the time left counts the minute that has begun, and is over at its end', () => {
  const until = '2026-11-24T10:00:00.000Z';
  const at = (instant: string) => minutesLeft(until, new Date(instant).getTime());
  expect(at('2026-11-24T09:00:00.000Z')).toBe(60);
  expect(at('2026-11-24T09:59:01.000Z')).toBe(1);
  expect(at(until)).toBe(0);
  expect(at('2026-11-24T11:00:00.000Z')).toBe(0);
});
