import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import MongoStore from 'connect-mongo';
import type { Request, RequestHandler } from 'express';
import session, { type SessionData } from 'express-session';
import type { Filter } from 'mongodb';
import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import type { WhoAsks } from '../http/route.ts';
import type { SignedIn } from '../live/ports.ts';
import type { Directories } from '../person/directory.ts';
import { ProblemError } from '../problem-error.ts';
import { cookieIn, cookieName } from './cookies.ts';
import { deviceWords } from './device-words.ts';
import type { AtProvider } from './logout-token.ts';
import { createNewIds } from './new-ids.ts';
import type { Work } from './pace.ts';
import { RememberingStore } from './remembering-store.ts';
import { hashOf } from './secrets.ts';
import { regenerated, saved } from './session-change.ts';
import { type SignIn, signInOf } from './session-life.ts';
import type { SessionSettings } from './session-settings.ts';

export interface Sessions {
  middleware: RequestHandler;
  whoAsks: WhoAsks;
  /** Who is behind a `Cookie` header, for the handshake of a socket; null when nobody is signed in. */
  signedIn(cookieHeader: string | undefined): Promise<SignedIn | null>;
  /** Signs somebody in: a new id, so that none handed out before can be used. */
  begin(
    req: Request,
    who: { person: string; organisation: string },
    how: Pick<SignIn, 'how' | 'idToken' | 'atProvider'>,
  ): Promise<void>;
  /** Who is signed in by this request's session, while it lasts. */
  of(req: Request): SignIn | null;
  /** Ends sessions of a person: one by its key, all, or all but one. */
  end(person: string, which: { only?: string; but?: string }): Promise<void>;
  /** Ends what the provider has signed out: one session there, or all of a person. @returns whose sessions ended */
  endAtProvider(signedOut: AtProvider): Promise<string[]>;
  /** Another node ended sessions of this person: they are read again. */
  forget(person: string): void;
  /** Every session of a person that lasts, the latest sign of life first. */
  list(person: string): Promise<SignIn[]>;
  close(): Promise<void>;
}

export interface SessionDeps {
  connection: Connection;
  collections: Collections;
  directories: Directories;
  settings: SessionSettings;
  clock: Clock;
  secret: string | undefined;
  behindTls: boolean;
  /** @throws ProblemError `too-many` */
  pace(person: string, work: Work): Promise<void>;
}

/** As the store keeps it. */
interface StoredSession {
  _id: string;
  session: SessionData;
}

/** A page says so when nobody has touched it for a while: what it reads by itself is no sign of life. */
const untouched = 'alongside-untouched';

/** Sessions in the database, so that any node knows them and a restart forgets nobody. */
export async function createSessions(deps: SessionDeps): Promise<Sessions> {
  const { connection, directories, settings, clock, behindTls } = deps;
  const secret = deps.secret ?? (await keptSecret(deps.collections));
  const name = cookieName('session', behindTls);
  const stored = connection.getClient().db(connection.name).collection<StoredSession>('sessions');
  const kept = MongoStore.create({
    client: connection.getClient(),
    dbName: connection.name,
    collectionName: stored.collectionName,
    ttl: settings.longestMs / 1000,
    stringify: false,
    transformId: hashOf,
  });
  const store = new RememberingStore(kept);
  const newIds = createNewIds({ stored, store, settings, clock });
  const noted = new Map<string, number>();

  async function askerOf(signIn: Pick<SignIn, 'person' | 'organisation'> | null) {
    if (!signIn) return null;
    const directory = await directories.of(signIn.organisation);
    const person = directory.find(signIn.person);
    return person ? { person, directory } : null;
  }

  async function lasts(key: string): Promise<boolean> {
    const found = await stored.find({ 'session.signIn.key': key }).toArray();
    const alive = found.map((one) => signInOf(one.session, settings, clock.now())).find(Boolean);
    return (await askerOf(alive ?? null)) !== null;
  }

  async function active(key: string): Promise<void> {
    const now = clock.now();
    const often = Math.min(60_000, settings.idleMs / 10);
    if (now - (noted.get(key) ?? 0) < often) return;
    if (noted.size > 10_000) noted.clear();
    noted.set(key, now);
    await stored.updateMany(
      { 'session.signIn.key': key },
      { $max: { 'session.signIn.seenAt': now } },
    );
    store.forget(({ signIn }) => signIn?.key === key);
  }

  function forget(person: string): void {
    store.forget(({ signIn }) => signIn?.person === person);
  }

  return {
    middleware: session({
      name,
      secret,
      store,
      resave: false,
      saveUninitialized: false,
      rolling: false,
      proxy: behindTls,
      cookie: {
        httpOnly: true,
        sameSite: 'lax',
        secure: behindTls,
        maxAge: settings.longestMs,
        path: '/',
      },
    }),
    async whoAsks(req, work) {
      const found = signInOf(req.session, settings, clock.now());
      const asker = await askerOf(found);
      if (!found || !asker) throw signInNeeded();
      await deps.pace(asker.person.id, work);
      if (req.get(untouched) === undefined) {
        await active(found.key);
        await newIds.whenDue(req, found);
      }
      return asker;
    },
    async signedIn(cookieHeader) {
      const id = sessionId(cookieIn(cookieHeader, name), secret);
      const found = signInOf(id === null ? null : await store.fresh(id), settings, clock.now());
      const asker = await askerOf(found);
      if (!found || !asker) return null;
      const { key } = found;
      const { id: person, organisation, name: called } = asker.person;
      return {
        person,
        organisation,
        name: called,
        session: {
          lasts: () => lasts(key),
          // What cannot be noted now is noted with the next sign of life.
          active: () => void active(key).catch(() => noted.delete(key)),
        },
      };
    },
    async begin(req, who, how) {
      const now = clock.now();
      const before = req.session.signIn?.key;
      await regenerated(req);
      req.session.signIn = {
        ...who,
        ...how,
        key: randomUUID(),
        since: now,
        seenAt: now,
        idSince: now,
        device: deviceWords(req.get('user-agent')),
      };
      await saved(req);
      if (before !== undefined) {
        await stored.deleteMany({ 'session.signIn.key': before });
        store.forget(({ signIn }) => signIn?.key === before);
      }
    },
    of: (req) => signInOf(req.session, settings, clock.now()),
    async end(person, { only, but }) {
      await stored.deleteMany({
        'session.signIn.person': person,
        ...(only === undefined ? {} : { 'session.signIn.key': only }),
        ...(but === undefined ? {} : { 'session.signIn.key': { $ne: but } }),
      });
      forget(person);
    },
    async endAtProvider(signedOut) {
      const theirs = sessionsOf(signedOut);
      const found = await stored.distinct('session.signIn.person', theirs);
      await stored.deleteMany(theirs);
      const people = found.map(String);
      for (const person of people) forget(person);
      return people;
    },
    forget,
    async list(person) {
      const found = await stored
        .find({ 'session.signIn.person': person })
        .sort({ 'session.signIn.seenAt': -1 })
        .limit(500)
        .toArray();
      const now = clock.now();
      const lasting = found.flatMap((one) => signInOf(one.session, settings, now) ?? []);
      return [...new Map(lasting.map((signIn) => [signIn.key, signIn])).values()];
    },
    close: () => kept.close(),
  };
}

function signInNeeded(): ProblemError {
  return new ProblemError('sign-in-needed', 'Sign in first; nothing you wrote is lost.');
}

/** Of one session at the provider, where it says which; a session it never named ends with any of its person. */
function sessionsOf({ sub, sid }: AtProvider): Filter<StoredSession> {
  const at = 'session.signIn.atProvider';
  if (sub === undefined) return { [`${at}.sid`]: sid };
  if (sid === undefined) return { [`${at}.sub`]: sub };
  return { [`${at}.sub`]: sub, $or: [{ [`${at}.sid`]: sid }, { [`${at}.sid`]: null }] };
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
function sessionId(cookie: string | null, secret: string): string | null {
  const [, id, signature] = /^s:([^.]{1,100})\.(.{1,100})$/.exec(cookie ?? '') ?? [];
  if (id === undefined || signature === undefined) return null;
  const expected = createHmac('sha256', secret).update(id).digest('base64').replaceAll('=', '');
  const given = Buffer.from(signature);
  const right = Buffer.from(expected);
  return given.length === right.length && timingSafeEqual(given, right) ? id : null;
}
