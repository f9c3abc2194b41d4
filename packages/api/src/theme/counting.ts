import type { Logger } from 'pino';
import { leaseMs } from '../durable/outbox.ts';
import { countDiscussion, type CountDeps, recountDiscussion } from './count.ts';
import { publishFrame } from './publisher.ts';

const atOnce = 50;
/** Longer than any transaction that may still be counting by the codebook as it was. */
const secondLookMs = 90_000;

/**
 * Keeps the numbers up: marks what a changed codebook moves, counts what was agreed, counts again what was marked, and
 * works out what is published. A round for a poller: whether there may be more to do. Whoever takes something puts its
 * time forward first, so that another node leaves it alone; should it die, the time comes.
 */
export function createCounting(deps: CountDeps & { logger: Logger }): () => Promise<boolean> {
  const { collections, themes, clock, logger } = deps;
  const now = () => new Date(clock.now());
  const later = () => new Date(clock.now() + leaseMs);

  async function markMoved(): Promise<boolean> {
    const found = await themes.codebooks.findOneAndUpdate(
      { due: { $lte: now() } },
      { $set: { due: later() } },
    );
    if (!found) return false;
    const { organisation, revision, recount } = found;
    // Codebooks are given themes that were merged into others: those point to the others by now.
    const moved = found.themes.filter(({ into }) => into !== null).map(({ id }) => id);
    const touched = [...new Set([...recount, ...moved])];
    const marked = await themes.learnings.updateMany(
      { organisation, 'tags.theme': { $in: touched }, codebook: { $lt: revision } },
      { $set: { due: now() } },
    );
    const again = marked.modifiedCount > 0 ? new Date(clock.now() + secondLookMs) : null;
    await themes.codebooks.updateOne(
      { _id: organisation, revision },
      { $set: { due: again, ...(again ? {} : { recount: [] }) } },
    );
    return true;
  }

  async function countAgreed(): Promise<boolean> {
    const due = await collections.records
      .find({ due: { $lte: now() } }, { projection: { organisation: 1, discussion: 1 } })
      .sort({ due: 1 })
      .limit(atOnce)
      .toArray();
    for (const { _id, organisation, discussion } of due) {
      const taken = await collections.records.updateOne(
        { _id, due: { $lte: now() } },
        { $set: { due: later() } },
      );
      if (taken.modifiedCount === 1) await countDiscussion(deps, organisation, discussion);
    }
    return due.length > 0;
  }

  async function countMoved(): Promise<boolean> {
    const due = await themes.learnings
      .find({ due: { $lte: now() } }, { projection: { organisation: 1 } })
      .sort({ due: 1 })
      .limit(atOnce)
      .toArray();
    for (const { _id, organisation } of due) await recountDiscussion(deps, organisation, _id);
    return due.length > 0;
  }

  async function publishDue(): Promise<boolean> {
    const frame = await themes.frames.findOneAndUpdate(
      { due: { $lte: now() } },
      { $set: { due: later() } },
      { sort: { due: 1 } },
    );
    if (!frame) return false;
    await publishFrame(themes, frame, clock);
    logger.debug({ frame: frame._id }, 'Worked out what is published.');
    return true;
  }

  return async function round() {
    const did = [await markMoved(), await countAgreed(), await countMoved()];
    // Once everything that waits is counted.
    return did.some(Boolean) || (await publishDue());
  };
}
