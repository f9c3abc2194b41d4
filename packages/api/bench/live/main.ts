import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = fileURLToPath(new URL('.', import.meta.url));
const results = fileURLToPath(new URL('../results/', import.meta.url));

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    measure: { type: 'string' },
    rounds: { type: 'string' },
    profile: { type: 'string' },
    'write-docs': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  say(`pnpm bench live [--quick] [--only relay,alongside] [--measure latency,ramp,crash,join,idle]
  [--rounds 3] [--write-docs] [--profile <folder for the servers' CPU profiles>]`);
} else {
  installPeers();
  await bench();
}

/** The peers are installed here on the first run only, apart from the product. */
function installPeers(): void {
  if (existsSync(`${here}node_modules/.modules.yaml`)) return;
  say('Installing the peers to compare with (this folder only, first run only) …');
  const pnpm = createRequire(import.meta.url).resolve('pnpm/bin/pnpm.cjs');
  const ended = spawnSync(process.execPath, [pnpm, 'install', '--frozen-lockfile'], {
    cwd: here,
    stdio: 'inherit',
  });
  if (ended.status !== 0) throw new Error('The peers could not be installed: see above.');
}

async function bench(): Promise<void> {
  const { measures, runAll } = await import('./run.ts');
  const { plans } = await import('./measures/plan.ts');
  const { competitors } = await import('./processes/competitors.ts');
  const { tables } = await import('./report/tables.ts');
  const { writeDocs } = await import('./report/docs.ts');
  const plan = { ...plans[values.quick ? 'quick' : 'full'] };
  if (values.rounds !== undefined) plan.rounds = Number(values.rounds);
  const only = values.only?.split(',');
  const wanted = values.measure?.split(',');
  await mkdir(results, { recursive: true });
  if (values.profile !== undefined) await mkdir(values.profile, { recursive: true });
  const file = `${results}live-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.json`;
  const report = await runAll({
    plan,
    competitors: competitors.filter(({ id }) => only?.includes(id) ?? true),
    measures: measures.filter((measure) => wanted?.includes(measure) ?? true),
    profiles: values.profile,
    say,
    keep: (sofar) => writeFile(file, `${JSON.stringify(sofar, undefined, 2)}\n`),
  });
  say(`\n${tables(report)}\n\nAll of it is in ${file}.`);
  if (values['write-docs']) say(`Written to ${await writeDocs(report)}.`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
