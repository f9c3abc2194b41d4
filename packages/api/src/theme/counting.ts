import type { Logger } from 'pino';
import { dueBy } from '../database/due.ts';
import { leaseMs } from '../durable/outbox.ts';
import { countDiscussions, type CountDeps, recountDiscussions } from './count.ts';
import { publishFrame } from './publisher.ts';

const atOnce = 100;
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
  const isDue = () => dueBy(now());
  const later = () => new Date(clock.now() + leaseMs);

  async function markMoved(): Promise<boolean> {
    const found = await themes.codebooks.findOneAndUpdate(
      { due: isDue() },
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
      .find({ due: isDue() }, { projection: { organisation: 1, discussion: 1 } })
      .sort({ due: 1 })
      .limit(atOnce)
      .toArray();
    for (const [organisation, own] of byOrganisation(due)) {
      await collections.records.updateMany(
        { _id: { $in: own.map(({ _id }) => _id) }, due: isDue() },
        { $set: { due: later() } },
      );
      const discussions = [...new Set(own.map(({ discussion }) => discussion))];
      await countDiscussions(deps, organisation, discussions);
    }
    return due.length > 0;
  }

  async function countMoved(): Promise<boolean> {
    const due = await themes.learnings
      .find({ due: isDue() }, { projection: { organisation: 1 } })
      .sort({ due: 1 })
      .limit(atOnce)
      .toArray();
    for (const [organisation, own] of byOrganisation(due)) {
      await recountDiscussions(
        deps,
        organisation,
        own.map(({ _id }) => _id),
      );
    }
    return due.length > 0;
  }

  async function publishDue(): Promise<boolean> {
    const frame = await themes.frames.findOneAndUpdate(
      { due: isDue() },
      { $set: { due: later() } },
      { sort: { due: 1 } },
    );
    if (!frame) return false;
    await publishFrame(deps, frame);
    logger.debug({ frame: frame._id }, 'Worked out what is published.');
    return true;
  }

  return async function round() {
    const did = [await markMoved(), await countAgreed(), await countMoved()];
    // Once everything that waits is counted.
    return did.some(Boolean) || (await publishDue());
  };
}

function byOrganisation<Due extends { organisation: string }>(
  due: readonly Due[],
): Map<string, Due[]> {
  const found = new Map<string, Due[]>();
  for (const one of due) {
    const own = found.get(one.organisation);
    if (own) own.push(one);
    else found.set(one.organisation, [one]);
  }
  return found;
}
