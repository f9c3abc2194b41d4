import type { NextFunction, Request, Response } from 'express';
import { ProblemError } from '../problem-error.ts';

/** Characters of a whole address, and parameters in it: more than any page or provider sends. */
const longest = 8192;
const most = 40;
/** An operator of the database where a value belongs: `{"$ne": 1}`. */
const operator = /^\s{0,8}[[{]\s{0,8}["']?\$/;

/** Refuses, before any route is looked for, an address that no route takes. */
export function requireSafeAddress(req: Request, _res: Response, next: NextFunction): void {
  if (req.originalUrl.length > longest) throw refused('This address is too long.');
  const [path = '', query = ''] = splitOnce(req.originalUrl);
  const decoded = decodedOrNull(path);
  // Ids are letters, digits, hyphens and underscores; what cannot be decoded is refused where routes are matched.
  if (decoded !== null && /[${}]/.test(decoded)) throw meaningless();
  const parameters = [...new URLSearchParams(query)];
  if (parameters.length > most) throw refused('This address asks for too much at once.');
  for (const [name, value] of parameters) {
    if (/[$[\]{}]/.test(name) || name === '__proto__' || operator.test(value)) throw meaningless();
  }
  next();
}

function splitOnce(url: string): [string, string] {
  const at = url.indexOf('?');
  return at === -1 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
}

function decodedOrNull(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

function meaningless(): ProblemError {
  return refused('This address holds a name that means nothing here.');
}

function refused(says: string): ProblemError {
  return new ProblemError('malformed', says);
}
