// @vitest-environment node
import type { FindingChange } from '@alongside/workflows/discussion/history';
import { expect, it } from 'vitest';
import { sayChange, sayChanges, sayDetails, sayVersion } from './say-history.ts';

const priya = { id: 'priya', name: 'Priya Millbrook' };
const sam = { id: 'sam', name: 'Sam Ferngate' };

function change(what: FindingChange['what'], by: FindingChange['by']): FindingChange {
  return { finding: 'f', section: 'worry', what, before: '', after: '', details: [], by };
}

it('says who did what since, in one sentence', () => {
  const items = [
    change('changed', [priya]),
    change('changed', [priya, sam]),
    change('added', [priya]),
  ];
  expect(sayChanges(items, 'sam')).toBe('Priya changed 2 findings and added one finding.');
  expect(sayChanges([change('takenOut', [])], 'sam')).toBe('One finding is not as you left it.');
});

it('names nobody for words that were taken away', () => {
  expect(sayChange(change('changed', []), 'sam')).toBe('Some words were taken away');
  expect(sayChange(change('changed', [sam, priya]), 'sam')).toBe('You and Priya changed this');
});

it('says what is different beside the words', () => {
  expect(sayDetails(['owner', 'due'])).toBe('Also different: who takes it on and by when');
  expect(sayDetails([])).toBeNull();
});

it('says what a version was kept for', () => {
  const moved = { why: 'movedTo', by: sam, stage: 'worries', label: null } as const;
  expect(sayVersion(moved, 'sam')).toBe('When you moved on to “Worried about”');
  expect(sayVersion(moved, 'priya')).toBe('When Sam moved on to “Worried about”');
  const kept = { why: 'kept', by: priya, stage: null, label: 'Before lunch' } as const;
  expect(sayVersion(kept, 'sam')).toBe('“Before lunch”, kept by Priya');
});
