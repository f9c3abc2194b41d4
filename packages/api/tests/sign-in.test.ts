import { io } from 'socket.io-client';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { movableClock } from '../src/clock.ts';
import type { Service } from '../src/service.ts';
import { Browser } from './provider.ts';
import { openRoom } from './scenarios.ts';
import { type Caller, signedIn, testService } from './service.ts';

const minute = 60_000;
const at = testService();
const sessionClock = movableClock(Date.now());
/** Two nodes, where people sign in by e-mail and password; demo people beside them, to spare hashing. */
let service: Service;
let another: Service;

beforeAll(async () => {
  const nodes = { sessionClock, session: { idleMs: 60 * minute, warningMs: 5 * minute } };
  service = await at.another(nodes);
  another = await at.another({ ...nodes, demoMode: false });
  for (const id of ['sam', 'nia', 'pat', 'dami'])
    await service.collections.people.updateOne(
      { _id: id },
      { $set: { email: `${id}@fernvale.example` } },
    );
  service.directories.forget();
  another.directories.forget();
});
beforeEach(() => counts().deleteMany({}));

function counts() {
  const { db } = service.connection;
  if (!db) throw new Error('Not open.');
  return db.collection('ratelimits');
}

const email = (id: string) => `${id}@fernvale.example`;
const password = 'kettle lantern gravel';

async function linkFor(id: string): Promise<string> {
  const pat = await signedIn(service.url, 'pat');
  const { status, body } = await pat.post(`/people/${id}/sign-in-link`, {});
  expect(status).toBe(201);
  return String(body['path']).split('#')[1] ?? '';
}

async function withPassword(id: string, chosen = password): Promise<Browser> {
  const browser = new Browser(service.url);
  const token = await linkFor(id);
  const { status } = await browser.json('POST', '/session/link', { token, password: chosen });
  expect(status).toBe(200);
  return browser;
}

const signIn = (browser: Browser, id: string, typed = password) =>
  browser.json('POST', '/session', { email: email(id), password: typed });

test('a link lets its person choose a password, once, for three days, and ends what was before', async () => {
  const before = await signedIn(service.url, 'sam');
  const first = await linkFor('sam');
  sessionClock.advance(1000);
  const token = await linkFor('sam');
  const browser = new Browser(service.url);
  const look = (given: string) => browser.json('POST', '/session/link/look', { token: given });
  const use = (given: string, chosen: string) =>
    browser.json('POST', '/session/link', { token: given, password: chosen });
  expect((await look(first)).status).toBe(404);
  expect((await look(token)).body).toEqual({
    name: 'Sam Ferngate',
    email: email('sam'),
    organisationName: 'fernvale',
  });
  // A password that cannot be taken leaves the link as it was.
  expect((await use(token, 'short')).body.detail).toMatch(/at least 12/);
  expect((await use(token, 'samferngate123')).body.detail).toMatch(/name or e-mail/);
  expect((await use(token, password)).status).toBe(200);
  // This browser is known from now on; it is none that was chosen to be told on.
  expect((await browser.json('GET', '/devices')).body.items).toEqual([]);
  expect((await browser.json('GET', '/me')).body.id).toBe('sam');
  expect((await before.get('/me')).status).toBe(401);
  expect((await use(token, 'another kettle gravel')).status).toBe(404);
  expect((await browser.json('GET', '/sessions')).body.links).toMatchObject([
    { by: { id: 'pat' }, usedAt: expect.any(String) },
    { by: { id: 'pat' }, usedAt: null },
  ]);
  const kept = await service.connection.db
    ?.collection('passwords')
    .findOne({ organisation: 'fernvale' });
  expect(kept?.['hash']).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);

  const late = await linkFor('nia');
  sessionClock.advance(73 * 60 * minute);
  expect((await look(late)).status).toBe(404);
});

test('only administrators make links, and only for colleagues of theirs whose e-mail is known', async () => {
  const as = async (who: string, path: string) =>
    (await (await signedIn(service.url, who)).post(path, {})).status;
  expect(await as('sam', '/people/nia/sign-in-link')).toBe(404);
  expect(await as('ines', '/people/nia/sign-in-link')).toBe(404);
  expect(await as('pat', '/people/sam-elsewhere/sign-in-link')).toBe(404);
  expect(await as('pat', '/people/nobody/sign-in-link')).toBe(404);
  expect(await as('pat', '/people/lee/sign-in-link')).toBe(422);
});

test('e-mail and password sign in at any node, and are refused in the same words whoever it is', async () => {
  await withPassword('sam');
  const browser = new Browser(another.url);
  expect((await signIn(browser, 'SAM')).body.id).toBe('sam');
  const wrong = await signIn(new Browser(another.url), 'sam', 'kettle lantern grave');
  const nobody = await signIn(new Browser(another.url), 'nobody');
  const without = await signIn(new Browser(another.url), 'dami');
  expect(wrong).toEqual(nobody);
  expect(wrong).toEqual(without);
  expect(wrong.status).toBe(401);

  await withPassword('nia');
  const left = { _id: 'nia' };
  await service.collections.people.updateOne(left, { $set: { leftAt: new Date() } });
  expect(await signIn(new Browser(service.url), 'nia')).toEqual(wrong);
  await service.collections.people.updateOne(left, { $set: { leftAt: null } });
});

test('who is not there takes as long to refuse as a wrong password', async () => {
  await withPassword('sam');
  const time = async (id: string) => {
    const began = performance.now();
    await signIn(new Browser(service.url), id, 'wrong wrong wrong');
    return performance.now() - began;
  };
  const [known, unknown]: [number[], number[]] = [[], []];
  for (let round = 0; round < 5; round += 1) {
    known.push(await time('sam'));
    unknown.push(await time('nobody'));
  }
  // Without a hash to compare it would be at once: a tenth of it at most.
  expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 3);
});

test('a stranger’s failures lock out the stranger, on every node, and never a browser its owner has used', async () => {
  const own = await withPassword('sam');
  await own.json('DELETE', '/session');
  const stranger = new Browser(service.url);
  const elsewhere = new Browser(another.url);
  for (let failed = 0; failed < 10; failed += 1)
    expect((await signIn(failed % 2 ? stranger : elsewhere, 'sam', 'guessed it now')).status).toBe(
      401,
    );
  // Also with the right password, and in the same words as for somebody who is not there.
  const locked = await signIn(stranger, 'sam');
  expect(locked.status).toBe(429);
  expect((await signIn(elsewhere, 'sam')).status).toBe(429);
  expect((await signIn(stranger, 'nia', 'guessed it now')).status).toBe(401);
  expect((await signIn(own, 'sam')).status).toBe(200);
  // Somebody else’s browser is nobody’s key to this account.
  const niasBrowser = await withPassword('nia');
  expect((await signIn(niasBrowser, 'sam')).status).toBe(429);
  // Nor may a browser of one's own guess for ever.
  for (let failed = 0; failed < 10; failed += 1) await signIn(own, 'sam', 'guessed it now');
  expect((await signIn(own, 'sam')).status).toBe(429);
});

test('changing the password asks for the current one, and ends every other session', async () => {
  const here = await withPassword('sam');
  const there = new Browser(another.url);
  await signIn(there, 'sam');
  const change = (current: string, next: string) =>
    here.json('POST', '/session/password', { current, password: next });
  const next = 'harbour pigeon sixpence';
  expect((await change('not that one at all', next)).status).toBe(403);
  expect((await change(password, 'passwordpassword')).status).toBe(400);
  expect((await there.json('GET', '/me')).status).toBe(200);
  expect((await change(password, next)).status).toBe(204);
  expect((await here.json('GET', '/me')).status).toBe(200);
  await expect
    .poll(async () => (await there.json('GET', '/me')).status, { timeout: 8000 })
    .toBe(401);
  expect((await signIn(new Browser(service.url), 'sam')).status).toBe(401);
  expect((await signIn(new Browser(service.url), 'sam', next)).status).toBe(200);
  const demo = await signedIn(service.url, 'lee');
  expect((await demo.post('/session/password', { current: 'x', password: next })).status).toBe(422);
});

test('without a sign of life a session ends after its idle time; what a page reads by itself is none', async () => {
  const sam = await signedIn(service.url, 'sam');
  const left = async (who: Caller) => Object((await who.get('/session')).body).session;
  expect(await left(sam)).toMatchObject({ how: 'demo', idleEndsInSeconds: 3600, warnSeconds: 300 });
  sessionClock.advance(50 * minute);
  const untouched = await fetch(`${service.url}/api/v1/me`, {
    headers: { cookie: sam.cookie, 'alongside-untouched': '1' },
  });
  expect(untouched.status).toBe(200);
  expect((await left(sam)).idleEndsInSeconds).toBe(600);
  const stayed = await sam.post('/session/stay', {});
  expect(stayed.body['idleEndsInSeconds']).toBe(3600);
  sessionClock.advance(50 * minute);
  expect((await sam.get('/me')).status).toBe(200);
  sessionClock.advance(59 * minute);
  expect((await sam.get('/me')).status).toBe(200);
  sessionClock.advance(61 * minute);
  expect((await sam.get('/me')).status).toBe(401);
  expect(await left(sam)).toBeNull();
});

test('typing over the socket is a sign of life; a session that ran out ends its socket', async () => {
  const { id, sam } = await openRoom({ ...at, service, as: (who) => signedIn(service.url, who) });
  const socket = io(service.url, {
    transports: ['websocket'],
    extraHeaders: { cookie: sam.cookie },
    forceNew: true,
    reconnection: false,
  });
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  const doc = `findings:${id}`;
  await socket.timeout(5000).emitWithAck('doc:join', { doc });
  const left = async () => Object((await sam.get('/session')).body).session.idleEndsInSeconds;
  sessionClock.advance(50 * minute);
  expect(await left()).toBeLessThanOrEqual(600);
  await socket.timeout(5000).emitWithAck('doc:update', { doc, update: new Uint8Array([0, 0]) });
  await expect.poll(left).toBe(3600);
  const gone = new Promise((resolve) => socket.once('disconnect', resolve));
  sessionClock.advance(61 * minute);
  service.live.sessionEnded('sam');
  await gone;
});

test('whatever happens, a session ends after twelve hours', async () => {
  const sam = await signedIn(service.url, 'sam');
  const browser = new Browser(service.url);
  browser.setCookie('alongside', sam.cookie.split('=')[1] ?? '');
  for (let half = 0; half < 23; half += 1) {
    sessionClock.advance(30 * minute);
    expect((await browser.json('GET', '/me')).status).toBe(200);
  }
  sessionClock.advance(31 * minute);
  expect((await browser.json('GET', '/me')).status).toBe(401);
});

test('the id changes every hour; the one before counts until the new one has arrived, and a minute more', async () => {
  const browser = new Browser(service.url);
  await browser.json('POST', '/session', { demoPerson: 'sam' });
  const first = browser.cookie('alongside') ?? '';
  const old = new Browser(service.url);
  old.setCookie('alongside', first);
  sessionClock.advance(59 * minute);
  await browser.json('GET', '/me');
  expect(browser.cookie('alongside')).toBe(first);
  sessionClock.advance(2 * minute);
  const answers = await Promise.all([1, 2, 3].map(() => browser.json('GET', '/me')));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  const second = browser.cookie('alongside') ?? '';
  expect(second).not.toBe(first);
  // Lost on the way: the old one goes on.
  sessionClock.advance(5 * minute);
  expect((await old.json('GET', '/me')).status).toBe(200);
  expect((await browser.json('GET', '/me')).status).toBe(200);
  expect((await old.json('GET', '/me')).status).toBe(200);
  expect(
    (await browser.json('GET', '/sessions')).body.items.filter(
      ({ here }: { here: boolean }) => here,
    ),
  ).toHaveLength(1);
  sessionClock.advance(2 * minute);
  expect((await old.json('GET', '/me')).status).toBe(401);
  expect((await browser.json('GET', '/me')).status).toBe(200);
});

test('a session can be ended from another place, and only one’s own', async () => {
  const [here, there, nia] = await Promise.all(
    ['sam', 'sam', 'nia'].map((id) => signedIn(service.url, id)),
  );
  if (!here || !there || !nia) throw new Error('Nobody.');
  const items = Object((await there.get('/sessions')).body).items;
  const own = items.find((item: { here: boolean }) => item.here);
  const end = (who: Caller) =>
    fetch(`${service.url}/api/v1/sessions/${own.id}`, {
      method: 'DELETE',
      headers: { cookie: who.cookie },
    });
  await end(nia);
  expect((await there.get('/me')).status).toBe(200);
  await end(here);
  expect((await there.get('/me')).status).toBe(401);
  expect((await here.get('/me')).status).toBe(200);

  const pat = await signedIn(service.url, 'pat');
  const endAll = async (who: Caller, id: string) => {
    const init = { method: 'DELETE', headers: { cookie: who.cookie } };
    return (await fetch(`${service.url}/api/v1/people/${id}/sessions`, init)).status;
  };
  expect(await endAll(nia, 'sam')).toBe(404);
  expect(await endAll(pat, 'sam-elsewhere')).toBe(404);
  expect(await endAll(pat, 'sam')).toBe(204);
  expect((await here.get('/me')).status).toBe(401);
});

test('one person’s commands, reads and sign-ins are counted across nodes', async () => {
  const pace = { session: { commandsAMinute: 4, readsAMinute: 5 }, sessionClock };
  const [one, two] = [await at.another(pace), await at.another(pace)];
  const sam = await signedIn(one.url, 'sam');
  const send = async (url: string, method: string, path: string) =>
    (
      await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { cookie: sam.cookie, 'content-type': 'application/json' },
        ...(method === 'POST' ? { body: '{}' } : {}),
      })
    ).status;
  const commands: number[] = [];
  for (let sent = 0; sent < 6; sent += 1)
    commands.push(await send(sent % 2 ? one.url : two.url, 'POST', '/session/stay'));
  expect(commands).toEqual([200, 200, 200, 200, 429, 429]);
  const reads: number[] = [];
  for (let sent = 0; sent < 7; sent += 1)
    reads.push(await send(sent % 2 ? one.url : two.url, 'GET', '/me'));
  expect(reads).toEqual([200, 200, 200, 200, 200, 429, 429]);
  expect((await (await signedIn(one.url, 'nia')).get('/me')).status).toBe(200);
});

test('whatever is taken away as a file, and asking for an archive, counts as an export', async () => {
  const { url } = await at.another({ session: { exportsAnHour: 1 } });
  const pat = await signedIn(url, 'pat');
  expect((await pat.get('/administration/people.csv')).status).toBe(200);
  const { paths } = Object((await pat.get('/openapi.json')).body);
  const files = Object.entries<{ get?: Described }>(paths).flatMap(([path, { get }]) => {
    const json = get?.responses[200]?.content['application/json'];
    return get === undefined || get.security.length === 0 || json !== undefined ? [] : [path];
  });
  expect(files.length).toBeGreaterThan(8);
  for (const path of files) {
    const answer = await pat.get(path.replaceAll(/\{\w+\}/g, '1'));
    expect([path, answer.status]).toEqual([path, 429]);
  }
  expect((await pat.post('/held/exports', {})).status).toBe(429);
  expect((await pat.get('/me')).status).toBe(200);
});

interface Described {
  security: unknown[];
  responses: Record<number, { content: Record<string, unknown> }>;
}
