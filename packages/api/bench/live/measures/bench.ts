import { type ClientProcess, dealt } from '../processes/client-processes.ts';
import type { Competitor } from '../processes/competitors.ts';
import type { OpenedRoom } from '../processes/server-contract.ts';
import { ServerProcess } from '../processes/server-process.ts';

/** What every measure needs. */
export interface Bench {
  clients: ClientProcess[];
  mongod: { uri: string; pid: number };
  /** Where servers print to. */
  log: string;
  port: number;
  /** A database nobody has used. */
  newDatabase(): string;
  /** Servers that were started, to end those of a measure that was given up. */
  started: Set<ServerProcess>;
  /** Where CPU profiles of the servers go, when they are wanted. */
  profiles: string | undefined;
  say(line: string): void;
}

/** Starts a competitor on this database. */
export async function startServer(
  bench: Bench,
  competitor: Competitor,
  database: string,
): Promise<ServerProcess> {
  const { mongod, log, port } = bench;
  const options = { mongodbUri: mongod.uri, database, log, port };
  const server = await ServerProcess.start(competitor, options);
  bench.started.add(server);
  return server;
}

/** Opens rooms for four people each, half of the rooms in each client process. */
export async function openRooms(
  bench: Bench,
  server: ServerProcess,
  rooms: OpenedRoom[],
): Promise<void> {
  const parts = dealt(rooms, bench.clients.length);
  await Promise.all(
    bench.clients.map((client, index) =>
      client.ask({ name: 'open', asked: { place: server.place, rooms: parts[index] ?? [] } }),
    ),
  );
}

export async function closeRooms(bench: Bench): Promise<void> {
  await Promise.all(bench.clients.map((client) => client.ask({ name: 'close', asked: null })));
}
