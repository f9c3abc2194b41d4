import type { NextFunction, Request, Response } from 'express';
import { ProblemError } from '../problem-error.ts';

const deepest = 12;
/** Names and values in one body, and characters of a name. */
const most = 20_000;
const longestName = 200;
const unkeepable = /\u0000|\p{Surrogate}/u;

/** Refuses, before any schema looks, what no schema would take and no database can keep. */
export function requireSafeBody(req: Request, _res: Response, next: NextFunction): void {
  if (req.method === 'GET' || req.method === 'HEAD' || req.method === 'OPTIONS') {
    next();
    return;
  }
  const hasBody =
    req.headers['transfer-encoding'] !== undefined ||
    Number(req.headers['content-length'] ?? 0) > 0;
  if (hasBody && req.body === undefined) {
    throw new ProblemError('malformed', 'Send JSON, with the content type application/json.');
  }
  checkValue(req.body, 0, { left: most });
  next();
}

function checkValue(value: unknown, depth: number, allowed: { left: number }): void {
  allowed.left -= 1;
  if (allowed.left < 0) throw new ProblemError('malformed', 'This holds too much at once.');
  if (typeof value === 'string') {
    if (unkeepable.test(value)) {
      throw new ProblemError('malformed', 'This holds characters that cannot be kept.');
    }
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth >= deepest) throw new ProblemError('malformed', 'This is nested too deeply.');
  for (const [name, member] of Object.entries(value)) {
    if (name.startsWith('$') || name === '__proto__' || name.length > longestName) {
      throw new ProblemError('malformed', 'This holds a name that means nothing here.');
    }
    checkValue(member, depth + 1, allowed);
  }
}
