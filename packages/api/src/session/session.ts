import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import MongoStore from 'connect-mongo';
import session from 'express-session';
import type { RequestHandler } from 'express';
import type { Connection } from 'mongoose';
import type { Collections } from '../database/collections.ts';
import type { Directories } from '../person/directory.ts';
import { ProblemError } from '../problem-error.ts';
import type { SignedIn } from '../live/ports.ts';
import type { WhoAsks } from '../http/route.ts';
import { RememberingStore } from './remembering-store.ts';

declare module 'express-session' {
  interface SessionData {
    who: { person: string; organisation: string };
  }
}

export const cookieName = 'alongside';
const twelveHours = 12 * 60 * 60 * 1000;

export interface Sessions {
  middleware: RequestHandler;
  whoAsks: WhoAsks;
  /** Who is behind a `Cookie` header, for the handshake of a socket; null when nobody is signed in. */
  signedIn(cookieHeader: string | undefined): Promise<SignedIn | null>;
  close(): Promise<void>;
}

/** Sessions in the database, so that any node knows them and a restart forgets nobody. */
export async function createSessions(
  connection: Connection,
  collections: Collections,
  directories: Directories,
  options: { secret: string | undefined; behindTls: boolean },
): Promise<Sessions> {
  const secret = options.secret ?? (await keptSecret(collections));
  const kept = MongoStore.create({
    client: connection.getClient(),
    dbName: connection.name,
    collectionName: 'sessions',
    ttl: twelveHours / 1000,
    touchAfter: 15 * 60,
    stringify: false,
  });
  const store = new RememberingStore(kept);

  async function askerOf(who: { person: string; organisation: string } | undefined) {
    if (!who) return null;
    const directory = await directories.of(who.organisation);
    const person = directory.find(who.person);
    return person ? { person, directory } : null;
  }

  return {
    middleware: session({
      name: cookieName,
      secret,
      store,
      resave: false,
      saveUninitialized: false,
      rolling: false,
      proxy: options.behindTls,
      cookie: {
        httpOnly: true,
        sameSite: 'lax',
        secure: options.behindTls,
        maxAge: twelveHours,
        path: '/',
      },
    }),
    async whoAsks(req) {
      const asker = await askerOf(req.session.who);
      if (!asker)
        throw new ProblemError('sign-in-needed', 'Sign in first; nothing you wrote is lost.');
      return asker;
    },
    async signedIn(cookieHeader) {
      const id = sessionId(cookieHeader, secret);
      if (id === null) return null;
      const found = await new Promise<session.SessionData | null | undefined>((resolve, reject) => {
        store.get(id, (error: unknown, known) => {
          if (error) reject(error instanceof Error ? error : new Error(String(error)));
          else resolve(known);
        });
      });
      const asker = await askerOf(found?.who);
      if (!asker) return null;
      const { id: person, organisation, name } = asker.person;
      return { person, organisation, name };
    },
    close: () => kept.close(),
  };
}

/** A secret of this deployment's own, made once and kept with its data. */
async function keptSecret(collections: Collections): Promise<string> {
  const kept = await collections.keys.findOneAndUpdate(
    { _id: 'session' },
    { $setOnInsert: { secret: randomBytes(32).toString('base64url') } },
    { upsert: true, returnDocument: 'after' },
  );
  if (!kept) throw new Error('The key for sessions could not be kept.');
  return kept.secret;
}

/** The session's id out of a cookie signed by `secret` (`s:<id>.<HMAC>`), or null. */
function sessionId(cookieHeader: string | undefined, secret: string): string | null {
  const cookie = cookieHeader
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${cookieName}=`));
  if (!cookie) return null;
  const match = /^s:([^.]+)\.(.+)$/.exec(decoded(cookie.slice(cookieName.length + 1)));
  if (!match?.[1] || !match[2]) return null;
  const expected = createHmac('sha256', secret)
    .update(match[1])
    .digest('base64')
    .replace(/=+$/, '');
  const given = Buffer.from(match[2]);
  const right = Buffer.from(expected);
  return given.length === right.length && timingSafeEqual(given, right) ? match[1] : null;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch (error) {
    if (error instanceof URIError) return '';
    throw error;
  }
}
