import { expect, it } from 'vitest';
import { Allowance } from './allowance.ts';

it('gives a burst, then so much a second, and says how long to wait', () => {
  const allowance = new Allowance({ perSecond: 10, atOnce: 3 }, 0);
  expect([1, 2, 3, 4].map(() => allowance.take(1, 0))).toEqual([true, true, true, false]);
  expect(allowance.wait(1, 0)).toBe(100);
  expect(allowance.take(1, 99)).toBe(false);
  expect(allowance.take(1, 100)).toBe(true);
  expect(allowance.wait(3, 100)).toBe(300);
  expect(allowance.take(3, 10_000)).toBe(true);
  expect(allowance.take(1, 10_000)).toBe(false);
});

it('never asks anybody to wait for more than fits', () => {
  const allowance = new Allowance({ perSecond: 10, atOnce: 3 }, 0);
  expect(allowance.wait(50, 0)).toBe(0);
  expect(allowance.take(50, 0)).toBe(false);
});
