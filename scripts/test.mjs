// `npm test`: every suite, on a real database and in a real browser. Nothing is left out because something is missing:
// it is installed, or the run fails. The last line adds up what really ran.
//   --with-checks   format, lint, types and dead code first; what fails there counts
//   --other-node    the suites without a browser once more, on Node 24
import { build } from './tasks/build.mjs';
import { ensureBrowser } from './tasks/browser.mjs';
import { runChecks } from './tasks/checks.mjs';
import { fuzz } from './tasks/fuzz.mjs';
import { ensureInstalled } from './tasks/install.mjs';
import { checkNode } from './tasks/node-version.mjs';
import { say } from './tasks/say.mjs';
import { playwright, vitest } from './tasks/suites.mjs';

const began = performance.now();
checkNode();
await ensureInstalled();
const browser = await ensureBrowser();
say(`The browser tests use ${browser}.`);

/** @type {import('./tasks/suites.mjs').Tally[]} */
const tallies = [];
if (process.argv.includes('--with-checks')) {
  const failed = await runChecks(say);
  tallies.push({ name: 'checks', passed: 0, failed: failed.length, notes: failed });
}
for (const name of ['scripts', 'workflows', 'client', 'api'])
  tallies.push(await suite(name, () => vitest(name)));
if (process.argv.includes('--other-node'))
  for (const name of ['workflows', 'api'])
    tallies.push(await suite(`${name} on Node 24`, () => vitest(name, { node: 'node@24' })));
say('\nBuilding what the fuzzer and the browser tests look at …');
await build();
const gently = { examples: 4, phases: 'coverage,fuzzing', seed: '20260101' };
tallies.push(await suite('fuzz', () => fuzz(gently)));
tallies.push(await suite('browser', () => playwright(browser)));

say('');
for (const { name, passed, failed, notes } of tallies)
  say(
    `${name}: ${passed} passed, ${failed} failed${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`,
  );
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
say(`Took ${Math.round((performance.now() - began) / 1000)} s.`);
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/**
 * @param {string} name
 * @param {() => Promise<import('./tasks/suites.mjs').Tally>} run
 */
function suite(name, run) {
  say(`\n── ${name} ──`);
  return run();
}
