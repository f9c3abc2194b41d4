import type { RequestHandler } from 'express';

const day = 24 * 60 * 60 * 1000;
/** A client that keeps this file asks again after so long, in milliseconds. */
const counts = 180 * day;

/** Whom to tell of a weakness (RFC 9116). `contact` is a `mailto:` or web address. */
export function securityTxt(contact: string, publicUrl: string | null): RequestHandler {
  return (_req, res) => {
    const lines = [
      `Contact: ${contact}`,
      `Expires: ${new Date(Date.now() + counts).toISOString()}`,
      'Preferred-Languages: en',
      ...(publicUrl === null ? [] : [`Canonical: ${publicUrl}/.well-known/security.txt`]),
    ];
    res.type('text/plain').send(`${lines.join('\n')}\n`);
  };
}
