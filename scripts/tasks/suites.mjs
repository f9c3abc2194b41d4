import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment, run, runTool } from './run.mjs';
import { root } from './say.mjs';

/**
 * What one suite came to.
 * @typedef {{ name: string, passed: number, failed: number, notes: string[] }} Tally
 */

/**
 * Runs the Vitest suite of one package and counts what really ran.
 * @param {string} name the folder below packages
 * @param {{ node?: string }} options `node` is another Node to run on, as npm names it: node@24
 * @returns {Promise<Tally>}
 */
export function vitest(name, options = {}) {
  return withReport(async (report) => {
    const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const cwd = join(root, 'packages', name);
    const title = options.node === undefined ? name : `${name} on ${options.node}`;
    const script = join(root, 'node_modules', 'vitest', 'vitest.mjs');
    const { code } =
      options.node === undefined
        ? await run(process.execPath, [script, ...args], { cwd })
        : await run(
            'npm',
            ['exec', '--yes', `--package=${options.node}`, '--', 'node', script, ...args],
            {
              cwd,
            },
          );
    return tally(title, code, existsSync(report) ? vitestCounts(read(report)) : undefined);
  });
}

/**
 * Runs the browser tests and counts what really ran.
 * @param {string} browser path of the Chromium to drive
 * @returns {Promise<Tally>}
 */
export function playwright(browser) {
  return withReport(async (report) => {
    const { code } = await runTool(
      '@playwright/test/cli.js',
      ['test', '--reporter=list,json', '--forbid-only'],
      {
        cwd: join(root, 'e2e'),
        env: environment({
          ALONGSIDE_BROWSER: browser,
          PLAYWRIGHT_JSON_OUTPUT_NAME: report,
          PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
        }),
      },
    );
    return tally('browser', code, existsSync(report) ? playwrightCounts(read(report)) : undefined);
  });
}

/** @param {any} report */
function vitestCounts(report) {
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
function playwrightCounts({ stats, errors }) {
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
function tally(name, code, counts) {
  const { passed, failed, skipped } = counts ?? { passed: 0, failed: 0, skipped: 0 };
  const notes = [];
  if (skipped > 0) notes.push(`${skipped} skipped, which counts as failed`);
  if (passed + failed + skipped === 0) notes.push('ran nothing, which counts as failed');
  else if (code !== 0 && failed + skipped === 0)
    notes.push(`ended with code ${code}, which counts as failed`);
  const told = failed + skipped;
  return { name, passed, failed: told === 0 && notes.length > 0 ? 1 : told, notes };
}

/**
 * @param {(report: string) => Promise<Tally>} use
 */
async function withReport(use) {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-report-'));
  try {
    return await use(join(folder, 'report.json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} path */
function read(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
