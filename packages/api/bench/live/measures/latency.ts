import type { ServerProcess } from '../processes/server-process.ts';
import { type Bench, closeRooms, openRooms } from './bench.ts';
import { bound, type Plan } from './plan.ts';
import { type Spell, spell } from './typing.ts';

export interface Latency extends Spell {
  rooms: number;
  /** Rooms whose four copies differed in the end. */
  differing: number;
}

/** From an edit made to applied in the other three copies, at each number of rooms. */
export async function latency(
  bench: Bench,
  server: ServerProcess,
  plan: Plan['latency'],
  name: string,
): Promise<Latency[]> {
  const results: Latency[] = [];
  for (const rooms of plan.rooms) {
    await openRooms(bench, server, await server.rooms(rooms, `latency-${rooms}`));
    const typing = (): Promise<Spell> => spell(bench, server, { ...plan, patience: 10 });
    const result = await (bench.profiles === undefined
      ? typing()
      : server.profiled(`${bench.profiles}/${name}-${rooms}.cpuprofile`, typing));
    const differing = await Promise.all(
      bench.clients.map((client) => client.ask({ name: 'differing', asked: null })),
    );
    results.push({ ...result, rooms, differing: differing.reduce((sum, one) => sum + one, 0) });
    await closeRooms(bench);
  }
  return results;
}

export interface Ramp {
  /** Edits a second at the highest step that was held; 0 when not even the first was. */
  held: number;
  /** What ended it: the bound on latency, edits that never came, clients out of breath, or the last step. */
  endedBy: 'latency' | 'lost edits' | 'clients' | 'the last step';
  steps: (Spell & { rooms: number })[];
}

/** Rooms are added until the 99th percentile passes the bound; a step that fails is tried once more. */
export async function ramp(bench: Bench, server: ServerProcess, plan: Plan['ramp']): Promise<Ramp> {
  const result: Ramp = { held: 0, endedBy: 'the last step', steps: [] };
  let open = 0;
  for (let rooms = plan.first; rooms <= plan.most; rooms = Math.round(rooms * plan.growth)) {
    await openRooms(bench, server, await server.rooms(rooms - open, `ramp-${rooms}`));
    open = rooms;
    let step = await spell(bench, server, { ...plan, patience: 3 });
    if (whyNot(step)) step = await spell(bench, server, { ...plan, patience: 3 });
    result.steps.push({ ...step, rooms });
    const why = whyNot(step);
    if (why) {
      result.endedBy = why;
      break;
    }
    result.held = step.editsPerSecond;
  }
  await closeRooms(bench);
  return result;
}

function whyNot(step: Spell): 'latency' | 'lost edits' | 'clients' | undefined {
  if ((step.latency.p99 ?? Infinity) >= bound) return 'latency';
  if (step.arrived < 0.999) return 'lost edits';
  return step.kept < 0.97 ? 'clients' : undefined;
}
