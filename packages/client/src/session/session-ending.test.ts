import { expect, test } from 'vitest';
import { endingOf, nextLook } from './session-ending.ts';

const minute = 60_000;
const lasts = {
  how: 'password' as const,
  idleEndsInSeconds: 3600,
  endsInSeconds: 12 * 3600,
  warnSeconds: 300,
};

test('nothing is said until the warning is due; then what ends it first, and when', () => {
  expect(endingOf(lasts, 0, 54 * minute)).toBeNull();
  expect(endingOf(lasts, 0, 55 * minute)).toEqual({ why: 'idle', at: 60 * minute });
  const late = { ...lasts, endsInSeconds: 1800 };
  expect(endingOf(late, 0, 26 * minute)).toEqual({ why: 'longest', at: 30 * minute });
});

test('it is looked at when the warning is due, and at the end', () => {
  expect(nextLook(lasts, 0, 0)).toBe(55 * minute);
  expect(nextLook(lasts, 0, 56 * minute)).toBe(4 * minute);
  expect(nextLook(lasts, 0, 70 * minute)).toBe(1000);
});
