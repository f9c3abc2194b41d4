import { merged, percentile, type Histogram } from '../processes/histogram.ts';
import type { ServerProcess } from '../processes/server-process.ts';
import { cpuSeconds } from '../processes/usage.ts';
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
}

/** Everybody in the open rooms types for a while. CPU is counted over warm-up and measure together. */
export async function spell(
  bench: Bench,
  server: ServerProcess,
  lasting: { warmUp: number; seconds: number; patience: number },
): Promise<Spell> {
  const pids = [server.pid, bench.mongod.pid];
  const before = pids.map(cpuSeconds);
  const typed = await Promise.all(
    bench.clients.map((client) => client.ask({ name: 'type', asked: { perSecond, ...lasting } })),
  );
  const used = pids.map((pid, index) => cpuSeconds(pid) - (before[index] ?? 0));
  const made = typed.reduce((sum, one) => sum + one.made, 0);
  const all = typed.reduce((sum, one) => sum + one.allMade, 0);
  const due = typed.reduce((sum, one) => sum + one.due, 0);
  const awaited = typed.reduce((sum, one) => sum + one.awaited, 0);
  const arrived = typed.reduce((sum, one) => sum + one.arrived, 0);
  return {
    editsPerSecond: made / lasting.seconds,
    kept: made / due,
    arrived: arrived / awaited,
    latency: percentiles(merged(typed.map((one) => one.latency))),
    acknowledgement: percentiles(merged(typed.map((one) => one.acknowledgement))),
    serverCpu: ((used[0] ?? 0) * 1e6) / all,
    mongodCpu: ((used[1] ?? 0) * 1e6) / all,
    clientCpu: Math.max(...typed.map((one) => one.clientCpu)),
  };
}

function percentiles(from: Histogram): Percentiles {
  return {
    p50: percentile(from, 0.5),
    p95: percentile(from, 0.95),
    p99: percentile(from, 0.99),
  };
}
