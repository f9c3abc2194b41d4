import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import { z } from 'zod';
import type { Collections } from '../database/collections.ts';

/** By what push services know that it is this deployment that sends (RFC 8292). */
export interface Vapid {
  /** The public key as browsers ask for it: an uncompressed point, base64url. */
  publicKey: string;
  /** The `Authorization` header for a push to this address. */
  authorization(address: string, now: number): Promise<string>;
}

const entry = 'push';
const jwkSchema = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});
type Jwk = z.infer<typeof jwkSchema>;
const holdsForSeconds = 12 * 60 * 60;

/**
 * The deployment's own keys, made once and kept with its other keys.
 * @param contact whom a push service may write to: `mailto:` or an address of the service.
 */
export async function createVapid({ keys }: Collections, contact: () => string): Promise<Vapid> {
  const fresh = JSON.stringify(await makeKey());
  const kept = await keys.findOneAndUpdate(
    { _id: entry },
    { $setOnInsert: { secret: fresh } },
    { upsert: true, returnDocument: 'after' },
  );
  if (!kept) throw new Error('The keys for pushes could not be kept.');
  const jwk = jwkSchema.parse(JSON.parse(kept.secret));
  const key = await importJWK(jwk, 'ES256');
  const publicKey = pointOf(jwk);
  return {
    publicKey,
    async authorization(address, now) {
      const token = await new SignJWT()
        .setProtectedHeader({ typ: 'JWT', alg: 'ES256' })
        .setAudience(new URL(address).origin)
        .setSubject(contact())
        .setExpirationTime(Math.floor(now / 1000) + holdsForSeconds)
        .sign(key);
      return `vapid t=${token}, k=${publicKey}`;
    },
  };
}

async function makeKey(): Promise<Jwk> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return jwkSchema.parse(await exportJWK(privateKey));
}

function pointOf({ x, y }: Jwk): string {
  const [across, up] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
  return Buffer.concat([Buffer.of(4), across, up]).toString('base64url');
}
