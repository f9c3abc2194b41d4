import type { ClientSession } from 'mongodb';
import type { LiveCollections } from './document-log.ts';

/**
 * Touches the stored document so that of an agreement reading it in a transaction and an edit just inserted one
 * waits for, or starts again after, the other. Without it an edit inserted after the agreement's snapshot and
 * checked before its commit would be acknowledged and yet be missing from the record.
 */
export async function touchFence(
  { documents }: LiveCollections,
  names: readonly { organisation: string; name: string }[],
  session?: ClientSession,
): Promise<void> {
  await documents.bulkWrite(
    names.map(({ organisation, name }) => ({
      updateOne: {
        filter: { _id: name, organisation },
        update: { $inc: { fence: 1 }, $setOnInsert: { revision: 0, state: null, writers: [] } },
        upsert: true,
      },
    })),
    { ordered: false, ...(session ? { session } : {}) },
  );
}
