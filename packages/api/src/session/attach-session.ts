import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import type { Route } from '../http/route.ts';
import type { Directories } from '../person/directory.ts';
import { demoRoutes } from './demo-routes.ts';
import { createDevices } from './devices.ts';
import { createLimiters } from './limits.ts';
import { createPace } from './pace.ts';
import { passwordRoutes } from './password-routes.ts';
import { createPasswords } from './passwords.ts';
import { createPeopleOfProvider } from './people-of-provider.ts';
import { createProvider } from './provider.ts';
import { sessionRoutes } from './routes.ts';
import { createSessions, type Sessions } from './session.ts';
import type { SessionSettings } from './session-settings.ts';
import { createSignInLimits } from './sign-in-limits.ts';
import { createSignInLinks } from './sign-in-links.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { signOnRoutes } from './sign-on-routes.ts';
import { sessionCollections } from './stored.ts';

export interface AttachSessionDeps {
  connection: Connection;
  collections: Collections;
  directories: Directories;
  settings: SessionSettings;
  clock: Clock;
  logger: Logger;
  secret: string | undefined;
  behindTls: boolean;
  demoMode: boolean;
  signInsAMinute: number;
}

/** Everything about who is signed in. The routes need to know whom to tell of a session's end. */
export async function attachSession(deps: AttachSessionDeps): Promise<{
  sessions: Sessions;
  routes(sessionEnded: (person: string) => void): Route[];
}> {
  const { connection, collections, directories, settings, clock, logger, behindTls, demoMode } =
    deps;
  const stored = await sessionCollections(connection);
  const limiter = await createLimiters(connection);
  const sessions = await createSessions({ ...deps, pace: createPace(limiter, settings) });
  const { signOn, publicUrl } = settings;
  const provider =
    signOn && publicUrl !== null
      ? createProvider({ settings: signOn, publicUrl, stored, clock, logger })
      : null;
  const links = createSignInLinks(stored, collections, clock);
  const limits = createSignInLimits(limiter, deps.signInsAMinute);

  return {
    sessions,
    routes(tell) {
      function sessionEnded(person: string): void {
        logger.info({ event: 'session ended', person }, 'a session ended');
        tell(person);
      }
      const signIn = {
        ...{ collections, directories, sessions, limits, sessionEnded, logger },
        passwords: createPasswords(stored, collections, clock),
        devices: createDevices(stored, { clock, behindTls }),
        ways: { demo: demoMode, password: settings.local },
      };
      return [
        ...sessionRoutes({
          ...{ sessions, links, provider, settings, clock, demoMode, behindTls, sessionEnded },
          collections,
        }),
        ...signInRoutes(signIn),
        ...(demoMode ? demoRoutes(collections) : []),
        ...(settings.local ? passwordRoutes({ ...signIn, links, limiter }) : []),
        ...(provider && signOn
          ? signOnRoutes({
              ...{ provider, sessions, limits, behindTls, logger, sessionEnded },
              personOf: createPeopleOfProvider({
                ...{ settings: signOn, stored, collections, directories, clock },
                async endSessions(person) {
                  await sessions.end(person, {});
                  sessionEnded(person);
                },
              }),
            })
          : []),
      ];
    },
  };
}
