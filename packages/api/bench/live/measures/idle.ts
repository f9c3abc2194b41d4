import { setTimeout as pause } from 'node:timers/promises';
import { dealt } from '../processes/client-processes.ts';
import type { Competitor } from '../processes/competitors.ts';
import type { OpenedRoom } from '../processes/server-contract.ts';
import type { ServerProcess } from '../processes/server-process.ts';
import { untilQuiet } from '../processes/usage.ts';
import { type Bench, startServer } from './bench.ts';
import type { Plan } from './plan.ts';

/** Bytes, after a full garbage collection each; every document has one person in it who does nothing. */
export interface Idle {
  documents: number;
  /** Resident memory and JavaScript heap (with buffers) that one more open document takes, its connection with it. */
  residentEach: number;
  heapEach: number;
  /** The same, once the documents have been left alone for a while. */
  residentEachLater: number;
  heapEachLater: number;
  /** Above what the process held before the first, when everybody has left. */
  residentAfter: number;
  heapAfter: number;
}

const firstShare = 0.25;

/** Memory of documents of 400 edits that are open and left alone. */
export async function idle(
  bench: Bench,
  competitor: Competitor,
  plan: Plan['idle'],
): Promise<Idle> {
  const database = bench.newDatabase();
  let server = await startServer(bench, competitor, database);
  const rooms = await server.rooms(plan.documents, 'idle');
  if (competitor.stores) {
    await hold(bench, server, rooms, true);
    await release(bench, server);
    await server.end();
    server = await startServer(bench, competitor, database);
  }
  await hold(bench, server, (await server.rooms(1, 'idle-first')).slice(0, 1), true);
  const before = await heldBy(bench, server);
  const few = Math.round(rooms.length * firstShare);
  await hold(bench, server, rooms.slice(0, few), !competitor.stores);
  const first = await heldBy(bench, server);
  await hold(bench, server, rooms.slice(few), !competitor.stores);
  const all = await heldBy(bench, server);
  await pause(competitor.rests ? plan.seconds * 1_000 : 1_000);
  const later = await heldBy(bench, server);
  await release(bench, server);
  await pause(2_000);
  const after = await heldBy(bench, server);
  await server.end();
  const more = rooms.length - few;
  return {
    documents: rooms.length,
    residentEach: (all.resident - first.resident) / more,
    heapEach: (all.heap - first.heap) / more,
    residentEachLater: (later.resident - before.resident) / rooms.length,
    heapEachLater: (later.heap - before.heap) / rooms.length,
    residentAfter: after.resident - before.resident,
    heapAfter: after.heap - before.heap,
  };
}

async function heldBy(
  bench: Bench,
  server: ServerProcess,
): Promise<{ resident: number; heap: number }> {
  await untilQuiet([server.pid, bench.mongod.pid], 10);
  const { rss, heapUsed, external } = await server.memory();
  return { resident: rss, heap: heapUsed + external };
}

async function hold(
  bench: Bench,
  server: ServerProcess,
  rooms: OpenedRoom[],
  content: boolean,
): Promise<void> {
  const parts = dealt(rooms, bench.clients.length);
  await Promise.all(
    bench.clients.map((client, index) =>
      client.ask({
        name: 'hold',
        asked: { place: server.place, rooms: parts[index] ?? [], content },
      }),
    ),
  );
}

async function release(bench: Bench, server: ServerProcess): Promise<void> {
  await Promise.all(bench.clients.map((client) => client.ask({ name: 'release', asked: null })));
  await untilQuiet([server.pid, bench.mongod.pid], 10);
}
