import type { ActionView } from '@alongside/workflows/action/view';
import { expect, test } from 'vitest';
import { aSummary, sam } from '../discussion/discussion.fixture.ts';
import { comingUp, lastOutcome } from './this-week.ts';

const now = new Date('2026-11-24T16:40:00.000Z');
const meets = (id: string, startsAt: string) =>
  aSummary({
    id,
    meeting: { startsAt, durationMinutes: 60, place: 'Room 2' },
  });

function step(id: string, discussion: string, state: ActionView['state']): ActionView {
  return {
    id,
    revision: 1,
    state,
    what: `step ${id}`,
    owner: sam,
    due: '2026-12-01',
    overdue: false,
    discussion,
    discussionReadable: true,
    caseReference: 'CR-1',
    finding: null,
    expectedChange: null,
    createdAt: '2026-11-01T00:00:00.000Z',
    startedAt: null,
    doneAt: null,
    decisions: [],
    difference: null,
    dropped: null,
    can: [],
    cannot: [],
  };
}

test('what is coming up: the next two weeks, soonest first, this morning’s meeting included', () => {
  const found = comingUp(
    [
      meets('later', '2026-12-04T10:00:00.000Z'),
      meets('this-morning', '2026-11-24T09:00:00.000Z'),
      meets('far', '2027-01-04T10:00:00.000Z'),
      meets('past', '2026-11-20T10:00:00.000Z'),
    ],
    now,
  );
  expect(found.map(({ discussion }) => discussion.id)).toEqual(['this-morning', 'later']);
});

test('what came of it: finished steps of the discussion that moved last, none of another', () => {
  const outcome = lastOutcome(
    [
      aSummary({ id: 'old', updatedAt: '2026-01-01' }),
      aSummary({ id: 'new', updatedAt: '2026-11-01' }),
    ],
    [step('a', 'old', 'done'), step('b', 'new', 'checked'), step('c', 'new', 'underway')],
  );
  expect(outcome?.steps.map(({ id }) => id)).toEqual(['b']);
});

test('while nothing is finished, nothing came of it yet', () => {
  expect(lastOutcome([aSummary()], [step('a', 'd1', 'agreed')])).toBeNull();
});
