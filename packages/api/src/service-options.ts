import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Post } from './push/push-channel.ts';
import type { SessionSettings } from './session/session-settings.ts';

/** What a service is made with: its configuration, and what tests and the demo put in its place. */
export interface ServiceOptions extends Omit<
  Config,
  | 'mongodbUri'
  | 'dataFolder'
  | 'logLevel'
  | 'demoYear'
  | 'session'
  | 'securityContact'
  | 'mail'
  | 'mailIn'
> {
  mongodbUri: string;
  logger: Logger;
  clock?: Clock;
  /** Without it no e-mail goes out. */
  mail?: Config['mail'];
  /** Without it nothing comes in by e-mail. */
  mailIn?: Config['mailIn'];
  /** Carries pushes elsewhere; for tests. */
  post?: Post;
  /** What differs from the defaults. */
  session?: Partial<SessionSettings>;
  /** Sessions keep the time of the world, also where a story's clock is moved. */
  sessionClock?: Clock;
  securityContact?: string | undefined;
}
