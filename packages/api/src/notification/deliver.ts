import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AboutKind } from '@alongside/workflows/notification/about';
import type { NotificationKind } from '@alongside/workflows/notification/list';
import type { Clock } from '../clock.ts';
import type { Collections, StoredNotification } from '../database/collections.ts';
import { derivedId } from '../durable/canonical-json.ts';
import { isDuplicate } from '../durable/receipts.ts';
import type { Live } from '../live/ports.ts';

/** Something people are told. */
export interface Told {
  /** The effect it comes from: told twice is told once. */
  effect: string;
  organisation: string;
  to: string[];
  kind: NotificationKind;
  aboutKind: AboutKind;
  about: string;
  by: string | null;
}

export type Tell = (told: Told) => Promise<void>;

/**
 * Puts a notification before each person, once, however often it is delivered. What is delivered in the same
 * moment is written at once.
 * @param reach tells it by other ways, too
 */
export function createNotificationDelivery(
  { notifications }: Collections,
  live: Pick<Live, 'announce'>,
  clock: Clock,
  reach: Tell,
): Tell {
  let waiting: StoredNotification[] = [];
  let writing: Promise<void> | undefined;

  async function writeAll(): Promise<void> {
    await nextTurn();
    const batch = waiting;
    waiting = [];
    writing = undefined;
    try {
      // Written before its effect is noted as delivered, so it cannot be lost without being delivered again.
      await notifications.insertMany(batch, { ordered: false, writeConcern: { w: 1 } });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    for (const { _id, person, organisation } of batch) {
      live.announce({ kind: 'notification', id: _id, revision: 1 }, organisation, [person]);
    }
  }

  return async function deliver(told) {
    const { effect, organisation, to, kind, aboutKind, about, by } = told;
    const at = new Date(clock.now());
    for (const person of new Set(to)) {
      const _id = derivedId(effect, person);
      waiting.push({ _id, organisation, person, kind, aboutKind, about, by, at, readAt: null });
    }
    if (waiting.length === 0) return;
    writing ??= writeAll();
    await writing;
    // Afterwards, so that whoever is reached otherwise finds it on the screen, too.
    await reach(told);
  };
}
