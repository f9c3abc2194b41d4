// `pnpm check`: format, lint, types, dead code, unit tests; all of them, each by name. `--static` leaves the tests out.
import { ensureInstalled } from './tasks/install.mjs';
import { checkNode } from './tasks/node-version.mjs';
import { runChecks } from './tasks/checks.mjs';
import { say } from './tasks/say.mjs';
import { vitest } from './tasks/suites.mjs';

checkNode();
await ensureInstalled();
const failed = await runChecks(say);
if (!process.argv.includes('--static'))
  for (const name of ['scripts', 'workflows', 'client']) {
    const tally = await vitest(name);
    say(`${tally.failed === 0 ? '✓' : '✗'} unit tests of ${name} (${tally.passed} passed)`);
    if (tally.failed > 0) failed.push(`unit tests of ${name}`);
  }
say(failed.length === 0 ? '\nAll well.' : `\nTo mend: ${failed.join(', ')}.`);
process.exit(failed.length === 0 ? 0 : 1);
