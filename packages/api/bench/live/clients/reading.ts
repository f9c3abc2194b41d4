import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import type { OpenedRoom } from '../processes/server-contract.ts';
import { history } from '../text/history.ts';
import { editsSeen, people } from '../text/session.ts';
import type { JoinTook, Known, Place } from './client-contract.ts';
import { protocols } from './protocols.ts';
import type { Wire } from './wire.ts';

const atOnce = 8;
const window = 200;
/** Edits a second. */
const fastest = 900;
const unanswered = new Uint8Array([0]);

/** Opens rooms as somebody who has nothing of them yet, waits until nothing more comes, and tells what is there. */
export async function readBack(asked: {
  place: Place;
  rooms: OpenedRoom[];
  quiet: number;
}): Promise<Known[]> {
  let last = performance.now();
  const docs = await Promise.all(
    asked.rooms.map(async (room) => {
      const doc = new Y.Doc();
      const wire = await openOne(asked.place, room, (update) => {
        last = performance.now();
        Y.applyUpdate(doc, update);
      });
      return { doc, wire, name: room.doc };
    }),
  );
  while (performance.now() - last < asked.quiet * 1_000) await pause(50);
  await Promise.all(docs.map(({ wire }) => wire.close()));
  return docs.map(({ doc, name }) => ({
    doc: name,
    made: [],
    acknowledged: [],
    seen: Array.from({ length: people }, (_, person) => editsSeen(doc, person)),
  }));
}

/**
 * Writes a long history edit by edit, by four people in turns and no faster than any server lets them, never further
 * ahead than a reader who waits for it. Gives back how many were written within `patience` seconds.
 */
export async function writeHistory(asked: {
  place: Place;
  room: OpenedRoom;
  edits: number;
  patience: number;
}): Promise<number> {
  const { updates } = history(asked.edits);
  const reader = new Y.Doc();
  const expected = new Y.Doc();
  const read = await openOne(asked.place, asked.room, (update) => Y.applyUpdate(reader, update));
  const writers: Wire[] = [];
  for (let person = 0; person < people; person += 1)
    writers.push(await openOne(asked.place, asked.room, () => undefined, person));
  const until = performance.now() + asked.patience * 1_000;
  let written = 0;
  for (let turn = 0; written < updates.length && performance.now() < until; turn += 1) {
    const slowest = pause((window / fastest) * 1_000);
    for (const update of updates.slice(written, written + window)) {
      writers[turn % people]?.send(update, () => undefined);
      Y.applyUpdate(expected, update);
    }
    while (missing(reader, expected) > 0 && performance.now() < until) await pause(1);
    written = Math.min(written + window, updates.length);
    await slowest;
  }
  await Promise.all([read, ...writers].map((wire) => wire.close()));
  return written;
}

/** How long it takes to have a long document on the screen: from opening the socket to the last edit applied. */
export async function join(asked: {
  place: Place;
  room: OpenedRoom;
  edits: number;
  patience: number;
}): Promise<JoinTook> {
  const expected = new Y.Doc();
  Y.applyUpdate(expected, history(asked.edits).state);
  const doc = new Y.Doc();
  let bytes = 0;
  let last = 0;
  const begun = performance.now();
  const wire = await openOne(asked.place, asked.room, (update) => {
    Y.applyUpdate(doc, update);
    bytes += update.length;
    last = performance.now();
  });
  const until = begun + asked.patience * 1_000;
  while (missing(doc, expected) > 0 && performance.now() < until) await pause(1);
  const milliseconds = last - begun;
  await wire.close();
  return { milliseconds, bytes, missing: missing(doc, expected) };
}

/** Keeps documents open, one person in each, who does nothing. */
export class Holding {
  #wires: Wire[] = [];

  async hold(asked: { place: Place; rooms: OpenedRoom[]; content: boolean }): Promise<number> {
    const content = Y.mergeUpdates(history(asked.content ? 400 : 1).updates);
    const waiting = [...asked.rooms];
    const turns = Array.from({ length: atOnce }, async () => {
      for (let room = waiting.shift(); room; room = waiting.shift()) {
        const wire = await openOne(asked.place, room, () => undefined);
        this.#wires.push(wire);
        if (asked.content) await new Promise<void>((resolve) => send(wire, content, resolve));
      }
    });
    await Promise.all(turns);
    return this.#wires.length;
  }

  async release(): Promise<number> {
    const wires = this.#wires;
    this.#wires = [];
    await Promise.all(wires.map((wire) => wire.close()));
    return wires.length;
  }
}

/** Sends and goes on when it is acknowledged, or after a moment where nothing ever is. */
function send(wire: Wire, content: Uint8Array, done: () => void): void {
  const timer = setTimeout(done, 3);
  wire.send(content, () => {
    clearTimeout(timer);
    done();
  });
}

function openOne(
  place: Place,
  room: OpenedRoom,
  onUpdate: (update: Uint8Array) => void,
  person = 0,
): Promise<Wire> {
  return protocols[place.protocol]({
    url: place.url,
    doc: room.doc,
    cookie: room.cookies[person] ?? '',
    stateVector: unanswered,
    onUpdate,
    onEnd: () => undefined,
  });
}

/** Edits (steps of any writer's clock) that `doc` lacks. */
function missing(doc: Y.Doc, expected: Y.Doc): number {
  let lacking = 0;
  for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(expected)))
    lacking += Math.max(0, clock - Y.getState(doc.store, client));
  return lacking;
}
