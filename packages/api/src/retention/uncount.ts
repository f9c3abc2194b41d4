import type { ClientSession } from 'mongodb';
import type { Clock } from '../clock.ts';
import { addedUp, whenPublished } from '../theme/count.ts';
import type { ThemeCollections } from '../theme/stored.ts';

/**
 * Takes a discussion that goes out of the numbers of its place and week, so that they stay what the records say; what is
 * published of them is worked out again. Within the transaction in which the discussion goes: once, or not at all.
 */
export async function uncount(
  { learnings, rollups, frames }: ThemeCollections,
  organisation: string,
  discussion: string,
  clock: Clock,
  session: ClientSession,
): Promise<void> {
  const counted = await learnings.findOneAndDelete({ _id: discussion, organisation }, { session });
  if (!counted) return;
  const taken = { contribution: counted.contribution, by: -1 };
  await rollups.bulkWrite(addedUp(organisation, [taken]), { session });
  await frames.updateOne(
    { _id: `${organisation}:${counted.frame}` },
    { $inc: { revision: 1 }, $set: { due: whenPublished(counted.week, clock) } },
    { session },
  );
}
