import { personRoles } from '@alongside/workflows/organisation/people';
import { expect, test } from 'vitest';
import { firstWords } from './first-words.ts';

test('everybody is welcomed as what they come for, in a few sentences', () => {
  for (const role of personRoles) {
    expect(firstWords([role])).toMatch(/^Welcome\. /);
    expect(firstWords([role]).split('. ').length).toBeLessThanOrEqual(4);
  }
});

test('who holds no discussions is told that what is written in one is not theirs to read', () => {
  for (const role of ['teamManager', 'qualityLead', 'representative', 'administrator'] as const) {
    expect(firstWords([role])).toMatch(/stays with them|never part/);
  }
});

test('who holds discussions is met as such, whatever else they do', () => {
  expect(firstWords(['teamManager', 'practiceLead'])).toBe(firstWords(['practiceLead']));
});
