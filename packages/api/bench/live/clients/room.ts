import { performance } from 'node:perf_hooks';
import * as Y from 'yjs';
import type { OpenedRoom } from '../processes/server-contract.ts';
import { editsSeen, people } from '../text/session.ts';
import { emptyUpdate } from './y-sync.ts';
import type { OpenWire, Wire } from './wire.ts';

/** What a room tells as edits reach people and are acknowledged; times are milliseconds of one clock. */
export interface Watching {
  applied(madeAt: number, at: number): void;
  acknowledged(madeAt: number, at: number): void;
}

/** Four people in one document, each with a copy of their own and a socket of their own. */
export class Room {
  readonly opened: OpenedRoom;
  readonly docs: Y.Doc[] = [];
  readonly madeAt: number[][] = Array.from({ length: people }, () => []);
  /** Per person, which of their edits the server has acknowledged. */
  readonly acknowledged: boolean[][] = Array.from({ length: people }, () => []);
  /** `seen[a][b]`: how many of b's edits are in a's copy. */
  readonly seen: number[][] = Array.from({ length: people }, () =>
    new Array<number>(people).fill(0),
  );
  ended = 0;
  readonly #acknowledgements = new Array<number>(people).fill(0);
  readonly #wires: Wire[] = [];

  constructor(opened: OpenedRoom) {
    this.opened = opened;
  }

  /** Lets everybody in, one after the other; the first brings the seed. */
  async open(open: OpenWire, url: string, watching: Watching, seed: Uint8Array): Promise<void> {
    for (let person = 0; person < people; person += 1) {
      const doc = new Y.Doc();
      this.docs.push(doc);
      const wire = await open({
        url,
        doc: this.opened.doc,
        cookie: this.opened.cookies[person] ?? '',
        stateVector: Y.encodeStateVector(doc),
        onUpdate: (update) => this.#arrived(person, doc, update, watching),
        onEnd: () => {
          this.ended += 1;
        },
      });
      this.#wires.push(wire);
      Y.applyUpdate(doc, seed);
      if (person === 0) wire.send(seed, () => undefined);
    }
  }

  /** One person types one character. */
  type(person: number, update: Uint8Array, watching: Watching): void {
    const mine = this.madeAt[person];
    const acknowledged = this.acknowledged[person];
    const wire = this.#wires[person];
    if (!mine || !acknowledged || !wire) throw new Error(`nobody sits at place ${person}`);
    const at = performance.now();
    const index = mine.push(at) - 1;
    wire.send(update, () => {
      acknowledged[index] = true;
      this.#acknowledgements[person] = (this.#acknowledgements[person] ?? 0) + 1;
      watching.acknowledged(at, performance.now());
    });
  }

  /** Whether everything made has reached all the others. */
  get settled(): boolean {
    return this.seen.every((row, reader) =>
      row.every((edits, writer) => reader === writer || edits === this.madeAt[writer]?.length),
    );
  }

  get allAcknowledged(): boolean {
    return this.madeAt.every((edits, writer) => edits.length === this.#acknowledgements[writer]);
  }

  async close(): Promise<void> {
    await Promise.all(this.#wires.map((wire) => wire.close()));
    for (const doc of this.docs) doc.destroy();
  }

  #arrived(reader: number, doc: Y.Doc, update: Uint8Array, watching: Watching): void {
    if (update.length === emptyUpdate.length) return;
    Y.applyUpdate(doc, update);
    const at = performance.now();
    const row = this.seen[reader] ?? [];
    for (let writer = 0; writer < people; writer += 1) {
      if (writer === reader) continue;
      const now = editsSeen(doc, writer);
      for (let index = row[writer] ?? 0; index < now; index += 1)
        watching.applied(this.madeAt[writer]?.[index] ?? at, at);
      row[writer] = now;
    }
  }
}

/** The text of a copy with everybody's own typing in it, to compare copies. */
export function wholeText(room: Room, typed: readonly Uint8Array[][]): string[] {
  return room.docs.map((doc, reader) => {
    const own = typed[reader]?.slice(0, room.madeAt[reader]?.length) ?? [];
    for (const update of own) Y.applyUpdate(doc, update);
    return JSON.stringify(doc.getMap('findings').toJSON());
  });
}
