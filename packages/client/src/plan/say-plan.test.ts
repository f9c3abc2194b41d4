import { expect, test } from 'vitest';
import { answerWords, headlineWords, inDays, lateWords } from './say-plan.ts';
import { planFilter } from './plan-filter.ts';

test('the headline says what it is a figure of', () => {
  const words = headlineWords({ medianDays: 12, tried: 3, notNow: 1, waiting: 2, spotted: 6 });
  expect(words).toContain(
    '6 things were spotted: 3 tried, 1 put off, with a reason, 2 not tried yet.',
  );
  expect([0, 1, 2.5].map(inDays)).toEqual(['the same day', '1 day', '2.5 days']);
});

test('what is late is said without blame, and only when it is', () => {
  expect(lateWords({ late: null })).toBeNull();
  expect(lateWords({ late: { what: 'consider', since: '2026-11-05T11:00:00.000Z' } })).toMatch(
    /more than eight weeks/,
  );
});

test('what everybody was told comes before what was written when it was decided', () => {
  const outcome = {
    kind: 'stopped' as const,
    words: 'No money.',
    guidance: null,
    small: false,
    at: '2026-11-05T11:00:00.000Z',
    lookAgainOn: '2027-05-05',
  };
  const told = { message: 'Not this year.', reached: null, at: outcome.at };
  const notNow = { standing: 'notNow' as const, outcome, told: null, trial: null };
  expect(answerWords(notNow)).toEqual({ title: 'Why not now', words: 'No money.' });
  expect(answerWords({ ...notNow, told })?.words).toBe('Not this year.');
  expect(answerWords({ ...notNow, standing: 'noticed' })).toBeNull();
});

test('an address that says nothing we know narrows nothing', () => {
  expect(planFilter({ show: 'everything', q: '', theme: 7, area: 'West' })).toEqual({
    q: undefined,
    show: undefined,
    theme: undefined,
    area: 'West',
  });
});
