import type { Problem } from '@alongside/workflows/problem';
import { noteSessionEnded } from '../session/session-state.ts';
import { untouchedFor } from '../session/touch.ts';
import { NotSentError, ProblemError } from './problems.ts';

/** Milliseconds without a touch after which nobody is taken to sit there. */
const aWhile = 60_000;

type Method = 'GET' | 'POST' | 'DELETE';

/**
 * One call to the service, under `/api/v1`.
 * @throws ProblemError when the service answers with a problem; a 401 also opens the sign-in sheet.
 * @throws NotSentError when no answer came.
 */
export async function request<Answer>(
  method: Method,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Answer> {
  const response = await reach(method, path, body, signal);
  if (response.ok) {
    // What the service sends was shaped by the very schemas these types come from; parsing it again would
    // put zod in front of the first page.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return response.status === 204 ? (undefined as Answer) : ((await response.json()) as Answer);
  }
  const problem = await readProblem(response);
  if (problem.status === 401) noteSessionEnded();
  throw new ProblemError(problem);
}

/** The same, for a file. */
export async function requestFile(path: string): Promise<Blob> {
  const response = await reach('GET', path, undefined, undefined);
  if (response.ok) return response.blob();
  const problem = await readProblem(response);
  if (problem.status === 401) noteSessionEnded();
  throw new ProblemError(problem);
}

async function reach(
  method: Method,
  path: string,
  body: unknown,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const headers: Record<string, string> = {};
  // What a page reads by itself does not keep a session alive that nobody sits at.
  if (method === 'GET' && untouchedFor() > aWhile) headers['alongside-untouched'] = '1';
  const init: RequestInit = { method, credentials: 'same-origin', signal: signal ?? null, headers };
  if (body !== undefined) {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(body);
  }
  try {
    const response = await fetch(`/api/v1${path}`, init);
    // A proxy in between answers 502 or 504 when the service itself was not reached.
    if (response.status === 502 || response.status === 504) throw new TypeError('not reached');
    return response;
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new NotSentError('No answer came.', { cause: error });
  }
}

async function readProblem(response: Response): Promise<Problem> {
  const isProblem = response.headers.get('content-type')?.includes('json') ?? false;
  const read: unknown = isProblem ? await response.json().catch(() => null) : null;
  if (looksLikeProblem(read)) return read;
  return {
    type: 'urn:alongside:problem:internal',
    title: 'Something went wrong here',
    status: response.status,
    detail: 'The service gave an answer this page does not understand.',
  };
}

function looksLikeProblem(read: unknown): read is Problem {
  return (
    typeof read === 'object' &&
    read !== null &&
    'detail' in read &&
    typeof read.detail === 'string' &&
    'status' in read &&
    typeof read.status === 'number'
  );
}
