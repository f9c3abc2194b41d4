import type { Finding } from '@alongside/workflows/discussion/findings';
import { expect, test } from 'vitest';
import { changedBeyondSharing } from './changed-beyond-sharing.ts';

const finding: Finding = {
  id: 'f1',
  section: 'strength',
  text: 'Visits happen where he likes to be.',
  createdBy: 'sam',
  createdAt: null,
  themes: [],
  share: false,
  standard: null,
  from: [],
  ownReflection: false,
  owner: null,
  due: null,
  expectedChange: null,
};

test('a choice to share alone is no other text', () => {
  expect(changedBeyondSharing([finding], [{ ...finding, share: true }])).toBe(false);
});

test('another word, another theme or another finding is', () => {
  expect(changedBeyondSharing([finding], [{ ...finding, text: 'Visits happen.' }])).toBe(true);
  expect(changedBeyondSharing([finding], [{ ...finding, themes: ['direct-work'] }])).toBe(true);
  expect(changedBeyondSharing([finding], [finding, { ...finding, id: 'f2' }])).toBe(true);
});
