import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { startMongod } from '../../src/mongod/start.ts';
import { type Bench, startServer } from './measures/bench.ts';
import { crash } from './measures/crash.ts';
import { idle } from './measures/idle.ts';
import { join } from './measures/join.ts';
import { latency, ramp } from './measures/latency.ts';
import type { Plan } from './measures/plan.ts';
import { startClients } from './processes/client-processes.ts';
import type { Competitor } from './processes/competitors.ts';
import { machine } from './report/machine.ts';
import type { Report, Round } from './report/report.ts';

export type Measure = 'latency' | 'ramp' | 'crash' | 'join' | 'idle';
export const measures: readonly Measure[] = ['latency', 'ramp', 'crash', 'join', 'idle'];

export interface Run {
  plan: Plan;
  competitors: readonly Competitor[];
  measures: readonly Measure[];
  /** Further options for the Node of the servers, such as a profiler's. */
  node: string[];
  say(line: string): void;
}

/** Measures everything, round by round, the order of the servers turned by one each round. */
export async function runAll(run: Run): Promise<Report> {
  const folder = path(tmpdir(), `alongside-bench-${process.pid}`);
  await mkdir(folder, { recursive: true });
  const log = path(folder, 'servers.log');
  await writeFile(log, '');
  run.say(`What the servers print is in ${log}.`);
  const mongod = await startMongod({ dataFolder: folder, say: run.say });
  const clients = await startClients(log);
  let databases = 0;
  const bench: Bench = {
    clients,
    mongod,
    log,
    port: Number(process.env['BENCH_PORT'] ?? 4_940),
    newDatabase: () => `bench_${(databases += 1)}`,
    say: run.say,
  };
  const at = new Date().toISOString();
  const rounds: Round[] = [];
  try {
    for (let round = 0; round < run.plan.rounds; round += 1)
      for (const competitor of turned(run.competitors, round)) {
        run.say(`round ${round + 1} of ${run.plan.rounds}: ${competitor.name}`);
        rounds.push(await oneRound(bench, run, competitor, round));
      }
  } finally {
    await Promise.all(clients.map((client) => client.end()));
    await mongod.stop();
  }
  await rm(folder, { recursive: true, force: true });
  return { at, plan: run.plan, machine: machine(mongod.version), rounds };
}

async function oneRound(
  bench: Bench,
  run: Run,
  competitor: Competitor,
  round: number,
): Promise<Round> {
  const result: Round = { competitor: competitor.id, round };
  const { plan } = run;
  const wanted = new Set(run.measures);
  try {
    if (wanted.has('latency') || wanted.has('ramp')) {
      const server = await startServer(bench, competitor, bench.newDatabase(), run.node);
      if (wanted.has('latency')) result.latency = await latency(bench, server, plan.latency);
      if (wanted.has('ramp')) result.ramp = await ramp(bench, server, plan.ramp);
      await server.end(run.node.length > 0 ? 'SIGTERM' : 'SIGKILL');
    }
    if (!competitor.keepsDocuments) {
      if (wanted.has('idle') && round < plan.idle.rounds)
        result.idle = await idle(bench, competitor, plan.idle);
      return result;
    }
    if (wanted.has('crash')) result.crash = await crash(bench, competitor, plan.crash);
    if (wanted.has('join') && round < plan.join.rounds)
      result.join = await join(bench, competitor, plan.join);
    if (wanted.has('idle') && round < plan.idle.rounds)
      result.idle = await idle(bench, competitor, plan.idle);
  } catch (error) {
    result.failed = String(error);
    bench.say(`  failed: ${result.failed}`);
  }
  return result;
}

function turned<Thing>(things: readonly Thing[], by: number): Thing[] {
  const start = by % Math.max(1, things.length);
  return [...things.slice(start), ...things.slice(0, start)];
}
