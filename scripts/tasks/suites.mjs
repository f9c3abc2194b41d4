import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment, run, runTool } from './run.mjs';
import { playwrightCounts, tally, vitestCounts } from './tally.mjs';
import { root } from './say.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

/**
 * Runs the Vitest suite of one folder and counts what really ran.
 * @param {string} name a package, or `scripts`
 * @param {{ node?: string }} options `node` is another Node to run on, as npm names it: node@24
 * @returns {Promise<Tally>}
 */
export function vitest(name, options = {}) {
  return withReport(async (report) => {
    const args = [
      ...['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      // A line for each file, and in full only what failed.
      ...['--slowTestThreshold=600000', '--silent=passed-only'],
    ];
    const env = environment({ NO_COLOR: '1', FORCE_COLOR: undefined });
    const cwd = join(root, name === 'scripts' ? name : join('packages', name));
    const title = options.node === undefined ? name : `${name} on ${options.node}`;
    const script = join(root, 'node_modules', 'vitest', 'vitest.mjs');
    const { code, output } =
      options.node === undefined
        ? await run(process.execPath, [script, ...args], { cwd, env, quiet: true })
        : await run(
            'npm',
            ['exec', '--yes', `--package=${options.node}`, '--', 'node', script, ...args],
            { cwd, env, quiet: true },
          );
    const counts = existsSync(report) ? vitestCounts(read(report)) : undefined;
    return { ...tally(title, code, counts), output };
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
      ['test', '--reporter=dot,json', '--forbid-only'],
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
