import type { NextFunction, Request, Response } from 'express';
import { ProblemError } from '../problem-error.ts';

const reads = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Another site's page must not act in the name of who is signed in here. Browsers say where a request comes from;
 * a program that says nothing carries no stranger's cookie.
 */
export function requireSameOrigin(req: Request, _res: Response, next: NextFunction): void {
  if (reads.has(req.method)) {
    next();
    return;
  }
  const site = req.get('sec-fetch-site');
  const origin = req.get('origin');
  const fromElsewhere =
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    (origin !== undefined && hostOf(origin) !== req.get('host'));
  if (fromElsewhere) {
    throw new ProblemError('not-yours', 'This came from another site, so it was not done.');
  }
  next();
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
