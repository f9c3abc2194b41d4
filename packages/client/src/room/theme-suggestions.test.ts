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

it('always offers every theme, so that a person can choose any', () => {
  expect(suggestThemes(defaultThemes, 'nothing in particular')).toHaveLength(defaultThemes.length);
});

it('finds a theme by the beginning of a word', () => {
  expect(searchThemes(defaultThemes, 'super')[0]?.id).toBe('supervision');
  expect(searchThemes(defaultThemes, 'zzz')).toEqual([]);
});
