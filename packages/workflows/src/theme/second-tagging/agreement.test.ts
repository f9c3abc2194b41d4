import { expect, it } from 'vitest';
import { agreementOf, wordsFor } from './agreement.ts';

const themes = [
  { id: 'identity', name: 'Identity' },
  { id: 'play', name: 'Play' },
  { id: 'never', name: 'Never used' },
];
const twice = (first: string[], second: string[], times: number) =>
  Array.from({ length: times }, () => ({ first, second }));

/** The worked example of the kappa fixtures: 20 both, 5 and 10 apart, 15 neither. */
const tagged = [
  ...twice(['identity'], ['identity'], 20),
  ...twice(['identity'], [], 5),
  ...twice([], ['identity'], 10),
  ...twice([], [], 14),
  ...twice(['play'], [], 1),
];

it('says for each theme how far the two agree beyond chance, with the findings it rests on', () => {
  const { of, same, themes: found } = agreementOf(tagged, themes);
  expect([of, same]).toEqual([50, 34]);
  expect(found.map(({ theme }) => theme)).toEqual(['identity', 'play']);
  expect(found[0]).toMatchObject({ both: 20, onlyFirst: 5, onlySecond: 10, neither: 15 });
  expect(found[0]?.kappa?.value).toBeCloseTo(0.4, 12);
  expect(found[0]?.says).toMatch(
    /^fair agreement \(kappa 0\.40, likely between 0\.1\d and 0\.6\d\)/,
  );
  expect(found[1]?.says).toContain('too few');
});

it('says it over all themes, and that few findings say little', () => {
  expect(agreementOf(tagged, themes).says).toMatch(/^34 of 50 findings .* \(kappa 0\.38\)\.$/);
  expect(agreementOf(twice(['play'], ['identity'], 3), themes).says).toContain('fewer than thirty');
  expect(agreementOf(twice(['play'], ['play'], 3), themes)).toMatchObject({ same: 3, kappa: null });
});

it('reads a kappa as it is usually read', () => {
  expect([-0.1, 0, 0.1, 0.21, 0.6, 0.61, 0.81].map(wordsFor)).toEqual([
    'less agreement than chance would bring',
    'no more agreement than chance would bring',
    'slight agreement',
    'fair agreement',
    'moderate agreement',
    'substantial agreement',
    'almost complete agreement',
  ]);
});
