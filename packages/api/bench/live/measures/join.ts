import type { JoinTook } from '../clients/client-contract.ts';
import type { Competitor } from '../processes/competitors.ts';
import { untilQuiet } from '../processes/usage.ts';
import { type Bench, startServer } from './bench.ts';
import type { Plan } from './plan.ts';

export interface Join {
  /** Length of the history: what could be written in the time given. */
  edits: number;
  /** From opening the socket to the last edit on the screen: after a start of the server, and while somebody has it open. */
  cold: JoinTook[];
  warm: JoinTook[];
}

const patience = 20;

/** Joining a document with a long history; `cold` only where a document outlives the process. */
export async function join(
  bench: Bench,
  competitor: Competitor,
  plan: Plan['join'],
): Promise<Join> {
  const [client] = bench.clients;
  if (!client) throw new Error('there is no client process');
  const database = bench.newDatabase();
  let server = await startServer(bench, competitor, database);
  const [room, small] = await server.rooms(2, 'join');
  if (!room || !small) throw new Error('the server gave no room');
  // Somebody stays where the document would be gone otherwise.
  const stays = { place: server.place, rooms: [room], content: false };
  if (!competitor.stores) await client.ask({ name: 'hold', asked: stays });
  const edits = await client.ask({
    name: 'writeHistory',
    asked: { place: server.place, room, edits: plan.edits, patience: plan.writing },
  });
  await untilQuiet([server.pid, bench.mongod.pid], 30);
  const result: Join = { edits, cold: [], warm: [] };
  for (let turn = 0; competitor.stores && turn < plan.cold; turn += 1) {
    await server.end();
    server = await startServer(bench, competitor, database);
    const { place } = server;
    await client.ask({ name: 'readBack', asked: { place, rooms: [small], quiet: 0.2 } });
    result.cold.push(await client.ask({ name: 'join', asked: { place, room, edits, patience } }));
  }
  const { place } = server;
  await client.ask({ name: 'hold', asked: { place, rooms: [room], content: false } });
  for (let turn = 0; turn < plan.warm; turn += 1)
    result.warm.push(await client.ask({ name: 'join', asked: { place, room, edits, patience } }));
  await client.ask({ name: 'release', asked: null });
  await server.end();
  return result;
}
