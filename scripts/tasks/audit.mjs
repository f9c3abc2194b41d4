import { join } from 'node:path';
import { run } from './run.mjs';
import { root, say } from './say.mjs';

/**
 * Asks the registry whether anything that runs in production has a known weakness of level high or critical. A
 * registry that cannot be asked (no network, or a mirror that does not answer such questions) is told of, and is no
 * failure: what was installed stays what it is.
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function audit() {
  const pnpm = join(root, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs');
  const { output } = await run(
    process.execPath,
    [pnpm, 'audit', '--prod', '--audit-level=high', '--json'],
    { quiet: true, timeout: 60_000 },
  );
  const found = readAudit(output);
  if (found === undefined) {
    say('  The registry could not be asked for known weaknesses; look at them where it can.');
    return { code: 0, output: '' };
  }
  for (const line of found) process.stderr.write(`${line}\n`);
  return { code: found.length, output: found.join('\n') };
}

/**
 * What an answer of `pnpm audit --json` says, one line for each weakness of level high or critical; undefined when it
 * is no such answer.
 * @param {string} output
 * @returns {string[] | undefined}
 */
export function readAudit(output) {
  const start = output.indexOf('{');
  if (start === -1) return undefined;
  /** @type {any} */
  let answer;
  try {
    answer = JSON.parse(output.slice(start));
  } catch {
    return undefined;
  }
  if (answer.error !== undefined || typeof answer.advisories !== 'object') return undefined;
  return Object.values(answer.advisories)
    .filter(({ severity }) => severity === 'high' || severity === 'critical')
    .map(
      ({ severity, module_name: name, vulnerable_versions: versions, title, url }) =>
        `${name} ${versions}: ${title} (${severity}, ${url})`,
    );
}
