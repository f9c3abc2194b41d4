import { expect, test } from 'vitest';
import { readingAge, syllablesIn } from './reading-age.ts';

test.each([
  ['cat', 1],
  ['made', 1],
  ['asked', 1],
  ['wanted', 2],
  ['table', 2],
  ['children', 2],
  ['family', 3],
  ['supervision', 4],
  ['organisation', 5],
  ['the', 1],
])('%s has %i syllables', (word, syllables) => {
  expect(syllablesIn(word)).toBe(syllables);
});

test('the formula, by hand: 3 words in a sentence, 8 syllables', () => {
  // 0.39 × 3 + 11.8 × 8/3 − 15.59 = 17.05 years of school, and five.
  expect(readingAge('The organisation listens.')).toBeCloseTo(22.05, 2);
});

test('an easy text is for the young, a hard one is not, and nothing is nothing', () => {
  const easy = 'We heard you. We made the form short. Now it is one page, and it asks things once.';
  const hard =
    'The organisation’s multi-agency safeguarding arrangements necessitated comprehensive reconsideration of supervisory responsibilities.';
  expect(readingAge(easy)).toBeLessThan(9);
  expect(readingAge(hard)).toBeGreaterThan(18);
  expect(readingAge(' … ')).toBeNull();
});
