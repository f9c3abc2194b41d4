import { setTimeout as pause } from 'node:timers/promises';
import type { Failed } from '@alongside/workflows/live/protocol';
import * as Y from 'yjs';
import { organisation, type Visit, visitAs } from './live-service.ts';

/**
 * A page written from `docs/live.md` alone, on a network that loses, repeats and turns round what it sends. Keeps
 * what is not acknowledged and makes up for it after joining again.
 */
export class Page {
  readonly document = new Y.Doc();
  /** Marks of edits that the service has acknowledged. */
  readonly acknowledged = new Set<string>();
  readonly person: string;
  readonly #name: string;
  #visit: Visit | null = null;
  #url: string | null = null;
  #unsent: { update: Uint8Array; mark: string }[] = [];
  #under: Promise<unknown>[] = [];

  constructor(person: string, name: string) {
    this.person = person;
    this.#name = name;
    this.document.on('update', (update: Uint8Array, origin: unknown) => {
      if (typeof origin === 'string') this.#unsent.push({ update, mark: origin });
    });
  }

  /** Where it is connected; null when it is not. */
  get at(): string | null {
    return this.#visit && this.#url;
  }

  /** Types something and remembers it under `mark`. Nothing is sent yet. */
  type(mark: string, write: (document: Y.Doc) => void): void {
    this.document.transact(() => write(this.document), mark);
  }

  async connect(url: string): Promise<void> {
    this.drop();
    // One of them in compact frames, the other in plain ones.
    const compact = this.person === 'priya';
    const visit = await visitAs(url, this.person, organisation, { compact });
    this.#visit = visit;
    this.#url = url;
    visit.socket.on('doc:update', ({ update }) => {
      if (this.#visit === visit) Y.applyUpdate(this.document, new Uint8Array(update), visit);
    });
    await this.synchronise();
  }

  /** The connection breaks off. */
  drop(): void {
    this.#visit?.socket.disconnect();
    this.#visit = null;
    // Nobody answers what was on its way.
    this.#under = [];
  }

  /** Joins and sends all that the service lacks; whatever was typed so far is acknowledged by the answer. */
  async synchronise(): Promise<void> {
    const visit = this.#visit;
    if (!visit) return;
    const joined = await untilServed(() =>
      visit.join(this.#name, Y.encodeStateVector(this.document)),
    );
    if (!joined.ok) throw new Error(joined.problem.detail);
    Y.applyUpdate(this.document, new Uint8Array(joined.update), visit);
    const marks = this.#unsent.map(({ mark }) => mark);
    this.#unsent = [];
    const missing = Y.encodeStateAsUpdate(this.document, new Uint8Array(joined.stateVector));
    const answer = await untilServed(() => visit.update(this.#name, missing));
    if (!answer.ok) throw new Error(answer.problem.detail);
    for (const mark of marks) this.acknowledged.add(mark);
  }

  /** Sends what was typed: in any order, some twice, some never. */
  send(network: { reverse: boolean; repeat: boolean; lose: number }): void {
    const visit = this.#visit;
    if (!visit) return;
    const sending = this.#unsent.filter(
      (_, place) => network.lose === 0 || place % network.lose !== 0,
    );
    if (network.reverse) sending.reverse();
    for (const { update, mark } of network.repeat
      ? sending.flatMap((each) => [each, each])
      : sending) {
      this.#under.push(
        visit.update(this.#name, update).then((answer: { ok: true } | Failed) => {
          if (answer.ok) this.acknowledged.add(mark);
        }),
      );
    }
  }

  /** Resolves when all that was sent on a connection that still stands is answered. */
  async answered(): Promise<void> {
    const under = this.#under;
    this.#under = [];
    await Promise.all(under);
  }

  /** Resolves with the next answer to what was sent, at once when nothing is on its way. */
  async anAnswer(): Promise<void> {
    if (this.#under.length > 0) await Promise.race(this.#under);
  }
}

/** A service without its database says so, and is asked again. */
async function untilServed<Result extends { ok: true } | Failed>(
  ask: () => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask();
    if (answer.ok || answer.problem.status < 500 || tries === 20) return answer;
    await pause(250);
  }
}
