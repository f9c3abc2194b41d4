import { expect, test } from 'vitest';
import { countable } from './fed-by.ts';

test('how many were told is said from five on and in steps of five, so that no two answers differ by one person', () => {
  const sizes = [0, 4, 5, 9, 10, 58];
  expect(sizes.map((size) => countable({ size }))).toEqual([null, null, 5, 5, 10, 55]);
});
