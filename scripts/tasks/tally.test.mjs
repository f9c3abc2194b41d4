import { expect, test } from 'vitest';
import { playwrightCounts, tally, vitestCounts } from './tally.mjs';

test('what passed and what failed is told as it was', () => {
  expect(tally('api', 1, { passed: 3, failed: 2, skipped: 0 })).toMatchObject({
    passed: 3,
    failed: 2,
  });
});

test('a skipped test counts as failed', () => {
  expect(tally('api', 0, { passed: 3, failed: 0, skipped: 1 })).toMatchObject({
    passed: 3,
    failed: 1,
  });
});

test('a suite that ran nothing has failed, with a report and without', () => {
  expect(tally('api', 0, { passed: 0, failed: 0, skipped: 0 }).failed).toBe(1);
  expect(tally('api', 0, undefined).failed).toBe(1);
});

test('a suite that ended badly has failed, even when each of its tests passed', () => {
  expect(tally('api', 1, { passed: 3, failed: 0, skipped: 0 })).toMatchObject({
    passed: 3,
    failed: 1,
  });
});

test('a test file that cannot be loaded counts as failed', () => {
  const report = {
    numPassedTests: 2,
    numFailedTests: 0,
    numPendingTests: 0,
    testResults: [
      { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] },
      { status: 'failed', assertionResults: [] },
    ],
  };
  expect(vitestCounts(report)).toEqual({ passed: 2, failed: 1, skipped: 0 });
});

test('a browser test that passes only at the second try counts as failed', () => {
  const report = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }, errors: [] };
  expect(playwrightCounts(report)).toEqual({ passed: 4, failed: 2, skipped: 2 });
});
