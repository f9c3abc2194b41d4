import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { createMeetings } from '../calendar/meetings.ts';
import type { CalendarCollections } from '../calendar/stored.ts';
import type { Clock } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import { createEmailChannel, demoSender } from '../mail/email-channel.ts';
import type { MailSettings } from '../mail/mail-settings.ts';
import { mailRoutes } from '../mail/routes.ts';
import { createSmtp } from '../mail/smtp.ts';
import type { Directories } from '../person/directory.ts';
import type { Route } from '../http/route.ts';
import { choiceRoutes } from './choice-routes.ts';
import type { Channels } from './channel.ts';
import type { Told } from './deliver.ts';
import { createLetters } from './letters.ts';
import { createPostman } from './postman.ts';
import { type NotificationCollections, notificationCollections, readChosen } from './stored.ts';
import { dropOldLetters } from './old-letters.ts';

export interface ReachingOptions {
  connection: Connection;
  collections: Collections;
  calendar: CalendarCollections;
  directories: Directories;
  clock: Clock;
  logger: Logger;
  mail: MailSettings | undefined;
  /** E-mails that are not sent are kept to be looked at. */
  demoMode: boolean;
  /** Where people reach the service, without a slash at the end. */
  publicUrl(): string;
  /** Other ways to reach people than e-mail. */
  channels?: Channels;
  wake(): void;
}

/** Everything that reaches people beside the screen. */
export interface Reaching {
  stored: NotificationCollections;
  /** Writes down what is to be told, once, however often it is asked to. */
  write(told: Told): Promise<void>;
  routes: Route[];
  /** For pollers. */
  rounds: { letters(): Promise<boolean>; oldLetters(): Promise<boolean> };
  close(): void;
}

export async function createReaching(options: ReachingOptions): Promise<Reaching> {
  const { connection, collections, calendar, directories, clock, logger, mail } = options;
  const { demoMode, publicUrl } = options;
  const from = mail?.from ?? demoSender;
  const emails = mail ? 'sent' : demoMode ? 'kept' : 'notSetUp';
  const stored = await notificationCollections(connection);
  const smtp = mail ? createSmtp(mail) : null;
  const channels: Channels = { ...options.channels };
  if (emails !== 'notSetUp') {
    channels.email = createEmailChannel(smtp, { from, publicUrl, clock });
  }
  const chosen = readChosen(stored, clock);
  const meetings = createMeetings({ collections, calendar, chosen, clock });
  const deps = { collections, reach: stored, directories, channels, clock, logger };
  return {
    stored,
    write: createLetters({ ...deps, chosen, meetings, wake: options.wake }),
    routes: [
      ...choiceRoutes({ stored, chosen, calendar, emails, push: channels.push }),
      ...mailRoutes({ stored, demoMode, from }),
    ],
    rounds: {
      letters: createPostman(deps),
      oldLetters: () => dropOldLetters(stored, clock),
    },
    close: () => smtp?.close(),
  };
}
