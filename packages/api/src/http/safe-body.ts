import type { NextFunction, Request, Response } from 'express';
import { ProblemError } from '../problem-error.ts';

const deepest = 12;
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
  if (hasBody && !req.is('application/json')) {
    throw new ProblemError('malformed', 'Send JSON, with the content type application/json.');
  }
  checkValue(req.body, 0);
  next();
}

function checkValue(value: unknown, depth: number): void {
  if (typeof value === 'string') {
    if (unkeepable.test(value)) {
      throw new ProblemError('malformed', 'This holds characters that cannot be kept.');
    }
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth >= deepest) throw new ProblemError('malformed', 'This is nested too deeply.');
  for (const [name, member] of Object.entries(value)) {
    if (name.startsWith('$') || name === '__proto__') {
      throw new ProblemError('malformed', 'This holds a name that means nothing here.');
    }
    checkValue(member, depth + 1);
  }
}
