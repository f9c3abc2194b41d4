import type { Collection } from 'mongodb';
import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import { readNowAndThen, type ReadNowAndThen } from '../person/read-now-and-then.ts';

/** A device on which somebody wants to hear. */
export interface StoredDevice {
  /** Derived from its address: a device that changes hands has one owner. */
  _id: string;
  organisation: string;
  person: string;
  /** In words its owner knows it by. */
  name: string;
  since: Date;
  /** Where its browser has pushes brought in, and the keys that only this browser opens them with. */
  address: string;
  p256dh: string;
  auth: string;
}

export interface PushCollections {
  devices: Collection<StoredDevice>;
}

/** Makes the collection and its indexes where they are missing; harmless to repeat. */
export async function pushCollections(connection: Connection): Promise<PushCollections> {
  const { db } = connection;
  if (!db) throw new Error('The connection is not open.');
  const devices = db.collection<StoredDevice>('pushdevices');
  await devices.createIndex({ organisation: 1, person: 1, since: 1 });
  return { devices };
}

/** Who of an organisation has any device at all. */
export type Owners = ReadNowAndThen<ReadonlySet<string>>;

export function readOwners({ devices }: PushCollections, clock: Clock): Owners {
  return readNowAndThen(
    async (organisation) => new Set(await devices.distinct('person', { organisation })),
    clock,
  );
}
