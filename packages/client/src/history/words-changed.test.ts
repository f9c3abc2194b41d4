// @vitest-environment node
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wordsChanged } from './words-changed.ts';

it('marks whole words', () => {
  expect(wordsChanged('T likes the park.', 'T loves the park.')).toEqual([
    { kind: 'same', text: 'T ' },
    { kind: 'gone', text: 'likes' },
    { kind: 'added', text: 'loves' },
    { kind: 'same', text: ' the park.' },
  ]);
});

it('tells words that changed side by side as one change', () => {
  expect(
    wordsChanged('Visits happen where T likes to be.', 'Each visit is where T likes.'),
  ).toEqual([
    { kind: 'gone', text: 'Visits happen ' },
    { kind: 'added', text: 'Each visit is ' },
    { kind: 'same', text: 'where T likes' },
    { kind: 'gone', text: ' to be' },
    { kind: 'same', text: '.' },
  ]);
});

it('loses no word of either text', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const pieces = wordsChanged(before, after);
      const without = (kind: string) =>
        pieces
          .filter((piece) => piece.kind !== kind)
          .map(({ text }) => text)
          .join('');
      expect(without('gone')).toBe(after);
      expect(without('added')).toBe(before);
    }),
  );
});

it('does not hold up the page over a very long text', () => {
  const long = 'word '.repeat(5000);
  expect(wordsChanged(long, `${long}more`).map(({ kind }) => kind)).toEqual(['gone', 'added']);
});
