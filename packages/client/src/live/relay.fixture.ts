import {
  maxUpdateBytes,
  type Done,
  type Failed,
  type Joined,
} from '@alongside/workflows/live/protocol';
import { problem, type ProblemKind } from '@alongside/workflows/problem';
import * as Y from 'yjs';
import type { LocalStore, Row, RowKind } from './kept-copy.ts';
import type { Later } from './later.ts';
import { NotAnsweredError, type LiveListener, type LiveTransport } from './transport.ts';

/** Time that stands still until a test lets it go on. */
export class HeldTime implements Later {
  #now = 0;
  #timers: { due: number; run: () => void }[] = [];

  after(milliseconds: number, run: () => void): () => void {
    const timer = { due: this.#now + milliseconds, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Lets `milliseconds` pass, with everything that was promised in between. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds;
    await settled();
    for (;;) {
      const next = this.#timers.toSorted((one, other) => one.due - other.due)[0];
      if (!next || next.due > until) break;
      this.#now = next.due;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      next.run();
      await settled();
    }
    this.#now = until;
  }
}

/** Every promise that can be kept now is kept. */
export function settled(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}

interface Held {
  doc: Y.Doc;
  readOnly: boolean;
  late: Uint8Array[];
}

/** A service that speaks the protocol, in memory: what it has acknowledged it has. */
export class Relay {
  readonly #docs = new Map<string, Held>();
  readonly lines = new Set<Line>();
  /** What comes next is answered with this. */
  refuseNext: ProblemKind[] = [];

  line(): Line {
    const line = new Line(this);
    this.lines.add(line);
    return line;
  }

  held(name: string): Held {
    const known = this.#docs.get(name);
    if (known) return known;
    const fresh = { doc: new Y.Doc(), readOnly: false, late: [] };
    this.#docs.set(name, fresh);
    return fresh;
  }

  freeze(name: string): void {
    this.held(name).readOnly = true;
    for (const line of this.lines) line.hear((listener) => listener.readOnly(name, true));
  }

  join(name: string, stateVector: Uint8Array): Joined {
    const held = this.held(name);
    return {
      ok: true,
      update: Y.encodeStateAsUpdate(held.doc, stateVector),
      stateVector: Y.encodeStateVector(held.doc),
      readOnly: held.readOnly,
    };
  }

  update(name: string, update: Uint8Array, from: Line): Done | Failed {
    const refusal = this.refuseNext.shift();
    if (refusal) return { ok: false, problem: problem(refusal, 'Refused by the test.') };
    if (update.byteLength > maxUpdateBytes) {
      return { ok: false, problem: problem('too-large', 'Too large.') };
    }
    const held = this.held(name);
    if (held.readOnly) {
      held.late.push(update);
      return { ok: false, problem: problem('frozen', 'This was agreed.') };
    }
    const before = Y.encodeStateAsUpdate(held.doc);
    Y.applyUpdate(held.doc, update);
    if (held.doc.store.pendingStructs !== null || held.doc.store.pendingDs !== null) {
      const again = new Y.Doc();
      Y.applyUpdate(again, before);
      held.doc = again;
      return {
        ok: false,
        problem: problem('missing-updates', 'Something before this is missing.'),
      };
    }
    for (const line of this.lines) {
      if (line !== from) line.hear((listener) => listener.update(name, update));
    }
    return { ok: true };
  }
}

/** One person's connection, which may drop, lose, repeat and delay. */
export class Line implements LiveTransport {
  readonly #relay: Relay;
  readonly #listeners = new Set<LiveListener>();
  #online = true;
  #generation = 0;
  /** What the service says to this person next is lost. */
  loseHeard = 0;
  /** What the service says to this person next comes twice. */
  repeatHeard = 0;
  /** The next answers are lost, although what was asked was done. */
  loseAnswers = 0;
  sent: Uint8Array[] = [];
  /** How often this person told where they are. */
  told = 0;

  constructor(relay: Relay) {
    this.#relay = relay;
  }

  get online(): boolean {
    return this.#online;
  }

  drop(): void {
    if (!this.#online) return;
    this.#online = false;
    this.#generation += 1;
    for (const listener of this.#listeners) listener.offline();
  }

  comeBack(): void {
    if (this.#online) return;
    this.#online = true;
    for (const listener of this.#listeners) listener.online();
  }

  hear(tell: (listener: LiveListener) => void): void {
    if (!this.#online) return;
    if (this.loseHeard > 0) {
      this.loseHeard -= 1;
      return;
    }
    const times = this.repeatHeard > 0 ? 2 : 1;
    if (this.repeatHeard > 0) this.repeatHeard -= 1;
    for (let time = 0; time < times; time += 1) {
      for (const listener of this.#listeners) tell(listener);
    }
  }

  join(doc: string, stateVector: Uint8Array): Promise<Joined | Failed> {
    return this.#ask(() => this.#relay.join(doc, stateVector));
  }

  update(doc: string, update: Uint8Array): Promise<Done | Failed> {
    this.sent.push(update);
    return this.#ask(() => this.#relay.update(doc, update, this));
  }

  awareness(doc: string, update: Uint8Array): void {
    this.told += 1;
    for (const line of this.#relay.lines) {
      if (line !== this) line.hear((listener) => listener.awareness(doc, update));
    }
  }

  leave(): void {
    return undefined;
  }

  listen(listener: LiveListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #ask<Answer>(ask: () => Answer): Promise<Answer> {
    const generation = this.#generation;
    await Promise.resolve();
    if (!this.#online || generation !== this.#generation) throw new NotAnsweredError('Dropped.');
    const answer = ask();
    await Promise.resolve();
    if (generation !== this.#generation) throw new NotAnsweredError('Dropped.');
    if (this.loseAnswers > 0) {
      this.loseAnswers -= 1;
      throw new NotAnsweredError('No answer in time.');
    }
    return answer;
  }
}

/** A device's store in memory: outlives the page that uses it. */
export class MemoryStore implements LocalStore {
  #rows: (Row & { name: string })[] = [];
  #next = 1;

  rows(name: string): Promise<Row[]> {
    return Promise.resolve(this.#rows.filter((row) => row.name === name));
  }

  add(name: string, kind: RowKind, bytes: Uint8Array): Promise<number> {
    const key = this.#next;
    this.#next += 1;
    this.#rows.push({ key, name, kind, bytes });
    return Promise.resolve(key);
  }

  remove(keys: readonly number[]): Promise<void> {
    this.#rows = this.#rows.filter((row) => !keys.includes(row.key));
    return Promise.resolve();
  }
}
