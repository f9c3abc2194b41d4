import type { AboutKind } from '@alongside/workflows/notification/about';
import type { NotificationKind } from '@alongside/workflows/notification/list';
import type { Person } from '@alongside/workflows/organisation/people';
import type { MeetingNews } from '../calendar/meeting-news.ts';
import type { Directory } from '../person/directory.ts';

/** Ways to reach people beside the screen. */
export type ChannelName = 'email' | 'push';

/** One thing to be told. Nothing of what anybody wrote is in it, so nothing of it can be told. */
export interface Item {
  kind: NotificationKind;
  about: { kind: AboutKind; id: string };
  /** The sentence of its kind. */
  says: string;
  /** Name of who acted; null for the service. */
  by: string | null;
  at: Date;
}

/** What one person is told together. */
export interface Parcel {
  /** The same whenever it is tried again. */
  id: string;
  person: Person;
  directory: Directory;
  /** Oldest first, each kind about one thing once; never empty unless there is `meeting`. */
  items: Item[];
  /** The weekly one. */
  weekly: boolean;
  urgent: boolean;
  /** For the person's calendar. */
  meeting: MeetingNews | null;
  /** Times that an invitation offers, ISO instants. */
  times: string[];
}

/** Ready to go out. */
export interface Composed {
  title: string;
  text: string;
  html: string;
  /** Where it leads, with the service's address. */
  link: string;
  /** iCalendar, and the method it is sent with. */
  calendar: { method: MeetingNews['method']; text: string } | null;
  at: Date;
}

/** `refused`: for good, in the other side's words. `kept`: noted, and sent to nobody. */
export type Outcome = 'sent' | 'kept' | { refused: string };

/** A way to reach people. Adding one is to give it to the service (`service.ts`); when and what is the postman's. */
export interface Channel {
  /** Whether it could reach this person at all. */
  reaches(person: Person): boolean | Promise<boolean>;
  compose(parcel: Parcel): Composed;
  /** @throws NothingSentError, or whatever else is to be tried again later: the same, under the same id. */
  send(composed: Composed, to: { id: string; person: Person; urgent: boolean }): Promise<Outcome>;
}

/** It is certain that nothing went out: what is told next time may be put together anew. */
export class NothingSentError extends Error {
  override readonly name = 'NothingSentError';
}

export type Channels = Partial<Record<ChannelName, Channel>>;
