import type { NotificationKind } from '@alongside/workflows/notification/contract';
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
  aboutKind: 'discussion' | 'action';
  about: string;
  by: string | null;
}

/** Puts a notification before each person, once, however often it is delivered. */
export async function deliverNotification(
  { notifications }: Collections,
  live: Pick<Live, 'announce'>,
  clock: Clock,
  { effect, organisation, to, kind, aboutKind, about, by }: Told,
): Promise<void> {
  const told: StoredNotification[] = [...new Set(to)].map((person) => ({
    _id: derivedId(effect, person),
    organisation,
    person,
    kind,
    aboutKind,
    about,
    by,
    at: new Date(clock.now()),
    readAt: null,
  }));
  if (told.length === 0) return;
  try {
    // Written before its effect is noted as delivered, so it cannot be lost without being delivered again.
    await notifications.insertMany(told, { ordered: false, writeConcern: { w: 1 } });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  for (const { _id, person } of told) {
    live.announce({ kind: 'notification', id: _id, revision: 1 }, organisation, [person]);
  }
}
