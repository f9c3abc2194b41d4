import { setTimeout as pause } from 'node:timers/promises';
import type { Known } from '../clients/client-contract.ts';
import { dealt } from '../processes/client-processes.ts';
import type { Competitor } from '../processes/competitors.ts';
import { type Bench, closeRooms, openRooms, startServer } from './bench.ts';
import { perSecond, type Plan } from './plan.ts';

/** One `kill -9` of the server in the middle of typing, counted in edits. */
export interface Crash {
  made: number;
  /** Acknowledged before the kill, in the server's own words. */
  acknowledged: number;
  acknowledgedLost: number;
  /** On somebody else's screen before the kill. */
  seen: number;
  seenLost: number;
}

/** Types, kills, starts again on the same database, and reads back as somebody who was not there. */
export async function crash(
  bench: Bench,
  competitor: Competitor,
  plan: Plan['crash'],
): Promise<Crash[]> {
  const crashes: Crash[] = [];
  for (let kill = 0; kill < plan.kills; kill += 1) {
    const database = bench.newDatabase();
    const server = await startServer(bench, competitor, database);
    const rooms = await server.rooms(plan.rooms, 'crash');
    await openRooms(bench, server, rooms);
    const ends = bench.clients.map((client) =>
      client.ask({ name: 'typeUntilEnd', asked: { perSecond } }),
    );
    await pause((plan.seconds + Math.random()) * 1_000);
    await server.end();
    const known = (await Promise.all(ends)).flat();
    await closeRooms(bench);
    const again = await startServer(bench, competitor, database);
    const parts = dealt(rooms, bench.clients.length);
    const kept = await Promise.all(
      bench.clients.map((client, index) =>
        client.ask({
          name: 'readBack',
          asked: { place: again.place, rooms: parts[index] ?? [], quiet: 1 },
        }),
      ),
    );
    crashes.push(compare(known, kept.flat()));
    await again.end();
  }
  return crashes;
}

function compare(known: readonly Known[], kept: readonly Known[]): Crash {
  const crash: Crash = { made: 0, acknowledged: 0, acknowledgedLost: 0, seen: 0, seenLost: 0 };
  const keptOf = new Map(kept.map((room) => [room.doc, room.seen]));
  for (const room of known) {
    for (const [person, made] of room.made.entries()) {
      const stored = keptOf.get(room.doc)?.[person] ?? 0;
      const acknowledged = room.acknowledged[person] ?? [];
      const seen = room.seen[person] ?? 0;
      crash.made += made;
      crash.acknowledged += acknowledged.filter(Boolean).length;
      crash.acknowledgedLost += acknowledged.filter((yes, edit) => yes && edit >= stored).length;
      crash.seen += seen;
      crash.seenLost += Math.max(0, seen - stored);
    }
  }
  return crash;
}
