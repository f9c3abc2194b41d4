import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { histogram, record } from '../processes/histogram.ts';
import { people, seed, typing } from '../text/session.ts';
import type { Known, Place, Typed, Typing } from './client-contract.ts';
import { protocols } from './protocols.ts';
import { Room, type Watching, wholeText } from './room.ts';
import type { OpenedRoom } from '../processes/server-contract.ts';

const mostEdits = 6_000;
const atOnce = 16;

/** The people of this process: rooms they are in, and how they type. */
export class Typists {
  rooms: Room[] = [];
  #latency = histogram();
  #acknowledgement = histogram();
  #from = Infinity;
  #until = -Infinity;
  readonly #typed = typing(mostEdits);
  readonly #watching: Watching = {
    applied: (madeAt, at) => {
      if (madeAt >= this.#from && madeAt < this.#until) record(this.#latency, at - madeAt);
    },
    acknowledged: (madeAt, at) => {
      if (madeAt >= this.#from && madeAt < this.#until) record(this.#acknowledgement, at - madeAt);
    },
  };

  /** Opens further rooms beside those there are. */
  async open(place: Place, opened: OpenedRoom[]): Promise<number> {
    const seeded = seed();
    const waiting = opened.map((one) => new Room(one));
    this.rooms.push(...waiting);
    const turns = Array.from({ length: atOnce }, async () => {
      for (let room = waiting.pop(); room; room = waiting.pop())
        await room.open(protocols[place.protocol], place.url, this.#watching, seeded);
    });
    await Promise.all(turns);
    return this.rooms.length;
  }

  /** Everybody types `perSecond` characters a second; measured after `warmUp` seconds, for `seconds`. */
  async type(asked: Typing): Promise<Typed> {
    this.#latency = histogram();
    this.#acknowledgement = histogram();
    const begun = performance.now();
    this.#from = begun + asked.warmUp * 1_000;
    this.#until = this.#from + asked.seconds * 1_000;
    const warming = await this.#typeWhile(asked.perSecond, (now) => now < this.#from);
    const cpu = process.cpuUsage();
    const made = await this.#typeWhile(asked.perSecond, (now) => now < this.#until);
    const used = process.cpuUsage(cpu);
    await this.#settle(asked);
    const arrived = this.#latency.total;
    return {
      seconds: asked.seconds,
      made,
      allMade: warming + made,
      due: Math.round(this.rooms.length * people * asked.perSecond * asked.seconds),
      awaited: made * (people - 1),
      arrived,
      latency: this.#latency,
      acknowledgement: this.#acknowledgement,
      clientCpu: (used.user + used.system) / 1e6 / asked.seconds,
    };
  }

  /** Types until every socket has ended, and tells what was known then. */
  async typeUntilEnd({ perSecond }: { perSecond: number }): Promise<Known[]> {
    const gone = (room: Room): boolean => room.ended === people;
    await this.#typeWhile(perSecond, () => !this.rooms.some(gone));
    while (!this.rooms.every(gone)) await pause(5);
    return this.rooms.map((room) => ({
      doc: room.opened.doc,
      made: room.madeAt.map((edits) => edits.length),
      acknowledged: room.acknowledged,
      seen: room.madeAt.map((_, writer) =>
        Math.max(...room.seen.map((row, reader) => (reader === writer ? 0 : (row[writer] ?? 0)))),
      ),
    }));
  }

  differing(): number {
    return this.rooms.filter((room) => new Set(wholeText(room, this.#typed)).size > 1).length;
  }

  async close(): Promise<number> {
    const { rooms } = this;
    this.rooms = [];
    await Promise.all(rooms.map((room) => room.close()));
    return rooms.length;
  }

  /** Spreads the typing evenly: whoever is due types, in an order that leaves neighbours far apart. */
  async #typeWhile(perSecond: number, on: (now: number) => boolean): Promise<number> {
    const places = this.rooms.length * people;
    const stride = strideFor(places);
    const begun = performance.now();
    let made = 0;
    for (let now = begun; on(now); now = performance.now()) {
      const due = Math.floor(((now - begun) / 1_000) * places * perSecond);
      for (; made < due; made += 1) this.#typeAt((made * stride) % places);
      await pause(1);
    }
    return made;
  }

  #typeAt(place: number): void {
    const room = this.rooms[Math.floor(place / people)];
    const person = place % people;
    const update = this.#typed[person]?.[room?.madeAt[person]?.length ?? 0];
    if (!room || !update) throw new Error('there is nothing more to type');
    if (room.ended === 0) room.type(person, update, this.#watching);
  }

  async #settle({ patience, acknowledges }: Typing): Promise<void> {
    const until = performance.now() + patience * 1_000;
    const settled = (room: Room): boolean =>
      room.settled && (!acknowledges || room.allAcknowledged);
    while (performance.now() < until && !this.rooms.every(settled)) await pause(20);
  }
}

/** About 0.618 of the places and without a common divisor, so that every place has its turn. */
function strideFor(places: number): number {
  let stride = Math.max(1, Math.floor(places * 0.618));
  while (divisor(stride, places) !== 1) stride += 1;
  return stride;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
