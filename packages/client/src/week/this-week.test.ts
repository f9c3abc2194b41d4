import type { ActionView } from '@alongside/workflows/action/view';
import { expect, test } from 'vitest';
import { aSummary, sam } from '../discussion/discussion.fixture.ts';
import { cameOf, comingUp, lastHeld } from './this-week.ts';

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
    moves: [],
    difference: null,
    dropped: null,
    can: [],
    cannot: [],
  };
}

test('what is coming up: what is set, soonest first, this morning’s meeting included', () => {
  const found = comingUp(
    [
      meets('later', '2026-12-04T10:00:00.000Z'),
      meets('this-morning', '2026-11-24T09:00:00.000Z'),
      meets('past', '2026-11-20T10:00:00.000Z'),
    ],
    now,
  );
  expect(found.map(({ discussion }) => discussion.id)).toEqual(['this-morning', 'later']);
});

test('a revisit is coming up as soon as it is planned, however far off', () => {
  const found = comingUp([aSummary({ state: acting, revisitAt: '2027-01-13T09:00:00.000Z' })], now);
  expect(found.map(({ says }) => says)).toEqual([
    'On Wednesday 13 January 2027 you look again: what changed for the child?',
  ]);
});

const acting = { journey: 'acting', safety: 'clear' } as const;
const closed = { journey: 'closed', safety: 'clear' } as const;
const differences = [
  { person: 'sam', whatChanged: 'He tells his story.', at: '2026-11-08' },
  { person: 'priya', whatChanged: 'He sleeps through.', at: '2026-11-08' },
];

test('the last outcome: the discussion that moved last among those that something came of', () => {
  const open = aSummary({ id: 'open', state: acting, updatedAt: '2026-11-20' });
  const old = aSummary({ id: 'old', state: closed, updatedAt: '2026-01-01' });
  const preparing = aSummary({ id: 'preparing', updatedAt: '2026-11-22' });
  expect(lastHeld([preparing], [])).toBeNull();
  expect(lastHeld([preparing, open], [])?.id).toBe('open');
  expect(lastHeld([preparing, open, old], [])?.id).toBe('old');
  expect(lastHeld([preparing, open, old], [step('a', 'open', 'done')])?.id).toBe('open');
});

test('what came of it: what each said changed, and the finished steps', () => {
  const came = cameOf(
    aSummary({ state: closed, differences }),
    [step('a', 'd1', 'done'), step('b', 'd1', 'checked'), step('c', 'd1', 'underway')],
    'priya',
  );
  expect(came.names).toEqual(['you', 'Sam']);
  expect(came.changed).toEqual([
    { name: 'Sam', words: 'He tells his story.' },
    { name: 'you', words: 'He sleeps through.' },
  ]);
  expect(came.done.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(came.stillToCome).toBeNull();
});

test('until both have written, nobody’s words stand here', () => {
  const revisiting = { journey: 'revisiting', safety: 'clear' } as const;
  const came = cameOf(
    aSummary({ state: revisiting, differences: differences.slice(0, 1) }),
    [],
    'sam',
  );
  expect(came.changed).toEqual([]);
});

test('while nothing is finished, it says how many steps are under way', () => {
  const steps = [
    step('a', 'd1', 'agreed'),
    step('b', 'd1', 'underway'),
    step('c', 'd1', 'dropped'),
  ];
  expect(cameOf(aSummary({ state: acting }), steps, 'sam').stillToCome).toContain('Two next steps');
});
