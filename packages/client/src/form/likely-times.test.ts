import { expect, test } from 'vitest';
import { instantOf, keptFree, likelyTimes, localOf, usuallyFree } from './likely-times.ts';

test('on a Tuesday it offers Thursday, then skips Friday and the weekend', () => {
  expect(likelyTimes(new Date(2026, 10, 24, 16, 40))).toEqual([
    '2026-11-26T10:00',
    '2026-11-30T14:00',
    '2026-12-01T10:00',
  ]);
});

test('[S1.5] it leaves out the days that teams keep free, and the hours nobody works', () => {
  const free = {
    protectedDays: ['thursday' as const, 'monday' as const],
    quietHours: { from: '13:00', until: '09:30' },
  };
  const times = likelyTimes(new Date(2026, 10, 24, 16, 40), 3, free);
  expect(times).toEqual(['2026-11-27T10:00', '2026-12-01T11:00', '2026-12-02T10:00']);
  expect(times.map((time) => keptFree(time, free))).toEqual([null, null, null]);
  const always = {
    ...free,
    protectedDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const,
  };
  expect(
    likelyTimes(new Date(2026, 10, 24), 3, { ...always, protectedDays: [...always.protectedDays] }),
  ).toEqual([]);
});

test('[S1.5] it says why a time may not suit', () => {
  expect(keptFree('2026-11-27T10:00', usuallyFree)).toBe('Fridays are kept free of discussions.');
  expect(keptFree('2026-11-26T19:00', usuallyFree)).toBe('That is outside the hours people work.');
  expect(keptFree('2026-11-26T10:00', usuallyFree)).toBeNull();
  expect(keptFree('', usuallyFree)).toBeNull();
});

test('a field text and its instant turn into each other', () => {
  const instant = instantOf('2026-11-26T10:00');
  expect(instant && localOf(instant)).toBe('2026-11-26T10:00');
});

test('an empty or broken field is no instant', () => {
  expect(instantOf('')).toBeUndefined();
  expect(instantOf('soon')).toBeUndefined();
});
