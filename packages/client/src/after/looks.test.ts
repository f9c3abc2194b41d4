import { expect, test } from 'vitest';
import { looks } from './looks.ts';

const said = (person: string, whatChanged: string) => ({ person, whatChanged, at: '2026-11-08' });

test('what was said at an earlier revisit stays apart from what is said at this one', () => {
  const rounds = looks([
    said('sam', 'He asks.'),
    said('priya', 'He sleeps.'),
    said('priya', 'He laughs.'),
    said('sam', 'He tells.'),
  ]);
  expect(rounds.map((round) => round.map(({ whatChanged }) => whatChanged))).toEqual([
    ['He asks.', 'He sleeps.'],
    ['He laughs.', 'He tells.'],
  ]);
  expect(looks([])).toEqual([]);
});
