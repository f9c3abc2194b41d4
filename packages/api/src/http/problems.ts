import { type Problem, problem } from '@alongside/workflows/problem';
import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { ProblemError } from '../problem-error.ts';

/** Answers with a problem (RFC 9457). */
export function sendProblem(res: Response, answer: Problem): void {
  res
    .status(answer.status)
    .set('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(answer));
}

/** 400 that says what could not be read, first in one sentence and then each in its place. */
export function malformed(error: z.ZodError): ProblemError {
  const errors = error.issues.map(({ path, message }) => ({ at: path.join('.'), says: message }));
  const [first] = errors;
  const detail = first ? (first.at === '' ? first.says : `${first.at}: ${first.says}`) : '';
  return new ProblemError('malformed', detail, { errors: errors.slice(0, 20) });
}

/** The one place where an error becomes an answer. */
export function createProblemHandler(logger: Logger) {
  return (error: unknown, req: Request, res: Response, next: NextFunction): void => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const answer = problemOf(error);
    if (answer.status >= 500) logger.error({ err: error }, 'A request failed.');
    // What somebody may not do, or tries too often, is worth seeing; by its route, for addresses hold secrets.
    else if (answer.status === 403 || answer.status === 429) {
      const { method, ip } = req;
      const refused = { event: 'refused', status: answer.status, type: answer.type };
      logger.info(
        { ...refused, method, route: routeOf(req), ip, person: signedInAs(req) },
        'A request was refused.',
      );
    }
    sendProblem(res, answer);
  };
}

function routeOf(req: Request): string | undefined {
  const route: unknown = req.route;
  const named = typeof route === 'object' && route !== null && 'path' in route;
  return named && typeof route.path === 'string' ? route.path : undefined;
}

function signedInAs({ session }: { session?: Request['session'] }): string | undefined {
  return session?.signIn?.person;
}

function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.toProblem();
  if (error instanceof z.ZodError) return malformed(error).toProblem();
  if (error instanceof URIError) return problem('malformed', 'This address cannot be read.');
  const status = statusOf(error);
  if (status === 413) return problem('too-large', 'Send less than 256 kB at once.');
  if (status !== undefined && status >= 400 && status < 500) {
    return problem('malformed', 'What was sent could not be read as JSON.');
  }
  return problem(
    'internal',
    'That was our fault, not yours. Nothing was changed; please try again.',
  );
}

/** What Express and its body reader mean by an error. */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  return typeof error.status === 'number' ? error.status : undefined;
}
