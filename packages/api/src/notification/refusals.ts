import type { NotificationCollections, StoredLetter } from './stored.ts';

/** Notes that an address took nothing, for administrators; later letters to it are tried all the same. */
export async function noteRefusal(
  { refusals }: NotificationCollections,
  { person, organisation }: StoredLetter,
  address: string,
  says: string,
  at: Date,
): Promise<void> {
  await refusals.updateOne(
    { _id: person, organisation },
    { $set: { address, says, last: at }, $setOnInsert: { since: at } },
    { upsert: true },
  );
}

/** It takes them again. */
export async function forgetRefusal(
  { refusals }: NotificationCollections,
  { person, organisation }: StoredLetter,
): Promise<void> {
  await refusals.deleteOne({ _id: person, organisation });
}
