import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { ProblemError } from '../problem-error.ts';

/** A sign-on as the provider knows it: the person, and which of their sessions there. */
export interface AtProvider {
  sub?: string | undefined;
  sid?: string | undefined;
}

const event = 'http://schemas.openid.net/event/backchannel-logout';
const name = z.string().min(1).max(1000);
const claimsSchema = z
  .object({
    sub: name.optional(),
    sid: name.optional(),
    events: z.object({ [event]: z.record(z.string(), z.unknown()) }),
    /** What tells it from an ID token, which would be accepted otherwise. */
    nonce: z.undefined().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined);

/** Signatures that only the provider can make. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'].concat([
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
]);

/**
 * Whom a logout token signs out (OpenID Connect Back-Channel Logout 1.0, section 2.6). One older than five minutes counts no
 * more, so that a token that got into other hands signs nobody out for long.
 * @throws ProblemError `malformed` for anything else than a logout token of this provider for us, `unavailable` when its keys
 * cannot be read: it may send it again
 */
export async function readLogoutToken(
  token: string,
  expected: { issuer: string; clientId: string; keys: JWTVerifyGetKey; now: number },
): Promise<AtProvider> {
  const { issuer, clientId, keys, now } = expected;
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience: clientId,
      algorithms,
      maxTokenAge: '5 minutes',
      clockTolerance: 30,
      requiredClaims: ['iat', 'jti'],
      currentDate: new Date(now),
    });
    const read = claimsSchema.safeParse(payload);
    if (!read.success) throw new errors.JWTInvalid('This is no logout token.');
    const { sub, sid } = read.data;
    return { sub, sid };
  } catch (error) {
    const unread = error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout);
    throw unread
      ? new ProblemError('malformed', 'This is no logout token for this service.')
      : new ProblemError('unavailable', 'The provider’s keys could not be read. Send it again.');
  }
}
