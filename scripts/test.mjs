// `npm test`: every suite, on a real database and in a real browser. Nothing is left out because something is missing:
// it is installed, or the run fails. Two suites run beside each other, since each of them waits for something now and
// then; what a suite said is shown when it has ended. The last line adds up what really ran.
//   --with-checks   format, lint, types and dead code first; what fails there counts
//   --other-node    the suites without a browser once more, on Node 24
//   --edges         the fuzzer tries every edge of what is allowed, too (Schemathesis' coverage phase)
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

/** @typedef {import('./tasks/tally.mjs').Tally} Tally */
/** @typedef {[name: string, run: (tell: (line: string) => void) => Promise<Tally>]} Suite */
/** @type {Tally[]} */
const tallies = [];
if (process.argv.includes('--with-checks')) {
  const failed = await runChecks(say);
  tallies.push({ name: 'checks', passed: 0, failed: failed.length, notes: failed });
}
say('Building what the tests of the scripts, the fuzzer and the browser look at …');
await build();
const phases = process.argv.includes('--edges') ? 'coverage,fuzzing' : 'fuzzing';
const gently = { examples: 4, phases, seed: '20260101' };
await Promise.all([
  inTurn([['api', () => vitest('api')], ...onOtherNode('api')]),
  inTurn([
    ['workflows', () => vitest('workflows')],
    ['client', () => vitest('client')],
    ['scripts', () => vitest('scripts')],
    ['fuzz', (tell) => fuzz({ ...gently, tell })],
    ...onOtherNode('workflows'),
  ]),
]);
await inTurn([['browser', () => playwright(browser)]]);

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
 * Runs suites one after another. One that cannot even be run has failed; the others run all the same.
 * @param {Suite[]} suites
 */
async function inTurn(suites) {
  for (const [name, run] of suites) {
    const start = performance.now();
    /** @type {string[]} */
    const told = [];
    const tally = await run((line) => void told.push(line)).catch((error) => ({
      ...{ name, passed: 0, failed: 1 },
      notes: [`could not be run: ${error.message}`],
      output: error.stack,
    }));
    tallies.push(tally);
    say(`\n── ${name} (${Math.round((performance.now() - start) / 1000)} s) ──`);
    say([...told, tally.output ?? ''].join('\n').trim());
  }
}

/**
 * @param {string} name
 * @returns {Suite[]}
 */
function onOtherNode(name) {
  if (!process.argv.includes('--other-node')) return [];
  return [[`${name} on Node 24`, () => vitest(name, { node: 'node@24' })]];
}
