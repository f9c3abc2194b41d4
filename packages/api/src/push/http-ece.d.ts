declare module 'http_ece' {
  import type { ECDH } from 'node:crypto';

  /** Encrypts for one receiver (RFC 8188 with the keys of RFC 8291). */
  export function encrypt(
    plain: Buffer,
    how: {
      version: 'aes128gcm';
      /** The receiver's public key, base64url. */
      dh: string;
      privateKey: ECDH;
      /** The receiver's secret, base64url. */
      authSecret: string;
    },
  ): Buffer;
}
