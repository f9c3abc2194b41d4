import type { CookieOptions, Request, Response } from 'express';

const day = 24 * 60 * 60 * 1000;

/** The cookies of this service. */
export const cookies = {
  session: 'alongside',
  /** A browser somebody has signed in from. */
  device: 'alongside-device',
  /** A browser that is on its way to the provider and back. */
  signOn: 'alongside-sign-on',
} as const;

/** Behind TLS a browser takes a cookie of this prefix from this very host alone, secured. */
export function cookieName(which: keyof typeof cookies, behindTls: boolean): string {
  return behindTls ? `__Host-${cookies[which]}` : cookies[which];
}

export const lifetimes = { device: 180 * day, signOn: 10 * 60 * 1000 } as const;

export function setCookie(
  res: Response,
  which: keyof typeof lifetimes,
  value: string,
  behindTls: boolean,
): void {
  res.cookie(cookieName(which, behindTls), value, {
    ...shape(behindTls),
    maxAge: lifetimes[which],
  });
}

export function clearCookie(res: Response, which: keyof typeof cookies, behindTls: boolean): void {
  res.clearCookie(cookieName(which, behindTls), shape(behindTls));
}

export function readCookie(
  req: Pick<Request, 'headers'>,
  which: keyof typeof cookies,
  behindTls: boolean,
): string | null {
  return cookieIn(req.headers.cookie, cookieName(which, behindTls));
}

/** One cookie of a `Cookie` header. */
export function cookieIn(header: string | undefined, name: string): string | null {
  const found = header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`));
  return found === undefined ? null : decoded(found.slice(name.length + 1));
}

function shape(secure: boolean): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure, path: '/' };
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch (error) {
    if (error instanceof URIError) return '';
    throw error;
  }
}
