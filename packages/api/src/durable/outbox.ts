import { randomUUID } from 'node:crypto';
import type { Json } from '@alongside/workflows/machine/workflow';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import { dueBy } from '../database/due.ts';
import { derivedId } from './canonical-json.ts';
import type { StoredEvent } from './stored-workflow.ts';

/** One effect on its way. A receiver that has seen `id` before does nothing. */
export interface Delivery {
  id: string;
  organisation: string;
  /** Kind and id of the workflow it comes from. */
  kind: string;
  workflow: string;
  by: string | null;
  at: Date;
  effect: Json;
}

/** How long a node may take to deliver before another one tries, in milliseconds. */
export const leaseMs = 30_000;

/** What a command owes is leased to the node that commits it: it delivers from memory, and no one has to look for it. */
export const committer = { lease: 'committer', leaseMs: 5000 } as const;

const longestWaitMs = 10 * 60_000;
const atOnce = 50;

/**
 * The primary's word is enough for the outbox's own notes: were the last ones lost with the primary, what they
 * noted would be delivered once more, and dropped by its receiver.
 */
const noted = { writeConcern: { w: 1, journal: false } } as const;

/** Waits double from one second to ten minutes; an effect is never given up. */
export function waitAfter(attempts: number): number {
  return Math.min(1000 * 2 ** Math.min(attempts, 20), longestWaitMs);
}

/** Delivers what committed commands owe: at least once each, by whichever node holds the lease. */
export interface Outbox {
  /** Takes what this node has just committed. Should it die first, the lease ends and `round` of another node finds it. */
  hand(event: StoredEvent): void;
  /** Resolves when nothing that was handed over is under way. */
  handed(): Promise<void>;
  /** For a poller: delivers what nobody holds a lease on; whether there may be more to do. */
  round(): Promise<boolean>;
}

export function createOutbox(deps: {
  collections: Collections;
  clock: Clock;
  logger: Logger;
  deliver(delivery: Delivery): Promise<void>;
}): Outbox {
  const { collections, clock, logger, deliver } = deps;
  const { events } = collections;

  /** Takes the lease on what has waited longest; what another node took meanwhile is not among it. */
  async function claim(): Promise<StoredEvent[]> {
    const now = new Date(clock.now());
    const waiting = await events
      .find({ 'receipt.due': dueBy(now) }, { projection: { _id: 1 } })
      .sort({ 'receipt.due': 1 })
      .limit(atOnce)
      .toArray();
    if (waiting.length === 0) return [];
    const lease = randomUUID();
    const ids = waiting.map(({ _id }) => _id);
    const due = new Date(now.getTime() + leaseMs);
    await events.updateMany(
      { _id: { $in: ids }, 'receipt.due': { $lte: now } },
      { $set: { 'receipt.lease': lease, 'receipt.due': due }, $inc: { 'receipt.attempts': 1 } },
      noted,
    );
    return events
      .find({ _id: { $in: ids }, 'receipt.lease': lease }, { projection: { 'receipt.body': 0 } })
      .sort({ at: 1 })
      .toArray();
  }

  async function deliverAll(event: StoredEvent): Promise<boolean> {
    try {
      for (const [index, effect] of event.effects.entries()) {
        await deliver(deliveryOf(event, index, effect));
      }
      return true;
    } catch (error) {
      const { _id, receipt } = event;
      logger.warn({ err: error, command: _id }, 'An effect was not delivered; it is tried again.');
      await events.updateOne(
        { _id, 'receipt.lease': receipt.lease },
        { $set: { 'receipt.due': new Date(clock.now() + waitAfter(receipt.attempts)) } },
        noted,
      );
      return false;
    }
  }

  async function deliverThese(taken: readonly StoredEvent[]): Promise<void> {
    const done = await Promise.all(taken.map(deliverAll));
    const delivered = taken.filter((_, index) => done[index]).map(({ _id }) => _id);
    const [lease] = taken.map(({ receipt }) => receipt.lease);
    if (delivered.length === 0 || lease === undefined) return;
    await events.updateMany(
      { _id: { $in: delivered }, 'receipt.lease': lease },
      { $set: { 'receipt.due': null, 'receipt.lease': null } },
      noted,
    );
  }

  let inHand: StoredEvent[] = [];
  let atWork: Promise<void> | undefined;

  /** Whatever is handed over meanwhile goes together in the next turn. */
  async function deliverInHand(): Promise<void> {
    while (inHand.length > 0) {
      const taken = inHand;
      inHand = [];
      try {
        await deliverThese(taken);
      } catch (error) {
        logger.warn({ err: error }, 'Effects were not delivered; they are tried again.');
      }
    }
    atWork = undefined;
  }

  return {
    hand(event) {
      inHand.push(event);
      atWork ??= deliverInHand();
    },
    async handed() {
      while (atWork) await atWork;
    },
    async round() {
      const claimed = await claim();
      await deliverThese(claimed);
      return claimed.length > 0;
    },
  };
}

function deliveryOf(event: StoredEvent, index: number, effect: Json): Delivery {
  const { organisation, kind, workflow, by, at } = event;
  return { id: derivedId(event._id, index), organisation, kind, workflow, by, at, effect };
}
