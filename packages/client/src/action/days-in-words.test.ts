import { expect, test } from 'vitest';
import { daysInWords } from './days-in-words.ts';

test('how long people waited, as one would say it', () => {
  expect([0.04, 0.5, 1, 2, 2.5].map(daysInWords)).toEqual([
    'two hours',
    'half a day',
    'a day',
    '2 days',
    '2.5 days',
  ]);
});
