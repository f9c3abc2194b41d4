import {
  idSchema,
  personRefSchema,
  personRoles,
  personSchema,
} from '@alongside/workflows/organisation/people';
import type { Request } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { z } from 'zod';
import type { Collections } from '../database/collections.ts';
import { noBody, none, openRoute, type Route, route } from '../http/route.ts';
import { presentMe, meSchema } from '../person/present.ts';
import type { Directories } from '../person/directory.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import { cookieName } from './session.ts';

export interface SessionRoutesDeps {
  collections: Collections;
  directories: Directories;
  demoMode: boolean;
  /** Sign-ins from one address in a minute. */
  signInsAMinute: number;
  /** A session of this person has ended: their sockets are asked again who is behind them. */
  sessionEnded(person: string): void;
}

const demoPersonSchema = personRefSchema.extend({
  roles: z.array(z.enum(personRoles)),
  team: z.string().nullable(),
  service: z.string().nullable(),
  comesFor: z.string().nullable(),
});

/** Signing in and out. Without an identity provider there is demo mode only: one chooses who to be. */
export function sessionRoutes(deps: SessionRoutesDeps): Route[] {
  const { collections, directories, demoMode } = deps;
  const limiter = new RateLimiterMemory({ points: deps.signInsAMinute, duration: 60 });

  const signOut = openRoute({
    method: 'delete',
    path: '/session',
    summary: 'Sign out',
    params: none,
    query: none,
    body: noBody,
    answers: { status: 204, schema: z.undefined() },
    async handle({ req, res }) {
      const who = req.session.who;
      await ended(req);
      if (who) deps.sessionEnded(who.person);
      res.clearCookie(cookieName, { path: '/' });
      return { status: 204 };
    },
  });

  const me = route({
    method: 'get',
    path: '/me',
    summary: 'Who is signed in',
    params: none,
    query: none,
    body: noBody,
    answers: { status: 200, schema: meSchema },
    async handle({ asker }) {
      return { status: 200, json: presentMe(asker) };
    },
  });

  const signIn = openRoute({
    method: 'post',
    path: '/session',
    summary: 'Sign in as a person of the demo organisation (demo mode only)',
    params: none,
    query: none,
    body: z.strictObject({ demoPerson: idSchema }),
    answers: { status: 200, schema: personSchema },
    problems: [429],
    async handle({ req, body }) {
      await limited(limiter, req);
      const found = await collections.people.findOne({ _id: body.demoPerson });
      if (!found) throw notFound();
      const directory = await directories.of(found.organisation);
      const person = directory.find(found._id) ?? (await refreshed(directories, found));
      const before = req.session.who;
      await begun(req, { person: found._id, organisation: found.organisation });
      if (before) deps.sessionEnded(before.person);
      return { status: 200, json: person };
    },
  });

  const demoPeople = openRoute({
    method: 'get',
    path: '/demo/people',
    summary: 'Whom one may sign in as (demo mode only)',
    params: none,
    query: none,
    body: noBody,
    answers: { status: 200, schema: z.object({ items: z.array(demoPersonSchema) }) },
    async handle() {
      const people = await collections.people
        .find({ comesFor: { $ne: null } })
        .sort({ name: 1, _id: 1 })
        .limit(500)
        .toArray();
      const items = people.map(({ _id, name, roles, team, service, comesFor }) => ({
        id: _id,
        name,
        roles,
        team,
        service,
        comesFor,
      }));
      return { status: 200, json: { items } };
    },
  });

  return demoMode ? [signOut, me, signIn, demoPeople] : [signOut, me];
}

/** Somebody who joined since the organisation's people were read. */
async function refreshed(
  directories: Directories,
  { _id, organisation }: { _id: string; organisation: string },
) {
  directories.forget(organisation);
  return (await directories.of(organisation)).find(_id);
}

async function limited(limiter: RateLimiterMemory, req: Request): Promise<void> {
  try {
    await limiter.consume(req.ip ?? 'unknown');
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw new ProblemError('too-many', 'Too many sign-ins from here. Try again in a minute.');
  }
}

/** A new session id at every sign-in, so that none handed out before can be used. */
function begun(req: Request, who: { person: string; organisation: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.regenerate((error: unknown) => {
      if (error) return reject(asError(error));
      req.session.who = who;
      req.session.save((problem: unknown) => (problem ? reject(asError(problem)) : resolve()));
    });
  });
}

function ended(req: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.destroy((error: unknown) => (error ? reject(asError(error)) : resolve()));
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
