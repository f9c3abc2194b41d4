// @vitest-environment node
import { defaultThemes } from '@alongside/workflows/organisation/defaults';
import { expect, it } from 'vitest';
import { searchThemes, suggestThemes } from './theme-suggestions.ts';

it('suggests what the words are about, first', () => {
  const first = (text: string) => suggestThemes(defaultThemes, text)[0]?.id;
  expect(first('Using Three Houses, T drew the “worry house”.')).toBe('direct-work');
  expect(first('No life-story work has begun.')).toBe('life-story');
  expect(first('School, police and we each hold part of the picture.')).toBe('multi-agency');
});

it('goes by the words the organisation wrote, so that a theme of its own is suggested as well', () => {
  const fathers = {
    id: 'fathers',
    name: 'Dads',
    definition: 'Fathers who are not at home',
    useWhen: '',
  };
  expect(suggestThemes([...defaultThemes, fathers], 'His father is seldom at home.')[0]?.id).toBe(
    'fathers',
  );
});

it('learns from what was given a theme before, and still offers what the codebook says first', () => {
  const before = [
    { words: 'Nan rings every Sunday and he waits by the phone.', themes: ['identity'] },
    { words: 'She keeps the trainers by the door.', themes: ['life-story'] },
  ];
  const first = (text: string, tagged = before) =>
    suggestThemes(defaultThemes, text, tagged)[0]?.id;
  expect(first('Nan rang again, he had waited by the phone.')).toBe('identity');
  expect(first('Nan rang again, he had waited by the phone.', [])).not.toBe('identity');
  expect(first('Using Three Houses, he drew Nan at the phone.')).toBe('direct-work');
});

it('always offers every theme, so that a person can choose any', () => {
  expect(suggestThemes(defaultThemes, 'nothing in particular')).toHaveLength(defaultThemes.length);
});

it('finds a theme by the beginning of a word', () => {
  expect(searchThemes(defaultThemes, 'super')[0]?.id).toBe('supervision');
  expect(searchThemes(defaultThemes, 'zzz')).toEqual([]);
});
