import { expect, test } from 'vitest';
import { aSummary } from '../discussion/discussion.fixture.ts';
import { withOthers } from './with-others.ts';

const agreeing = { journey: 'agreeing', safety: 'clear' } as const;

test('while the other reads the record, it says that they have it', () => {
  const mine = aSummary({ state: agreeing, agreedBy: ['sam'] });
  expect(withOthers(mine, 'sam')).toBe('Priya has the record to read.');
  expect(withOthers(aSummary({ state: agreeing }), 'sam')).not.toContain('Priya');
});

test('an invitation that the other has not answered', () => {
  const asked = aSummary({ state: { journey: 'proposed', safety: 'clear' }, awaiting: 'priya' });
  expect(withOthers(asked, 'sam')).toContain('Priya has your invitation');
  expect(withOthers(asked, 'priya')).toBeNull();
});

test('both reflections shared: what is still to come is named', () => {
  const preparation = {
    workerReflection: 'shared',
    practiceLeadReflection: 'shared',
    familyVoice: 'asked',
    meeting: 'scheduled',
  } as const;
  const both = aSummary({ state: { journey: 'preparing', preparation, safety: 'clear' } });
  expect(withOthers(both, 'sam')).toBe(
    'Both reflections are shared. Still to come: the family’s voice.',
  );
});

test('one’s own words at the revisit, and a wish to open the record again', () => {
  const revisiting = { journey: 'revisiting', safety: 'clear' } as const;
  expect(withOthers(aSummary({ state: revisiting }), 'sam')).toContain('Priya is still to say');
  const asked = aSummary({ state: revisiting, waitsForMe: ['recordDifference'] });
  expect(withOthers(asked, 'sam')).toBeNull();
  const closed = { journey: 'closed', safety: 'clear' } as const;
  expect(withOthers(aSummary({ state: closed, reopeningAskedBy: 'sam' }), 'sam')).toContain(
    'open the record again',
  );
});

test('while a place is empty, whoever is left reads that it waits for somebody', () => {
  const alone = aSummary({
    state: { journey: 'setAside', safety: 'clear' },
    participants: aSummary().participants.slice(0, 1),
  });
  expect(withOthers(alone, 'sam')).toBe('Set aside until somebody takes the empty place.');
});

test('a responder to a safety worry hears nothing of the discussion', () => {
  expect(withOthers(aSummary({ readAs: 'safetyResponder', state: agreeing }), 'sam')).toBeNull();
});
