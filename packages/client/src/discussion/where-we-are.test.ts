import { expect, test } from 'vitest';
import { aDiscussion } from './discussion.fixture.ts';
import { whereWeAre } from './where-we-are.ts';

function preparing(worker: 'writing' | 'shared', lead: 'writing' | 'shared') {
  return aDiscussion({
    state: {
      journey: 'preparing',
      preparation: {
        workerReflection: worker,
        practiceLeadReflection: lead,
        familyVoice: 'notAsked',
        meeting: 'notScheduled',
      },
      safety: 'clear',
    },
  });
}

test('the one who is awaited hears that an answer is waited for, the other that it is waited', () => {
  const proposed = aDiscussion({
    state: { journey: 'proposed', safety: 'clear' },
    awaiting: 'priya',
  });
  expect(whereWeAre(proposed, 'priya')).toContain('Sam would like to sit down with you');
  expect(whereWeAre(proposed, 'sam')).toBe('Waiting for Priya to answer.');
  expect(whereWeAre({ ...proposed, awaiting: 'sam' }, 'sam')).toContain('suggested a change');
});

test('says who has shared, from where the reader sits', () => {
  expect(whereWeAre(preparing('writing', 'shared'), 'sam')).toBe(
    'Priya has shared a reflection. Yours is still private.',
  );
  expect(whereWeAre(preparing('writing', 'shared'), 'priya')).toContain('Sam is still writing');
  expect(whereWeAre(preparing('shared', 'shared'), 'sam')).toContain('Both reflections are shared');
});

test('a guest is told nothing about reflections', () => {
  expect(whereWeAre(preparing('shared', 'writing'), 'guest')).toBe('Being prepared.');
});
