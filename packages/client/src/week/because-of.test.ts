import type { Because } from '@alongside/workflows/response/view';
import { expect, test } from 'vitest';
import { aSummary } from '../discussion/discussion.fixture.ts';
import { because, namesOf } from './because-of.ts';

const item = (more: Partial<Because> = {}): Because => ({
  response: 'r1',
  theme: { id: 'tools-forms', name: 'Tools and forms in the way' },
  kind: 'adopted',
  message: 'The form is one page now.',
  toldAt: '2026-11-24T09:00:00.000Z',
  discussions: [aSummary().id],
  ...more,
});

test('it is said with whom one wrote it: they sat there together', () => {
  const [found] = because([item()], [aSummary()]);
  expect(namesOf(found?.discussion ?? null, 'sam')).toEqual(['you', 'Priya']);
});

test('somebody else’s part is not guessed at', () => {
  const [found] = because([item({ discussions: ['gone'] })], [aSummary()]);
  expect(found?.discussion).toBeNull();
  expect(namesOf(null, 'sam')).toEqual(['you']);
  expect(namesOf(aSummary(), 'somebody')).toEqual(['you']);
});

test('three at most: it is a page to glance at', () => {
  const many = ['a', 'b', 'c', 'd'].map((response) => item({ response }));
  expect(because(many, []).map((one) => one.item.response)).toEqual(['a', 'b', 'c']);
});
