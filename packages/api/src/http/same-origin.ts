import type { RequestHandler } from 'express';
import { ProblemError } from '../problem-error.ts';

const reads = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Another site's page must not act in the name of who is signed in here. Browsers say where a request comes from:
 * `Sec-Fetch-Site`, where they know it, and `Origin` with everything that changes something; a program that says
 * neither carries no stranger's cookie. Beside this, cookies are SameSite=Lax, and only JSON is taken, which another
 * site cannot send without asking first and never gets leave to. So no token is needed; `docs/security.md` has more.
 * @param publicUrl where a proxy in front changes the host it was called by
 */
export function requireSameOrigin(publicUrl: string | null): RequestHandler {
  return (req, _res, next) => {
    if (reads.has(req.method)) {
      next();
      return;
    }
    const site = req.get('sec-fetch-site');
    const fromElsewhere = site !== undefined && site !== 'same-origin' && site !== 'none';
    if (fromElsewhere || !isOwnOrigin(req.headers, publicUrl)) {
      throw new ProblemError('not-yours', 'This came from another site, so it was not done.');
    }
    next();
  };
}

/** Whether a request says nothing of the page it comes from, or names one of ours. */
export function isOwnOrigin(
  { origin, host }: { origin?: string | undefined; host?: string | undefined },
  publicUrl: string | null,
): boolean {
  if (origin === undefined) return true;
  const from = hostOf(origin);
  return (
    from !== undefined && (from === host || (publicUrl !== null && from === hostOf(publicUrl)))
  );
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
