import type { Logger } from 'pino';
import { z } from 'zod';
import type { StoredPerson } from '../database/collections.ts';
import { noBody, none, openRoute, type Route } from '../http/route.ts';
import { type Claimed, SignOnRefused } from './claims.ts';
import { clearCookie, readCookie, setCookie } from './cookies.ts';
import { ownPage } from './own-page.ts';
import { backChannelPath, callbackPath, type Provider } from './provider.ts';
import { newSecret } from './secrets.ts';
import type { Sessions } from './session.ts';
import type { SignInLimits } from './sign-in-limits.ts';

/** Signing on with the provider. Both are pages a browser goes to, so that failures lead to a screen with words. */
export function signOnRoutes(deps: {
  provider: Provider;
  personOf(claimed: Claimed): Promise<StoredPerson>;
  sessions: Sessions;
  limits: SignInLimits;
  behindTls: boolean;
  logger: Logger;
  sessionEnded(person: string): void;
}): Route[] {
  const { provider, personOf, sessions, limits, behindTls, logger, sessionEnded } = deps;
  const long = z.string().max(4096);

  function failed(error: unknown): { status: 303; location: string } {
    if (!(error instanceof SignOnRefused)) throw error;
    logger.warn({ err: error }, 'a sign-on came to nothing');
    return { status: 303, location: `/?sign-on=${error.refusal}` };
  }

  return [
    openRoute({
      method: 'get',
      path: '/session/sign-on',
      summary: 'Go to the provider to sign on, and come back to a page of this service',
      params: none,
      query: z.strictObject({ to: z.string().max(1000).optional() }),
      body: noBody,
      answers: { status: 303, schema: z.undefined() },
      problems: [429],
      async handle({ req, res, query }) {
        await limits.address(req);
        try {
          const browser = readCookie(req, 'signOn', behindTls) ?? newSecret();
          const { href } = await provider.begin(ownPage(query.to), browser);
          setCookie(res, 'signOn', browser, behindTls);
          return { status: 303, location: href };
        } catch (error) {
          return failed(error);
        }
      },
    }),
    openRoute({
      method: 'get',
      path: callbackPath,
      summary: 'Where the provider sends people back to',
      params: none,
      // A provider may say more than is asked for.
      query: z
        .object({ state: long.optional(), code: long.optional(), error: long.optional() })
        .catchall(long),
      body: noBody,
      answers: { status: 303, schema: z.undefined() },
      problems: [429],
      async handle({ req, res, query }) {
        await limits.address(req);
        try {
          const browser = readCookie(req, 'signOn', behindTls);
          const given = Object.entries(query).filter(
            (entry): entry is [string, string] => entry[1] !== undefined,
          );
          const { claimed, idToken, atProvider, to } = await provider.finish(
            new URLSearchParams(given),
            browser,
          );
          const { _id: person, organisation } = await personOf(claimed);
          const before = sessions.of(req)?.person;
          await sessions.begin(
            req,
            { person, organisation },
            { how: 'provider', atProvider, ...(idToken === undefined ? {} : { idToken }) },
          );
          const signedIn = {
            event: 'signed in',
            how: 'provider',
            person,
            organisation,
            ip: req.ip,
          };
          logger.info(signedIn, 'somebody signed in');
          if (before !== undefined) sessionEnded(before);
          clearCookie(res, 'signOn', behindTls);
          return { status: 303, location: to };
        } catch (error) {
          return failed(error);
        }
      },
    }),
    openRoute({
      method: 'post',
      path: backChannelPath,
      summary: 'For the provider: whom it has signed out (OpenID Connect Back-Channel Logout 1.0)',
      params: none,
      query: none,
      takes: 'form',
      // A provider may say more than is asked for.
      body: z.object({ logout_token: z.string().max(16_000) }),
      answers: { status: 200, schema: z.object({}) },
      problems: [429, 503],
      async handle({ req, body }) {
        await limits.address(req);
        const ended = await sessions.endAtProvider(await provider.signedOut(body.logout_token));
        for (const person of ended) sessionEnded(person);
        return { status: 200, json: {} };
      },
    }),
  ];
}
