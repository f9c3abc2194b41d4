import type { Person } from '@alongside/workflows/organisation/people';
import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import type { Directory } from '../person/directory.ts';
import { evenly } from './evenly.ts';
import { plainWords } from './plain-words.ts';
import type { Work } from '../session/pace.ts';
import { malformed } from './problems.ts';

/** Who asks, and the people around them. */
export interface Asker {
  person: Person;
  directory: Directory;
}

/** What a route answers: a value, or the bytes of an earlier answer. `etag` is the revision. */
export type Reply =
  | { status: number; json: unknown; etag?: number }
  | { status: number; body: string; etag?: number }
  | { status: number; file: File }
  | { status: 204 }
  /** On to another page. */
  | { status: 303; location: string };

/** Bytes to keep; `name` is what a browser saves them under. */
export interface File {
  bytes: Uint8Array;
  type: string;
  name: string;
}

interface Described {
  method: 'get' | 'post' | 'delete';
  /** Under `/api/v1`, in Express's notation. */
  path: string;
  summary: string;
  /** The good answer, for the OpenAPI document; `type` where it is not JSON. */
  answers: { status: 200 | 201 | 204 | 303; schema: z.ZodType; type?: string };
  /** Problems beside 400, 401 and 404. */
  problems?: readonly number[];
  /** What the body comes as, where that is not JSON. */
  takes?: 'form';
  /** Has a file put together, as every answer that is a file does: one person may ask for it less often. */
  costly?: boolean;
  /** Also answers 204: it was done, and ended the asker's own access. */
  mayEndAccess?: boolean;
  /** What the OpenAPI document shows where the validating schema takes more than it can show. */
  bodyShown?: z.ZodType;
}

interface Schemas<Params, Query, Body> {
  params: z.ZodType<Params>;
  query: z.ZodType<Query>;
  body: z.ZodType<Body>;
}

interface Asked<Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
  req: Request;
  res: Response;
}

/** A route as it is mounted and as it is described. */
export interface Route extends Described, Schemas<unknown, unknown, unknown> {
  /** Who may use it at all; what they may see there is the presenter's to decide. */
  rights: 'signedIn' | 'anybody';
  mount(router: Router, whoAsks: WhoAsks): void;
}

/** @throws ProblemError `sign-in-needed`, or `too-many` for one person */
export type WhoAsks = (req: Request, work: Work) => Promise<Asker>;

/** Nothing is asked for here, and nothing else is taken. */
export const none = z.strictObject({});
/** A request without a body. */
export const noBody = z.union([z.undefined(), none]);

/** A route for who is signed in. The order every route keeps: who asks → what is asked → the answer. */
export function route<Params, Query, Body>(
  spec: Described &
    Schemas<Params, Query, Body> & {
      handle(asked: Asked<Params, Query, Body> & { asker: Asker }): Promise<Reply>;
    },
): Route {
  return {
    ...spec,
    rights: 'signedIn',
    mount(router, whoAsks) {
      router[spec.method](spec.path, async (req, res) => {
        const asker = await whoAsks(req, workOf(spec));
        const reply = await evenly(() => spec.handle({ ...readAsked(spec, req, res), asker }));
        send(res, reply);
      });
    },
  };
}

/** A route that needs no sign-in. */
export function openRoute<Params, Query, Body>(
  spec: Described &
    Schemas<Params, Query, Body> & {
      handle(asked: Asked<Params, Query, Body>): Promise<Reply>;
    },
): Route {
  return {
    ...spec,
    rights: 'anybody',
    mount(router) {
      router[spec.method](spec.path, async (req, res) => {
        send(res, await spec.handle(readAsked(spec, req, res)));
      });
    },
  };
}

function workOf({ method, answers, costly = answers.type !== undefined }: Described): Work {
  if (costly) return 'export';
  return method === 'get' ? 'read' : 'command';
}

function readAsked<Params, Query, Body>(
  schemas: Schemas<Params, Query, Body>,
  req: Request,
  res: Response,
): Asked<Params, Query, Body> {
  return {
    params: read(schemas.params, req.params),
    query: read(schemas.query, req.query),
    body: read(schemas.body, req.body),
    req,
    res,
  };
}

function read<Value>(schema: z.ZodType<Value>, given: unknown): Value {
  const parsed = schema.safeParse(given, { error: plainWords });
  if (!parsed.success) throw malformed(parsed.error);
  return parsed.data;
}

function send(res: Response, reply: Reply): void {
  res.status(reply.status).set('Cache-Control', 'no-store');
  if ('etag' in reply && reply.etag !== undefined) res.set('ETag', `"${reply.etag}"`);
  if ('location' in reply) res.set('Location', reply.location).end();
  else if ('json' in reply) res.type('application/json').send(JSON.stringify(reply.json));
  else if ('file' in reply) sendFile(res, reply.file);
  else if ('body' in reply && reply.body !== '') res.type('application/json').send(reply.body);
  else res.end();
}

function sendFile(res: Response, { bytes, type, name }: File): void {
  // The name first: it would choose a type of its own.
  res.attachment(name).type(type).send(Buffer.from(bytes));
}
