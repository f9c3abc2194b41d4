import { cpus } from 'node:os';
import { merged, percentile, type Histogram } from '../processes/histogram.ts';
import type { ServerProcess } from '../processes/server-process.ts';
import { cpuSeconds, machineSeconds } from '../processes/usage.ts';
import type { Bench } from './bench.ts';
import { perSecond } from './plan.ts';

/** Milliseconds; null where nothing was measured. */
export interface Percentiles {
  p50: number | null;
  p95: number | null;
  p99: number | null;
}

/** A spell of typing over all client processes. */
export interface Spell {
  editsPerSecond: number;
  /** Share of the edits that were due and made: below one, the clients could not keep up. */
  kept: number;
  /** Share of awaited edits that arrived. */
  arrived: number;
  latency: Percentiles;
  acknowledgement: Percentiles;
  /** CPU microseconds an edit, of the server and of mongod. */
  serverCpu: number;
  mongodCpu: number;
  /** CPU of the busiest client process, as a share of one core. */
  clientCpu: number;
  /** Share of the machine that processes other than these took: what was measured then is worth less. */
  others: number;
}

/** Everybody in the open rooms types for a while. CPU is counted over warm-up and measure together. */
export async function spell(
  bench: Bench,
  server: ServerProcess,
  lasting: { warmUp: number; seconds: number; patience: number },
): Promise<Spell> {
  const acknowledges = server.acknowledges;
  const pids = [server.pid, bench.mongod.pid];
  const ours = [...pids, process.pid, ...bench.clients.map((client) => client.pid)];
  const begun = { at: Date.now(), machine: machineSeconds(), ours: sum(ours.map(cpuSeconds)) };
  const before = pids.map(cpuSeconds);
  const typed = await Promise.all(
    bench.clients.map((client) =>
      client.ask({ name: 'type', asked: { perSecond, acknowledges, ...lasting } }),
    ),
  );
  const used = pids.map((pid, index) => cpuSeconds(pid) - (before[index] ?? 0));
  const foreign = machineSeconds() - begun.machine - (sum(ours.map(cpuSeconds)) - begun.ours);
  const capacity = ((Date.now() - begun.at) / 1_000) * cpus().length;
  const made = sum(typed.map((one) => one.made));
  const all = sum(typed.map((one) => one.allMade));
  const due = sum(typed.map((one) => one.due));
  const awaited = sum(typed.map((one) => one.awaited));
  const arrived = sum(typed.map((one) => one.arrived));
  return {
    editsPerSecond: made / lasting.seconds,
    kept: made / due,
    arrived: arrived / awaited,
    latency: percentiles(merged(typed.map((one) => one.latency))),
    acknowledgement: percentiles(merged(typed.map((one) => one.acknowledgement))),
    serverCpu: ((used[0] ?? 0) * 1e6) / all,
    mongodCpu: ((used[1] ?? 0) * 1e6) / all,
    clientCpu: Math.max(...typed.map((one) => one.clientCpu)),
    others: Math.max(0, foreign) / capacity,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function percentiles(from: Histogram): Percentiles {
  return {
    p50: percentile(from, 0.5),
    p95: percentile(from, 0.95),
    p99: percentile(from, 0.99),
  };
}
