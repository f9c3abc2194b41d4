import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Spread } from './asking.ts';
import type { Scale } from './scale.ts';
import type { Watched } from './watched.ts';

export interface Report {
  at: string;
  mode: 'full' | 'quick';
  mongod: string;
  /** The average load of the last minute when it began and when it ended. */
  load: { before: number; after: number };
  scale: Scale;
  findings: number;
  fillSeconds: number;
  published: { frames: number; seconds: number; each: number[]; characters: number };
  publishing: Watched;
  /** Overviews that were asked for while everything was published. */
  meanwhile: Spread;
  /** Each the first of its period after a start, with nothing in memory. */
  cold: number;
  overview: Spread;
  four: Spread & { perSecond: number };
  answering: Watched;
  bytes: Spread;
  withheld: number;
  afresh: Spread;
  /** The same questions by the overview. */
  same: Spread;
  /** How many times as long counting afresh took, question by question. */
  ratio: Spread;
  lag: Spread;
  one: { seconds: number };
}

export function loadNow(): number {
  return loadavg()[0] ?? 0;
}

const page = fileURLToPath(new URL('../../../../docs/benchmarks.md', import.meta.url));
const begins = '<!-- bench themes: written by `pnpm bench themes --write-docs` -->';
const ends = '<!-- bench themes: end -->';

/** Puts the figures between the marks of docs/benchmarks.md. */
export async function writeDocs(report: Report): Promise<void> {
  const text = await readFile(page, 'utf8');
  const from = text.indexOf(begins);
  const to = text.indexOf(ends);
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has lost the marks "${begins}"`);
  await writeFile(
    page,
    `${text.slice(0, from)}${begins}\n\n${tables(report)}\n\n${text.slice(to)}`,
  );
}

export function tables(report: Report): string {
  const { scale, published, publishing, answering, overview, afresh, same, ratio } = report;
  const { four, cold, meanwhile, lag, load } = report;
  const [cpu] = cpus();
  const row = (name: string, { p50, p95, p99, most, count }: Spread) =>
    `| ${name} | ${count} | ${ms(p50)} | ${ms(p95)} | ${ms(p99)} | ${ms(most)} |`;
  return [
    `Measured on ${report.at.slice(0, 10)} at ${report.at.slice(11, 16)} UTC (${report.mode}): ${cpu?.model ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}, Node ${process.versions.node}, MongoDB ${report.mongod}; load average ${load.before.toFixed(1)} when it began and ${load.after.toFixed(1)} when it ended.`,
    '',
    `${whole(scale.discussions)} discussions, ${whole(report.findings)} findings, ${scale.weeks} weeks, ${scale.areas * scale.services * scale.teams} teams, ${scale.areas * scale.services * scale.teams * scale.workers} workers; written in ${report.fillSeconds.toFixed(0)} s.`,
    '',
    '| milliseconds | times | p50 | p95 | p99 | longest |',
    '| --- | --- | --- | --- | --- | --- |',
    row('overview over HTTP, one at a time', overview),
    row('overview over HTTP, four at a time', four),
    row('overview while everything is published anew', meanwhile),
    row('the first of these questions, by the overview', same),
    row('the same, aggregated afresh', afresh),
    row('second agreement until counted', lag),
    '',
    `Four at a time, ${four.perSecond.toFixed(0)} overviews a second. The very first after a start, of all weeks and with nothing in memory: ${ms(cold)} ms. An answer has ${kb(report.bytes.p50)} KB (p95 ${kb(report.bytes.p95)}). Of the overviews, ${(100 * report.withheld).toFixed(0)} in 100 were withheld or empty because too few were held.`,
    '',
    `Counting afresh took ${times(ratio.p50)} times as long (median of the questions; ${times(afresh.p95 / same.p95)} times by p95).`,
    '',
    '| service | resident, MB | peak, MB | CPU, s | event loop held up at most, ms (p99) |',
    '| --- | --- | --- | --- | --- |',
    watched(
      `publishing ${published.frames} frames anew, ${published.seconds.toFixed(1)} s`,
      publishing,
    ),
    watched('answering overviews', answering),
    '',
    `A frame of 48 weeks takes ${Math.min(...published.each).toFixed(1)} to ${Math.max(...published.each).toFixed(1)} s to publish; ${(published.characters / 1e6).toFixed(1)} million characters are kept of all. After one agreement of an earlier week its frame is published anew within ${report.one.seconds.toFixed(1)} s.`,
    '',
    'Goals:',
    '',
    goal(
      'overview p95 ≤ 100 ms',
      overview.p95 <= 100,
      `${ms(overview.p95)} ms`,
      `${ms(overview.p95 - 100)} ms over`,
    ),
    goal(
      'at least 50 × faster than aggregating afresh (p95 to p95)',
      afresh.p95 / same.p95 >= 50,
      `${times(afresh.p95 / same.p95)} ×`,
      `a factor of ${(50 / (afresh.p95 / same.p95)).toFixed(1)} short`,
    ),
    goal(
      'counted within a second (p95)',
      lag.p95 < 1000,
      `${ms(lag.p95)} ms`,
      `${ms(lag.p95 - 1000)} ms over`,
    ),
  ].join('\n');
}

function watched(name: string, { rssMb, peakRssMb, cpuMs, longestBlockMs, p99BlockMs }: Watched) {
  return `| ${name} | ${rssMb.toFixed(0)} | ${peakRssMb.toFixed(0)} | ${(cpuMs / 1000).toFixed(1)} | ${longestBlockMs.toFixed(0)} (${p99BlockMs.toFixed(0)}) |`;
}

function goal(name: string, met: boolean, measured: string, short: string): string {
  return `- ${name}: ${measured}, ${met ? 'met' : `**not met**, ${short}`}`;
}

function ms(value: number): string {
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}

function kb(bytes: number): string {
  return (bytes / 1024).toFixed(0);
}

function times(value: number): string {
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}

function whole(value: number): string {
  return value.toLocaleString('en-GB');
}
