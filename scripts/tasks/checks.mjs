import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { audit } from './audit.mjs';
import { runTool } from './run.mjs';
import { root } from './say.mjs';

/** What is checked without running the code, in order of how fast it answers. */
export const checks = [
  {
    name: 'format',
    check: () => runTool('prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']),
  },
  { name: 'lint', check: () => lint() },
  { name: 'boundaries', check: boundaries },
  ...['packages/workflows', 'packages/api', 'packages/client', 'e2e', 'scripts'].map((folder) => ({
    name: `types of ${folder}`,
    check: () => runTool('typescript/bin/tsc', ['-p', folder, '--noEmit']),
  })),
  { name: 'dead code', check: () => runTool('knip/bin/knip.js', ['--no-progress']) },
  // Read when it is needed: what it reads with is installed only then.
  {
    name: 'patterns that end in time',
    check: async () => (await import('./patterns.mjs')).patterns(),
  },
  { name: 'known weaknesses', check: audit },
];

/**
 * Runs every check, whatever the others say.
 * @param {(line: string) => void} say
 * @returns {Promise<string[]>} the names of those that failed
 */
export async function runChecks(say) {
  const failed = [];
  for (const { name, check } of checks) {
    const began = performance.now();
    const { code } = await check();
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    say(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
    if (code !== 0) failed.push(name);
  }
  return failed;
}

/**
 * @param {string[]} paths
 * @param {Parameters<typeof runTool>[2]} options
 */
function lint(paths = [], options = {}) {
  return runTool('oxlint/bin/oxlint', ['--type-aware', '--deny-warnings', ...paths], options);
}

/** Imports that must not be; a boundary that does not bite is worse than none. */
const forbidden = [
  { in: 'packages/workflows/src', imports: '@alongside/api/config' },
  { in: 'packages/workflows/src', imports: '../../api/src/config.ts' },
  { in: 'packages/workflows/src', imports: 'node:fs' },
  { in: 'packages/workflows/src', imports: 'mongodb' },
  { in: 'packages/api/src', imports: '@alongside/client/main' },
  { in: 'packages/api/src', imports: '../../client/src/main.tsx' },
  { in: 'packages/api/src', imports: 'xstate' },
  { in: 'packages/client/src', imports: '@alongside/api/config' },
  { in: 'packages/client/src', imports: '../../api/src/config.ts' },
  { in: 'packages/client/src', imports: 'mongoose' },
];

/** Writes a file that breaks each boundary, and fails unless lint refuses every one of them. */
async function boundaries() {
  const probes = forbidden.map((rule, index) => ({
    ...rule,
    path: `${rule.in}/boundary-probe-${index}.ts`,
  }));
  try {
    for (const { path, imports } of probes)
      writeFileSync(join(root, path), `import * as probe from '${imports}';\nprobe;\n`);
    const { output } = await lint(['--format=unix', ...probes.map(({ path }) => path)], {
      quiet: true,
    });
    const passed = probes.filter(
      ({ path }) =>
        !output
          .split('\n')
          .some((line) => line.startsWith(path) && line.includes('no-restricted-imports')),
    );
    for (const { in: folder, imports } of passed)
      process.stderr.write(`Lint lets ${folder} import ${imports}.\n`);
    return { code: passed.length, output };
  } finally {
    for (const { path } of probes) if (existsSync(join(root, path))) rmSync(join(root, path));
  }
}
