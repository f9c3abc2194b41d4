import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Report } from './report.ts';
import { tables } from './tables.ts';

const page = fileURLToPath(new URL('../../../../../docs/benchmarks.md', import.meta.url));
const begins = '<!-- bench live: written by `pnpm bench live --write-docs` -->';
const ends = '<!-- bench live: end -->';

/** Puts the figures between the marks of docs/benchmarks.md. Gives back the page's name. */
export async function writeDocs(report: Report): Promise<string> {
  const text = await readFile(page, 'utf8');
  const from = text.indexOf(begins);
  const to = text.indexOf(ends);
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has lost the marks "${begins}"`);
  const section = `${begins}\n\n${heading(report)}\n\n${tables(report)}\n\n`;
  await writeFile(page, text.slice(0, from) + section + text.slice(to));
  return 'docs/benchmarks.md';
}

function heading({ at, plan, machine }: Report): string {
  const versions = Object.entries(machine.versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
  return [
    `Measured on ${at.slice(0, 10)} at ${at.slice(11, 16)} UTC (${plan.mode}, ${plan.rounds} round${plan.rounds === 1 ? '' : 's'}, medians with their range):`,
    `${machine.processor}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system}, Node ${machine.node.slice(1)}, MongoDB ${machine.mongod}, load average at the end ${machine.load.toFixed(1)}.`,
    `${versions}.`,
  ].join(' ');
}
