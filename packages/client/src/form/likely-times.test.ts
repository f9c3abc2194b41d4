import { expect, test } from 'vitest';
import { instantOf, likelyTimes, localOf } from './likely-times.ts';

test('on a Tuesday it offers Thursday, then skips Friday and the weekend', () => {
  expect(likelyTimes(new Date(2026, 10, 24, 16, 40))).toEqual([
    '2026-11-26T10:00',
    '2026-11-30T14:00',
    '2026-12-01T10:00',
  ]);
});

test('a field text and its instant turn into each other', () => {
  const instant = instantOf('2026-11-26T10:00');
  expect(instant && localOf(instant)).toBe('2026-11-26T10:00');
});

test('an empty or broken field is no instant', () => {
  expect(instantOf('')).toBeUndefined();
  expect(instantOf('soon')).toBeUndefined();
});
