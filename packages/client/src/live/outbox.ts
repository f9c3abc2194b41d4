import { maxUpdateBytes } from '@alongside/workflows/live/protocol';
import { inParts } from './in-parts.ts';
import { takeBatch } from './sync.ts';

/** Batches under way at once. The service answers when they are durable; others see them meanwhile. */
const underWayAtMost = 16;

/** Updates sent as one. */
export interface Batch {
  readonly update: Uint8Array;
  readonly parts: readonly Uint8Array[];
}

/** What was typed here and is not known to be durable, oldest first. */
export class Outbox {
  #waiting: Uint8Array[] = [];
  #underWay: Batch[] = [];

  get isEmpty(): boolean {
    return this.#waiting.length === 0 && this.#underWay.length === 0;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** What is larger than one update may be goes in parts. */
  add(...updates: readonly Uint8Array[]): void {
    for (const update of updates) this.#waiting.push(...inParts(update, maxUpdateBytes / 2));
  }

  /** The next to send, which is under way from now on; null when nothing waits or enough is under way. */
  next(): Batch | null {
    if (this.#underWay.length >= underWayAtMost) return null;
    const next = takeBatch(this.#waiting, maxUpdateBytes / 2);
    if (!next) return null;
    const batch = { update: next.batch, parts: this.#waiting.slice(0, next.taken) };
    this.#waiting = this.#waiting.slice(next.taken);
    this.#underWay.push(batch);
    return batch;
  }

  /** This batch is durable. */
  saved(batch: Batch): void {
    this.#underWay = this.#underWay.filter((other) => other !== batch);
  }

  /** Nothing is under way any more: all of it waits again, in its order. */
  takeBack(): void {
    this.#waiting = [...this.#underWay.flatMap(({ parts }) => parts), ...this.#waiting];
    this.#underWay = [];
  }

  /** Takes everything out that waits but the oldest, which can then be sent by itself. */
  takeRest(): Uint8Array[] {
    return this.#waiting.splice(1);
  }

  clear(): void {
    this.#waiting = [];
    this.#underWay = [];
  }
}
