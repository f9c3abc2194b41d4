import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ready } from './service.mjs';
import { nextFree } from './ports.mjs';
import { ensurePython } from './python.mjs';
import { end, environment, run, start } from './run.mjs';
import { root, say } from './say.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
];

/**
 * What is never fuzzed with a session: it would end the session, or sign in as somebody else.
 */
const leftOut = '^/session';

/**
 * Drives every operation of the OpenAPI document as one colleague of each role, against a service of its own.
 * @param {{ examples: number, phases: string, seed: string, tell?: (line: string) => void }} options cases an operation; Schemathesis' phases for the first role, the others leave out `coverage`; who is told what comes of each role
 * @returns {Promise<Tally>} one passed for each operation and role in which nothing was found
 */
export async function fuzz({ examples, phases, seed, tell = say }) {
  const packages = await ensurePython('fuzz/requirements.txt');
  const folder = mkdtempSync(join(tmpdir(), 'alongside-fuzz-'));
  const port = await nextFree(18_090);
  const service = start(process.execPath, [join(root, 'packages/api/dist/server.js')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...environment({ PORT: String(port), HOST: '127.0.0.1', DEMO_MODE: '1', LOG_LEVEL: 'error' }),
      ALONGSIDE_DATA: folder,
      // No colleague is as fast as this.
      COMMANDS_A_MINUTE: '1000000',
      READS_A_MINUTE: '1000000',
      EXPORTS_AN_HOUR: '1000000',
      MONGODB_URI: undefined,
    },
  });
  const tally = { name: 'fuzz', passed: 0, failed: 0, notes: /** @type {string[]} */ ([]) };
  try {
    if (!(await ready(port, () => service.exitCode !== null)))
      throw new Error('The service to be fuzzed did not start.');
    for (const [index, { role, cookie }] of (await oneOfEachRole(port)).entries()) {
      const report = join(folder, `${role}.json`);
      const config = join(folder, 'schemathesis.toml');
      writeFileSync(config, '');
      const { code, output } = await run(
        'python3',
        [
          ...['-m', 'schemathesis.cli', '--config-file', config, 'run'],
          `http://127.0.0.1:${port}/api/v1/openapi.json`,
          ...['--header', `Cookie: ${cookie}`, '--exclude-path-regex', leftOut],
          ...['--checks', checks.join(','), '--warnings', 'off', '--no-color'],
          ...['--phases', index === 0 ? phases : phases.replace('coverage,', '')],
          ...['--max-examples', String(examples), '--seed', seed, '--generation-database', 'none'],
          ...['--continue-on-failure', '--report', 'json', '--report-json-path', report],
        ],
        { quiet: true, cwd: folder, env: environment({ PYTHONPATH: packages }) },
      );
      const {
        operations,
        failures,
        errors,
        test_cases: cases,
      } = JSON.parse(readFileSync(report, 'utf8'));
      const found = new Set(failures.flatMap(({ operations }) => operations)).size + errors.length;
      tally.passed += operations.tested - found;
      tally.failed += found;
      if (code !== 0 && found === 0) tally.failed += 1;
      tell(`${role}: ${operations.tested} operations, ${cases.generated} requests, ${found} found`);
      if (code !== 0) tell(output);
    }
  } finally {
    await end(service);
    rmSync(folder, { recursive: true, force: true });
  }
  if (tally.passed + tally.failed === 0) tally.failed = 1;
  if (service.exitCode !== 0) tally.notes.push(`the service ended with ${service.exitCode}`);
  return tally;
}

/**
 * @param {number} port
 * @returns {Promise<{ role: string, cookie: string }[]>}
 */
async function oneOfEachRole(port) {
  const api = `http://127.0.0.1:${port}/api/v1`;
  /** @type {any} */
  const { items } = await (await fetch(`${api}/demo/people`)).json();
  // First who takes part in discussions, and so gets furthest.
  const roles = [...new Set(['practiceLead', ...items.flatMap(({ roles }) => roles)])];
  return Promise.all(
    roles.map(async (role) => {
      const { id } = items.find(({ roles }) => roles.includes(role));
      const answer = await fetch(`${api}/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ demoPerson: id }),
      });
      const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
      if (cookie === undefined) throw new Error(`${id} could not sign in.`);
      return { role, cookie };
    }),
  );
}
