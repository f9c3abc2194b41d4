import type { Json } from '@alongside/workflows/machine/workflow';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import { derivedId } from './canonical-json.ts';
import type { Receipt } from './stored-workflow.ts';

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
const longestWaitMs = 10 * 60_000;

/** Waits double from one second to ten minutes; an effect is never given up. */
export function waitAfter(attempts: number): number {
  return Math.min(1000 * 2 ** Math.min(attempts, 20), longestWaitMs);
}

/**
 * Delivers what committed commands owe: at least once each, by whichever node takes the lease.
 * @returns a round for a poller: whether there may be more to do.
 */
export function createOutbox(deps: {
  collections: Collections;
  clock: Clock;
  logger: Logger;
  deliver(delivery: Delivery): Promise<void>;
}): () => Promise<boolean> {
  const { collections, clock, logger, deliver } = deps;

  /** Takes the lease on the one that has waited longest. */
  function claim(): Promise<Receipt | null> {
    const now = clock.now();
    return collections.receipts.findOneAndUpdate(
      { due: { $lte: new Date(now) } },
      { $set: { due: new Date(now + leaseMs) }, $inc: { attempts: 1 } },
      { sort: { due: 1 }, returnDocument: 'after' },
    );
  }

  return async function round() {
    const receipt = await claim();
    if (!receipt) return false;
    const mine = { _id: receipt._id, attempts: receipt.attempts };
    try {
      for (const [index, effect] of (receipt.owed ?? []).entries()) {
        await deliver(deliveryOf(receipt, index, effect));
      }
      await collections.receipts.updateOne(mine, { $set: { owed: null, due: null } });
    } catch (error) {
      logger.warn(
        { err: error, command: receipt._id },
        'An effect was not delivered; it is tried again.',
      );
      const due = new Date(clock.now() + waitAfter(receipt.attempts));
      await collections.receipts.updateOne(mine, { $set: { due } });
    }
    return true;
  };
}

function deliveryOf(receipt: Receipt, index: number, effect: Json): Delivery {
  const { organisation, kind, workflow, by, at } = receipt;
  return { id: derivedId(receipt._id, index), organisation, kind, workflow, by, at, effect };
}
