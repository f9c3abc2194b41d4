import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import * as oidc from 'openid-client';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { ProblemError } from '../problem-error.ts';
import { type Claimed, lacks, readClaims, SignOnRefused } from './claims.ts';
import { lifetimes } from './cookies.ts';
import { type AtProvider, readLogoutToken } from './logout-token.ts';
import { hashOf, newSecret } from './secrets.ts';
import type { SignOnSettings } from './sign-on-settings.ts';
import type { SessionCollections } from './stored.ts';

export const callbackPath = '/session/sign-on/callback';
export const backChannelPath = '/session/back-channel-logout';
/** What a provider says of itself is read again after so long, in milliseconds. */
const metadataAge = 24 * 60 * 60 * 1000;

/** Signing on with OpenID Connect: authorization code, PKCE, state and nonce. */
export interface Provider {
  /** Where to send a browser so that it comes back to the page `to`; `browser` is the secret in its cookie. */
  begin(to: string, browser: string): Promise<URL>;
  /**
   * What came back. Each sign-on is finished once, in the browser that began it.
   * @throws SignOnRefused
   */
  finish(
    query: URLSearchParams,
    browser: string | null,
  ): Promise<{
    claimed: Claimed;
    idToken: string | undefined;
    atProvider: AtProvider;
    to: string;
  }>;
  /** Whom the provider says it has signed out. @throws ProblemError `malformed`, `unavailable` */
  signedOut(logoutToken: string): Promise<AtProvider>;
  /** Where to sign out of the provider too; null where it does not say, or does not answer. */
  signOutUrl(idToken: string | undefined): Promise<string | null>;
}

export function createProvider(deps: {
  settings: SignOnSettings;
  publicUrl: string;
  stored: SessionCollections;
  clock: Clock;
  logger: Logger;
}): Provider {
  const { settings, publicUrl, stored, clock, logger } = deps;
  const back = `${publicUrl}/api/v1${callbackPath}`;
  let known: { at: number; found: Promise<Discovered> } | null = null;

  function discovered(): Promise<Discovered> {
    const now = clock.now();
    if (known && now - known.at < metadataAge) return known.found;
    const found = discover(settings).then((config) => ({ config, keys: keysOf(config) }));
    known = { at: now, found };
    found.catch(() => {
      known = null;
    });
    return found;
  }

  return {
    async begin(to, browser) {
      const { config } = await discovered().catch((error: unknown) => {
        throw new SignOnRefused('unavailable', 'The provider does not answer.', { cause: error });
      });
      const [state, nonce] = [newSecret(), newSecret()];
      const verifier = oidc.randomPKCECodeVerifier();
      await stored.signOns.insertOne({
        _id: hashOf(state),
        organisation: settings.organisation,
        browser: hashOf(browser),
        nonce,
        verifier,
        to,
        forgetAt: new Date(clock.now() + lifetimes.signOn),
      });
      return oidc.buildAuthorizationUrl(config, {
        redirect_uri: back,
        scope: settings.scopes,
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
    },

    async finish(query, browser) {
      const state = query.get('state') ?? '';
      const begun = await stored.signOns.findOneAndDelete({
        _id: hashOf(state),
        browser: hashOf(browser ?? ''),
        forgetAt: { $gt: new Date(clock.now()) },
      });
      if (!begun) throw new SignOnRefused('again', 'No sign-on of this browser has this state.');
      if (query.has('error'))
        throw new SignOnRefused('refused', `The provider says ${query.get('error')}.`);
      try {
        const { config } = await discovered();
        const tokens = await oidc.authorizationCodeGrant(
          config,
          new URL(`${back}?${query.toString()}`),
          {
            pkceCodeVerifier: begun.verifier,
            expectedNonce: begun.nonce,
            expectedState: state,
            idTokenExpected: true,
          },
        );
        const claims: Record<string, unknown> = { ...tokens.claims() };
        const more =
          lacks(claims, settings) && config.serverMetadata().userinfo_endpoint !== undefined
            ? await oidc.fetchUserInfo(config, tokens.access_token, String(claims['sub']))
            : {};
        const claimed = readClaims({ ...more, ...claims }, settings);
        const { sub, sid } = atProviderSchema.parse(claims);
        return { claimed, idToken: tokens.id_token, atProvider: { sub, sid }, to: begun.to };
      } catch (error) {
        if (error instanceof SignOnRefused) throw error;
        throw new SignOnRefused('unavailable', 'The provider’s answer was not as agreed.', {
          cause: error,
        });
      }
    },

    async signedOut(logoutToken) {
      const { config, keys } = await discovered().catch(() => {
        throw new ProblemError('unavailable', 'The provider does not answer. Send it again.');
      });
      const { issuer } = config.serverMetadata();
      return readLogoutToken(logoutToken, {
        ...{ issuer, keys, now: clock.now() },
        clientId: settings.clientId,
      });
    },

    async signOutUrl(idToken) {
      try {
        const { config } = await discovered();
        if (config.serverMetadata().end_session_endpoint === undefined) return null;
        return oidc.buildEndSessionUrl(config, {
          post_logout_redirect_uri: `${publicUrl}/`,
          ...(idToken === undefined ? {} : { id_token_hint: idToken }),
        }).href;
      } catch (error) {
        logger.warn({ err: error }, 'where to sign out at the provider could not be found out');
        return null;
      }
    },
  };
}

/** What the provider says of itself, and the keys it signs with. */
interface Discovered {
  config: oidc.Configuration;
  keys: JWTVerifyGetKey;
}

const atProviderSchema = z.object({ sub: z.string(), sid: z.string().optional().catch(undefined) });

function keysOf(config: oidc.Configuration): JWTVerifyGetKey {
  const { jwks_uri: at = '' } = config.serverMetadata();
  return createRemoteJWKSet(new URL(at), { timeoutDuration: 10_000 });
}

/** Over TLS, except to a provider on this very machine; every ID token's signature is checked. */
function discover(settings: SignOnSettings): Promise<oidc.Configuration> {
  const issuer = new URL(settings.issuer);
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname);
  return oidc.discovery(issuer, settings.clientId, settings.clientSecret, undefined, {
    timeout: 10,
    execute: [
      oidc.enableNonRepudiationChecks,
      // Marked so as a warning, not because it goes: only for a provider on this very machine, as in tests.
      // oxlint-disable-next-line typescript/no-deprecated
      ...(here ? [oidc.allowInsecureRequests] : []),
    ],
  });
}
