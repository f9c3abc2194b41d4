import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from 'mongodb';
import type { StoredFrame } from '../../src/theme/stored.ts';
import { markDue } from './fill.ts';
import { organisation } from './organisation.ts';

const lookMs = 10;
/** The service takes a frame by putting its time forward for as long as it may need; then it is at work. */
const patienceMs = 30 * 60_000;

/**
 * Marks frames as due and waits until the service has published them.
 * @returns seconds of each from when the one before was done; the first from when the service took it up
 */
export async function publishAnew(
  db: Db,
  frames: readonly number[],
): Promise<{ seconds: number; each: number[] }> {
  const kept = db.collection<StoredFrame>('themeframes');
  const stamps = new Map<number, number>();
  await markDue(db, frames);
  const began = performance.now();
  let taken: number | null = null;
  while (stamps.size < frames.length) {
    if (performance.now() - began > patienceMs) throw new Error('They are not published.');
    const found = await kept.find({ organisation, frame: { $in: [...frames] } }).toArray();
    const now = performance.now();
    for (const { frame, due } of found) {
      if (isDone(due)) stamps.set(frame, stamps.get(frame) ?? now);
      else if (due !== null && due.getTime() > Date.now()) taken ??= now;
    }
    await pause(lookMs);
  }
  const ends = [...stamps.values()].toSorted((one, other) => one - other);
  const each = ends.map((end, index) => (end - (ends[index - 1] ?? taken ?? began)) / 1000);
  return { seconds: ((ends.at(-1) ?? began) - (taken ?? began)) / 1000, each };
}

/** Nothing to do, or not before next Monday: more than the time that is put forward while it is worked out. */
function isDone(due: Date | null): boolean {
  return due === null || due.getTime() - Date.now() > 10 * 60_000;
}
