import { readingAge } from '@alongside/workflows/response/reading-age';
import { describe, expect, test } from 'vitest';
import { defaultThemes } from '@alongside/workflows/organisation/defaults';
import { plainThemes, shareInWords, talksInAYear, words } from './words.ts';

const fixed = [
  ...Object.values(words),
  ...Object.values(plainThemes),
  talksInAYear(41),
  shareInWords(0.3),
].map((text) => (/[.?!]$/.test(text) ? text : `${text}.`));

describe('“what we are learning” is written for readers of about 9 to 11', () => {
  test('all of its fixed words together', () => {
    expect(readingAge(fixed.join(' '))).toBeLessThanOrEqual(10);
  });

  test.each(fixed.filter((text) => text.split(' ').length > 8))('%s', (text) => {
    expect(readingAge(text)).toBeLessThanOrEqual(11.5);
    for (const sentence of text.split(/[.?!]\s+/)) {
      expect(sentence.split(' ').length).toBeLessThanOrEqual(24);
    }
  });

  test('every usual theme has a name one would say to a child', () => {
    expect(Object.keys(plainThemes).toSorted()).toEqual(
      defaultThemes.map(({ id }) => id).toSorted(),
    );
  });
});

describe('numbers are coarse on purpose', () => {
  test.each([
    [10, '10 talks or more'],
    [19, '10 talks or more'],
    [40, '40 talks or more'],
  ])('%i talks are %s', (talks, says) => {
    expect(talksInAYear(talks)).toContain(says);
  });

  test.each([
    [1, 'nearly all'],
    [0.5, 'about half'],
    [0.33, '1 in 3'],
    [0.25, '1 in 4'],
    [0.2, '1 in 5'],
    [0.1, '1 in 10'],
    [0.01, 'a few'],
  ])('%d is said as %s', (share, says) => {
    expect(shareInWords(share)).toContain(says);
  });
});
