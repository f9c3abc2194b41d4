import type { AboutKind } from '@alongside/workflows/notification/about';
import type { Choices } from '@alongside/workflows/notification/choices';
import type { NotificationKind } from '@alongside/workflows/notification/list';
import type { Collection } from 'mongodb';
import type { Connection } from 'mongoose';
import type { MeetingNews } from '../calendar/meeting-news.ts';
import type { Clock } from '../clock.ts';
import { readNowAndThen, type ReadNowAndThen } from '../person/read-now-and-then.ts';
import type { ChannelName, Composed } from './channel.ts';

/** How one person hears of things; nobody else's. */
export interface StoredChoices {
  /** The person. */
  _id: string;
  organisation: string;
  choices: Choices;
}

/** What the people of an organisation chose; nobody who left everything as usual is in it. */
export type Chosen = ReadNowAndThen<ReadonlyMap<string, Choices>>;

export function readChosen({ choices }: NotificationCollections, clock: Clock): Chosen {
  return readNowAndThen(async (organisation) => {
    const found = await choices.find({ organisation }).toArray();
    return new Map(found.map((one) => [one._id, one.choices]));
  }, clock);
}

/** Something to be told to one person by one way beside the screen. */
export interface StoredLetter {
  /** The same for the same effect, person and channel; its e-mail's Message-ID. */
  _id: string;
  organisation: string;
  person: string;
  channel: ChannelName;
  kind: NotificationKind;
  aboutKind: AboutKind;
  about: string;
  by: string | null;
  /** The notification on the screen; null where there is none. */
  notification: string | null;
  weekly: boolean;
  /** A worry about a child: before everything else, and whatever the hour. */
  urgent: boolean;
  meeting: MeetingNews | null;
  writtenAt: Date;
  /** When it is to go, or to be tried again; null when there is nothing more to do. */
  due: Date | null;
  /** Of whoever is at it, and until when. */
  lease: string | null;
  leasedUntil: Date | null;
  attempts: number;
  /** `carried`: told within another one. `overtaken`: there was nothing left to tell. `kept`: shown in the demo, not sent. */
  state: 'waiting' | 'carried' | 'overtaken' | 'sent' | 'kept' | 'refused';
  within: string | null;
  sentAt: Date | null;
  /** What the other side said when it did not take it. */
  problem: string | null;
  /** As it goes out: made once, so that what is sent again is the same. */
  composed: Composed | null;
}

/** An address that did not take an e-mail. */
export interface StoredRefusal {
  /** The person. */
  _id: string;
  organisation: string;
  address: string;
  says: string;
  since: Date;
  last: Date;
}

export interface NotificationCollections {
  choices: Collection<StoredChoices>;
  letters: Collection<StoredLetter>;
  refusals: Collection<StoredRefusal>;
}

/** Makes the collections and their indexes where they are missing; harmless to repeat. */
export async function notificationCollections(
  connection: Connection,
): Promise<NotificationCollections> {
  const { db } = connection;
  if (!db) throw new Error('The connection is not open.');
  const collections: NotificationCollections = {
    choices: db.collection('choices'),
    letters: db.collection('letters'),
    refusals: db.collection('refusals'),
  };
  const owed = { partialFilterExpression: { due: { $type: 'date' } } };
  await Promise.all([
    collections.choices.createIndex({ organisation: 1 }),
    collections.letters.createIndex({ urgent: -1, due: 1 }, owed),
    collections.letters.createIndex({ writtenAt: 1 }),
    collections.letters.createIndex({
      organisation: 1,
      person: 1,
      channel: 1,
      sentAt: -1,
      _id: -1,
    }),
    collections.letters.createIndex(
      { within: 1 },
      { partialFilterExpression: { within: { $type: 'string' } } },
    ),
    collections.refusals.createIndex({ organisation: 1 }),
  ]);
  return collections;
}
