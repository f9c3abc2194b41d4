import { expect, test } from 'vitest';
import { clock, dayAndTime, lasting } from './dates.ts';

const local = (text: string) => new Date(text).toISOString();

test('a time as people say it, and never broken over two lines', () => {
  expect(clock(local('2026-11-24T14:00'))).toBe('2\u00a0pm');
  expect(clock(local('2026-11-24T10:30'))).toBe('10.30\u00a0am');
  expect(clock(local('2026-11-24T12:00'))).toBe('12\u00a0noon');
});

test('the year is said only when it is another one', () => {
  expect(dayAndTime(local('2026-11-24T14:00'), local('2026-11-01T09:00'))).toBe(
    'Tuesday 24 November, 2\u00a0pm',
  );
  expect(dayAndTime(local('2027-01-13T09:00'), local('2026-11-01T09:00'))).toBe(
    'Wednesday 13 January 2027, 9\u00a0am',
  );
});

test('how long, in words', () => {
  expect([45, 60, 90, 120].map(lasting)).toEqual([
    '45 minutes',
    'an hour',
    '1 hour 30 minutes',
    '2 hours',
  ]);
});
