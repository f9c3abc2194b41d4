import { expect, test } from 'vitest';
import { emptyProposal, missingFrom, proposalOf } from './proposal-draft.ts';
import { rolesFor } from './roles-for.ts';

const filled = {
  ...emptyProposal(['2026-11-26T10:00', '']),
  with: 'priya',
  caseReference: ' CR-4821 ',
  ageBand: '5–9',
  focus: ' Why he moved ',
};

test('empty fields are named, filled ones are not', () => {
  expect(Object.keys(missingFrom(emptyProposal([])))).toEqual([
    'with',
    'caseReference',
    'ageBand',
    'focus',
  ]);
  expect(missingFrom(filled)).toEqual({});
});

test('times left empty and a question left empty are not sent', () => {
  const proposal = proposalOf(filled);
  expect(proposal.times).toEqual([new Date('2026-11-26T10:00').toISOString()]);
  expect(proposal).not.toHaveProperty('scaleQuestion');
  expect(proposal.caseReference).toBe('CR-4821');
});

test('only who holds discussions can open one', () => {
  expect(rolesFor(['teamManager'])).toEqual([]);
  expect(rolesFor(['practiceLead', 'worker'])).toEqual(['worker', 'practiceLead']);
});

test('a reference of another shape than the organisation’s is said so, with an example', () => {
  const draft = { ...emptyProposal([]), caseReference: 'Tom' };
  const reference = { shape: 'CR-####', example: 'CR-4821' };
  expect(missingFrom(draft, reference).caseReference).toContain('CR-4821');
  expect(missingFrom({ ...draft, caseReference: 'cr-1234' }, reference).caseReference).toBe(
    undefined,
  );
});
