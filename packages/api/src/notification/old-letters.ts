import type { Clock } from '../clock.ts';
import type { NotificationCollections } from './stored.ts';

/** How long it is kept what went out to whom, in milliseconds: 90 days. */
const letterAge = 90 * 24 * 60 * 60 * 1000;

/** Lets go of letters that went out, or had nothing left to tell, long ago. A round for a poller. */
export async function dropOldLetters(
  { letters }: NotificationCollections,
  clock: Clock,
): Promise<boolean> {
  const before = new Date(clock.now() - letterAge);
  await letters.deleteMany({ due: null, writtenAt: { $lt: before } });
  return false;
}
