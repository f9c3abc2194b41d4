import { expect, test } from 'vitest';
import { aSummary } from '../discussion/discussion.fixture.ts';
import { whatWaits } from './waiting-words.ts';

test('the most pressing thing is the one that is said', () => {
  const waits = whatWaits(aSummary({ waitsForMe: ['acknowledge', 'shareReflection'] }), 'sam');
  expect(waits?.says).toContain('not safe');
});

test('an invitation is said with the other’s name', () => {
  const asked = aSummary({ waitsForMe: ['accept'], proposedBy: 'priya' });
  expect(whatWaits(asked, 'sam')?.says).toContain('Priya would like');
});

test('who asked and is answered with a suggestion hears of the suggestion, not of an invitation', () => {
  const suggested = aSummary({ waitsForMe: ['accept'], proposedBy: 'sam' });
  expect(whatWaits(suggested, 'sam')?.says).toContain('Priya has suggested a change');
});

test('what this page has no words for does not wait', () => {
  expect(whatWaits(aSummary({ waitsForMe: ['somethingNew'] }), 'sam')).toBeNull();
  expect(whatWaits(aSummary(), 'sam')).toBeNull();
});
