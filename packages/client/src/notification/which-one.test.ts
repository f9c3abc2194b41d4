import { expect, test } from 'vitest';
import { aSummary } from '../discussion/discussion.fixture.ts';
import { whichOne } from './which-one.ts';

test('the same sentence about two discussions is told apart by whom it is with', () => {
  expect(whichOne({ kind: 'discussion', id: 'd1' }, [aSummary()], [], 'sam')).toBe(
    'CR-4821 · with Priya Millbrook',
  );
});

test('what this reader cannot read is not guessed at', () => {
  expect(whichOne({ kind: 'discussion', id: 'gone' }, [aSummary()], [], 'sam')).toBeNull();
  expect(whichOne({ kind: 'action', id: 'gone' }, [aSummary()], [], 'sam')).toBeNull();
});
