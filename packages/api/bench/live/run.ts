import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startMongod } from '../../src/mongod/start.ts';
import { type Bench, startServer } from './measures/bench.ts';
import { crash } from './measures/crash.ts';
import { idle } from './measures/idle.ts';
import { join } from './measures/join.ts';
import { latency, ramp } from './measures/latency.ts';
import type { Plan } from './measures/plan.ts';
import { startClients } from './processes/client-processes.ts';
import type { Competitor } from './processes/competitors.ts';
import type { ServerProcess } from './processes/server-process.ts';
import { machine } from './report/machine.ts';
import type { Report, Round } from './report/report.ts';

export type Measure = 'latency' | 'ramp' | 'crash' | 'join' | 'idle';
export const measures: readonly Measure[] = ['latency', 'ramp', 'crash', 'join', 'idle'];

export interface Run {
  plan: Plan;
  competitors: readonly Competitor[];
  measures: readonly Measure[];
  /** Where CPU profiles of the servers go, when they are wanted. */
  profiles: string | undefined;
  say(line: string): void;
  /** Writes down what there is so far, after each server. */
  keep(report: Report): Promise<void>;
}

/** Measures everything, round by round, the order of the servers turned by one each round. */
export async function runAll(run: Run): Promise<Report> {
  const folder = path(tmpdir(), `alongside-bench-${process.pid}`);
  await mkdir(folder, { recursive: true });
  const log = path(folder, 'servers.log');
  run.say(`What the servers print is in ${log}.`);
  const mongod = await startMongod({ dataFolder: folder, say: run.say });
  let databases = 0;
  const bench: Bench = {
    clients: await startClients(log),
    mongod,
    log,
    port: Number(process.env['BENCH_PORT'] ?? 4_940),
    newDatabase: () => `bench_${(databases += 1)}`,
    started: new Set(),
    profiles: run.profiles,
    say: run.say,
  };
  async function end(): Promise<void> {
    await Promise.all([...bench.started].map((server) => server.end()));
    await Promise.all(bench.clients.map((client) => client.end()));
    await mongod.stop();
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void end().finally(() => process.exit(1)));
  const report: Report = {
    at: new Date().toISOString(),
    plan: run.plan,
    machine: machine(mongod.version),
    rounds: [],
  };
  try {
    for (let round = 0; round < run.plan.rounds; round += 1)
      for (const competitor of turned(run.competitors, round)) {
        run.say(`round ${round + 1} of ${run.plan.rounds}: ${competitor.name}`);
        report.rounds.push(await oneRound(bench, run, competitor, round));
        await run.keep(report);
      }
  } finally {
    await end();
  }
  await rm(folder, { recursive: true, force: true });
  return { ...report, machine: machine(mongod.version) };
}

async function oneRound(
  bench: Bench,
  run: Run,
  competitor: Competitor,
  round: number,
): Promise<Round> {
  const result: Round = { competitor: competitor.id, round };
  const { plan } = run;
  for (const measure of run.measures) {
    // A measure that is given up goes on with clients and servers that have ended, and comes to nothing.
    const own = { ...bench };
    const why = await withinTime(plan.longest, take(measure, own, run.plan, competitor, result));
    if (why === undefined) continue;
    result.failed = [result.failed, `${measure}: ${why}`].filter(Boolean).join('; ');
    run.say(`  ${measure} failed: ${why}`);
    await Promise.all(bench.clients.map((client) => client.end()));
    bench.clients = await startClients(bench.log);
    await Promise.all([...bench.started].map((server) => server.end()));
  }
  return result;
}

/** Takes one measure, where it has a meaning for this server, into the round's result. */
async function take(
  measure: Measure,
  bench: Bench,
  plan: Plan,
  competitor: Competitor,
  into: Round,
): Promise<void> {
  const { id, keepsDocuments } = competitor;
  switch (measure) {
    case 'latency':
      into.latency = await withServer(bench, competitor, (server) =>
        latency(bench, server, plan.latency, id),
      );
      return;
    case 'ramp':
      into.ramp = await withServer(bench, competitor, (server) => ramp(bench, server, plan.ramp));
      return;
    case 'crash':
      if (keepsDocuments) into.crash = await crash(bench, competitor, plan.crash);
      return;
    case 'join':
      if (keepsDocuments && into.round < plan.join.rounds)
        into.join = await join(bench, competitor, plan.join);
      return;
    case 'idle':
      if (into.round < plan.idle.rounds) into.idle = await idle(bench, competitor, plan.idle);
  }
}

async function withServer<Result>(
  bench: Bench,
  competitor: Competitor,
  work: (server: ServerProcess) => Promise<Result>,
): Promise<Result> {
  const server = await startServer(bench, competitor, bench.newDatabase());
  const result = await work(server);
  await server.end();
  return result;
}

/** Undefined when it was done in time, otherwise why it was not. */
async function withinTime(seconds: number, work: Promise<void>): Promise<string | undefined> {
  const over = new AbortController();
  const late = pause(seconds * 1_000, `not done in ${seconds} s`, { signal: over.signal });
  late.catch(() => undefined);
  const done = work.then(
    () => undefined,
    (error: unknown) => String(error),
  );
  const outcome = await Promise.race([done, late]);
  over.abort();
  return outcome;
}

function turned<Thing>(things: readonly Thing[], by: number): Thing[] {
  const start = by % Math.max(1, things.length);
  return [...things.slice(start), ...things.slice(0, start)];
}
