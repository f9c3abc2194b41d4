/**
 * What one suite came to.
 * @typedef {{ name: string, passed: number, failed: number, notes: string[], output?: string }} Tally `output` is what it said meanwhile
 */

/** @param {any} report */
export function vitestCounts(report) {
  const broken = report.testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

/** @param {any} report */
export function playwrightCounts({ stats, errors }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

/**
 * A suite that ran nothing, left something out, or ended badly without saying why has failed too.
 * @param {string} name
 * @param {number} code
 * @param {{ passed: number, failed: number, skipped: number } | undefined} counts
 * @returns {Tally}
 */
export function tally(name, code, counts) {
  const { passed, failed, skipped } = counts ?? { passed: 0, failed: 0, skipped: 0 };
  const notes = [];
  if (skipped > 0) notes.push(`${skipped} skipped, which counts as failed`);
  if (passed + failed + skipped === 0) notes.push('ran nothing, which counts as failed');
  else if (code !== 0 && failed + skipped === 0)
    notes.push(`ended with code ${code}, which counts as failed`);
  const told = failed + skipped;
  return { name, passed, failed: told === 0 && notes.length > 0 ? 1 : told, notes };
}
