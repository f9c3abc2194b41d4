// `pnpm bench start`: from the second `npm start` to the first page, against the same database and a bare Express server.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const rounds = process.argv.includes('--quick') ? 2 : 7;
const folder = mkdtempSync(join(tmpdir(), 'alongside-bench-start-'));
const loadBefore = loadavg()[0] ?? 0;

/** Starts a program, waits for its first page with all it names, ends it: milliseconds to the page. */
async function toFirstPage(script: string, data: string): Promise<number> {
  const env = { ...process.env, DEMO_YEAR: '0', PORT: '18431', ALONGSIDE_DATA: join(folder, data) };
  const began = performance.now();
  const program = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(program, 'close');
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    program.stdout.on('data', (chunk) => {
      said += String(chunk);
      const ready = /ready: (\S+)/.exec(said)?.[1];
      if (ready !== undefined) resolve(ready);
    });
    program.on('close', () => reject(new Error(`It ended before it was ready:\n${said}`)));
  });
  const page = await (await fetch(address)).text();
  const named = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
  await Promise.all(named.map(async (path) => (await fetch(`${address}${path}`)).arrayBuffer()));
  const took = performance.now() - began;
  program.kill('SIGTERM');
  await gone;
  return took;
}

function spread(times: readonly number[]): { middle: number; least: number; most: number } {
  const sorted = times.toSorted((one, other) => one - other);
  const of = (place: number): number => sorted[place] ?? Number.NaN;
  return { middle: of(Math.floor(sorted.length / 2)), least: of(0), most: of(sorted.length - 1) };
}

const ours = at('../../../../scripts/start.mjs');
const floor = at('./floor.mjs');
try {
  const first = await toFirstPage(ours, 'alongside');
  await toFirstPage(floor, 'floor');
  const times: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
  for (let round = 0; round < rounds; round += 1) {
    times.ours.push(await toFirstPage(ours, 'alongside'));
    times.floor.push(await toFirstPage(floor, 'floor'));
  }
  const own = spread(times.ours);
  const bare = spread(times.floor);
  const ms = (value: number): string => Math.round(value).toLocaleString('en-GB');
  const row = (name: string, { middle, least, most }: typeof own): string =>
    `| ${name} | ${ms(middle)} | ${ms(least)}–${ms(most)} | ${(middle / bare.middle).toFixed(1)} |`;
  const when = new Date().toISOString();
  const text = [
    `Measured on ${when.slice(0, 10)} at ${when.slice(11, 16)} UTC, ${rounds} rounds in turn: ${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}; load average ${loadBefore.toFixed(1)} when it began.`,
    '',
    '| second start to first page | median, ms | range, ms | × floor |',
    '| --- | --- | --- | --- |',
    row('`npm start`', own),
    row('database and bare Express', bare),
    '',
    `The first start into an empty folder, installed and built, without the demo's year: ${ms(first)} ms.`,
  ].join('\n');
  process.stdout.write(`\n${text}\n`);
  mkdirSync(at('../results/'), { recursive: true });
  writeFileSync(at('../results/start.json'), JSON.stringify({ at: when, first, times }, null, 2));
  if (process.argv.includes('--write-docs')) intoDocs(text);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function intoDocs(text: string): void {
  const docs = at('../../../../docs/benchmarks.md');
  const begins = '<!-- bench start: written by `pnpm bench start --write-docs` -->';
  const page = readFileSync(docs, 'utf8');
  const [from, to] = [page.indexOf(begins), page.indexOf('<!-- bench start: end -->')];
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has lost the marks "${begins}"`);
  writeFileSync(docs, `${page.slice(0, from)}${begins}\n\n${text}\n\n${page.slice(to)}`);
}
