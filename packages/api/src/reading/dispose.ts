import type { StoredViewing, ViewLogCollections } from './stored.ts';
import type { ViewLog } from './view-log.ts';

/**
 * Lets go of the entries of an organisation's view log that are older than `before`, sealed: an entry that says up to where
 * and by which hash comes first and is durable, so that the rest can still be verified. What a crash leaves over goes with
 * the next call. @returns how many entries went.
 */
export async function disposeViewings(
  { viewings }: Pick<ViewLogCollections, 'viewings'>,
  viewLog: Pick<ViewLog, 'appendSealed'>,
  asked: { organisation: string; before: Date; by: string | null; reason: string },
): Promise<number> {
  const { organisation, before, by: person, reason } = asked;
  const last = await lastBefore(viewings, organisation, before);
  if (!last) return 0;
  const gone = { organisation, sequence: { $lte: last.sequence } };
  const disposed = {
    upTo: last.sequence,
    hash: last.hash,
    entries: await viewings.countDocuments(gone),
  };
  await viewLog.appendSealed(
    { organisation, person, what: 'disposed', about: {}, reason },
    disposed,
  );
  const { deletedCount } = await viewings.deleteMany(gone, {
    writeConcern: { w: 'majority', journal: true },
  });
  return deletedCount;
}

/** The log is in the order of writing, and clocks of nodes differ: only what is old without a break goes. */
async function lastBefore(
  viewings: ViewLogCollections['viewings'],
  organisation: string,
  before: Date,
): Promise<StoredViewing | null> {
  const [firstToStay] = await viewings
    .find({ organisation, at: { $gte: before } })
    .sort({ sequence: 1 })
    .limit(1)
    .toArray();
  const [last] = await viewings
    .find({ organisation, ...(firstToStay && { sequence: { $lt: firstToStay.sequence } }) })
    .sort({ sequence: -1 })
    .limit(1)
    .toArray();
  return last ?? null;
}
