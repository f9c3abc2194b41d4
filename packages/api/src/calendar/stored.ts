import type { Collection } from 'mongodb';
import type { Connection } from 'mongoose';

/** What one person's calendar was last told of the meeting of one discussion. */
export interface StoredMeeting {
  /** `<discussion>:<person>` */
  _id: string;
  organisation: string;
  discussion: string;
  person: string;
  startsAt: string;
  durationMinutes: number;
  cancelled: boolean;
  /** One more at every change. */
  sequence: number;
}

/** A person's own calendar by secret address. The secret itself is kept nowhere. */
export interface StoredFeed {
  /** SHA-256 of the secret. */
  _id: string;
  organisation: string;
  person: string;
  madeAt: Date;
}

export interface CalendarCollections {
  meetings: Collection<StoredMeeting>;
  feeds: Collection<StoredFeed>;
}

/** Makes the collections and their indexes where they are missing; harmless to repeat. */
export async function calendarCollections(connection: Connection): Promise<CalendarCollections> {
  const { db } = connection;
  if (!db) throw new Error('The connection is not open.');
  const collections: CalendarCollections = {
    meetings: db.collection('meetings'),
    feeds: db.collection('calendarfeeds'),
  };
  await Promise.all([
    collections.meetings.createIndex({ organisation: 1, discussion: 1 }),
    collections.feeds.createIndex({ organisation: 1, person: 1 }),
  ]);
  return collections;
}
