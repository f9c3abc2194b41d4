import { z } from 'zod';

/** Every problem the service can answer with, over HTTP and over the socket. `status` follows HTTP. */
export const problemKinds = {
  malformed: { status: 400, title: 'That could not be read' },
  'sign-in-needed': { status: 401, title: 'Please sign in' },
  'not-yours': { status: 403, title: 'That is not yours to do' },
  'not-found': { status: 404, title: 'There is nothing here for you' },
  'no-such-method': { status: 405, title: 'That cannot be done at this address' },
  conflict: { status: 409, title: 'Somebody was first' },
  'command-id-reused': { status: 409, title: 'That command id was used for something else' },
  frozen: { status: 409, title: 'This can no longer be changed' },
  'too-large': { status: 413, title: 'That is too large' },
  'not-now': { status: 422, title: 'Not possible now' },
  'missing-updates': { status: 422, title: 'Earlier changes are missing' },
  'too-many': { status: 429, title: 'That is too fast' },
  internal: { status: 500, title: 'Something went wrong here' },
  unavailable: { status: 503, title: 'Not ready yet' },
} as const;
export type ProblemKind = keyof typeof problemKinds;

/** RFC 9457. `type` is `urn:alongside:problem:<kind>`. Extra members depend on the kind. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
  })
  .loose();
export type Problem = z.infer<typeof problemSchema>;

export function problem(
  kind: ProblemKind,
  detail: string,
  extra: Record<string, unknown> = {},
): Problem {
  const { status, title } = problemKinds[kind];
  return { ...extra, type: `urn:alongside:problem:${kind}`, title, status, detail };
}
