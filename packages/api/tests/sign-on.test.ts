import type { PersonRole } from '@alongside/workflows/organisation/people';
import { generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { movableClock } from '../src/clock.ts';
import type { Service } from '../src/service.ts';
import type { SignOnSettings } from '../src/session/sign-on-settings.ts';
import { Browser, client, testProvider } from './provider.ts';
import { testService } from './service.ts';

const provider = testProvider();
const at = testService();
const sessionClock = movableClock(Date.now());
let service: Service;

function settings(changed: Partial<SignOnSettings> = {}) {
  const signOn: SignOnSettings = {
    issuer: provider.issuer,
    clientId: client.id,
    clientSecret: client.secret,
    name: 'Fernvale Council',
    scopes: 'openid profile email groups',
    organisation: 'fernvale',
    claims: { id: 'sub', email: 'email', roles: 'groups' },
    trustEmail: false,
    roles: new Map<string, PersonRole>([
      ['g-workers', 'worker'],
      ['g-leads', 'practiceLead'],
    ]),
    teams: new Map([['g-kestrel', 'kestrel']]),
    create: false,
    ...changed,
  };
  return {
    demoMode: false,
    sessionClock,
    session: { signOn, publicUrl: client.publicUrl, local: false },
  };
}

beforeAll(async () => {
  service = await at.another(settings());
  provider.service = service.url;
  const { people, teams } = service.collections;
  for (const id of ['sam', 'nia', 'dami', 'priya', 'lee'])
    await people.updateOne({ _id: id }, { $set: { email: `${id}@fernvale.example` } });
  const kestrel = { name: 'Kestrel', service: 'Children in care', area: 'North' };
  await teams.insertOne({ _id: 'kestrel', organisation: 'fernvale', ...kestrel });
});

const sam = {
  sub: 'entra-sam',
  name: 'Sam Ferngate',
  email: 'Sam@Fernvale.example',
  email_verified: true,
  groups: ['g-workers', 'g-kestrel', 'g-parking'],
};

const begin = '/api/v1/session/sign-on';
const why = (reason: string) => `${client.publicUrl}/?sign-on=${reason}`;

/** Goes to the provider and comes back as far as the callback, without opening it. */
async function untilCallback(browser: Browser): Promise<string> {
  let at = (await browser.open(begin)).location;
  while (at !== null && !at.includes('/sign-on/callback')) at = (await browser.open(at)).location;
  return at ?? '';
}

test('somebody signs on with code, PKCE, state and nonce, and comes back to the page they came from', async () => {
  const browser = new Browser(service.url);
  expect((await browser.json('GET', '/session')).body).toMatchObject({
    ways: { demo: false, password: false, provider: 'Fernvale Council' },
    session: null,
  });
  const { location } = await browser.open(
    `${begin}?to=${encodeURIComponent('/discussions?q=a#b')}`,
  );
  const asked = Object.fromEntries(new URL(location ?? '').searchParams);
  expect(asked).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    state: expect.stringMatching(/^.{43}$/),
    nonce: expect.stringMatching(/^.{43}$/),
    code_challenge: expect.stringMatching(/^.{43}$/),
    scope: 'openid profile email groups',
  });
  provider.next = sam;
  // Planted beforehand by somebody else, so that they would know it afterwards.
  browser.setCookie('alongside', 's%3Aplanted.signature');
  expect(await browser.follow(location ?? '')).toBe(`${client.publicUrl}/discussions?q=a#b`);
  expect(browser.cookie('alongside')).not.toContain('planted');
  expect((await browser.json('GET', '/me')).body).toMatchObject({
    id: 'sam',
    roles: ['worker'],
    team: 'kestrel',
    service: 'Children in care',
  });
});

test('who is linked stays the same person whatever becomes of their e-mail', async () => {
  provider.next = { ...sam, email: 'nia@fernvale.example' };
  const browser = new Browser(service.url);
  expect(await browser.follow(begin)).toBe(`${client.publicUrl}/`);
  expect((await browser.json('GET', '/me')).body.id).toBe('sam');
  // And nobody else is taken for them by it.
  provider.next = { ...sam, sub: 'another' };
  expect(await new Browser(service.url).follow(begin)).toBe(why('unknown'));
});

test('what a group means is looked up at each sign-on; without a role nobody comes in or stays', async () => {
  const dami = { sub: 'dami', email: 'dami@fernvale.example', email_verified: true };
  const roles = async (groups: string[]) => {
    provider.next = { ...dami, groups };
    const browser = new Browser(service.url);
    await browser.follow(begin);
    return browser;
  };
  const before = await roles(['g-workers']);
  expect((await before.json('GET', '/me')).body).toMatchObject({ roles: ['worker'], team: null });
  const after = await roles(['g-leads', 'g-workers', 'g-kestrel']);
  expect((await after.json('GET', '/me')).body).toMatchObject({
    roles: ['worker', 'practiceLead'],
    team: 'kestrel',
  });
  provider.next = { ...dami, groups: ['g-parking'] };
  expect(await new Browser(service.url).follow(begin)).toBe(why('no-role'));
  expect((await after.json('GET', '/me')).status).toBe(401);
  expect(await service.collections.people.findOne({ _id: 'dami' })).toMatchObject({ roles: [] });
});

test.each([
  ['unknown', { sub: 'x', email: 'nobody@fernvale.example', email_verified: true }],
  ['unknown', { sub: 'x', email: 'priya@fernvale.example', email_verified: false }],
  ['unknown', { sub: 'x', email: 'sam@elsewhere.example', email_verified: true }],
  ['unknown', { sub: 'x' }],
] as const)('nobody comes in as somebody else: %s for %o', async (reason, account) => {
  provider.next = { ...account, groups: ['g-workers'] };
  const browser = new Browser(service.url);
  expect(await browser.follow(begin)).toBe(why(reason));
  expect((await browser.json('GET', '/me')).status).toBe(401);
});

test('who goes back at the provider, or belongs to more groups than it sends, is told so', async () => {
  provider.next = null;
  expect(await new Browser(service.url).follow(begin)).toBe(why('refused'));
  const { groups: _, ...priya } = { ...sam, sub: 'priya', email: 'priya@fernvale.example' };
  provider.next = { ...priya, _claim_names: { groups: 'src1' } };
  expect(await new Browser(service.url).follow(begin)).toBe(why('too-many-groups'));
});

test('an answer counts once, in the browser that asked, within ten minutes', async () => {
  provider.next = sam;
  const browser = new Browser(service.url);
  const callback = await untilCallback(browser);
  const replaced = new URL(callback);
  replaced.searchParams.set('state', 'x'.repeat(43));
  const attacks: [Browser, string][] = [
    [browser, replaced.href],
    [new Browser(service.url), callback],
  ];
  for (const [who, address] of attacks) {
    expect((await who.open(address)).location).toBe(why('again'));
    expect((await who.json('GET', '/me')).status).toBe(401);
  }
  expect((await browser.open(callback)).location).toBe(`${client.publicUrl}/`);
  await browser.json('DELETE', '/session');
  expect((await browser.open(callback)).location).toBe(why('again'));

  const late = new Browser(service.url);
  const lateCallback = await untilCallback(late);
  sessionClock.advance(11 * 60_000);
  expect((await late.open(lateCallback)).location).toBe(why('again'));
  expect((await late.json('GET', '/me')).status).toBe(401);
  // The provider keeps the time of the world.
  sessionClock.advance(-11 * 60_000);
});

test.each([
  ['nonce', { nonce: 'another' }],
  ['verifier', { verifier: 'v'.repeat(43) }],
])('an answer to another question is refused: wrong %s', async (_, changed) => {
  provider.next = sam;
  const browser = new Browser(service.url);
  const callback = await untilCallback(browser);
  const signOns = service.connection.db?.collection('signons');
  const { modifiedCount } = (await signOns?.updateMany({}, { $set: changed })) ?? {};
  expect(modifiedCount).toBeGreaterThan(0);
  expect((await browser.open(callback)).location).toBe(why('unavailable'));
  expect((await browser.json('GET', '/me')).status).toBe(401);
});

test('signing out signs out at the provider too, and everywhere ends every session', async () => {
  provider.next = sam;
  const [here, there] = [new Browser(service.url), new Browser(service.url)];
  await here.follow(begin);
  await there.follow(begin);
  const listed = await here.json('GET', '/sessions');
  expect(listed.body.items.filter((item: { here: boolean }) => item.here)).toHaveLength(1);
  expect(listed.body.items.length).toBeGreaterThan(1);
  const { body } = await here.json('POST', '/session/end', { everywhere: true });
  const next = new URL(body.next);
  expect(next.origin).toBe(provider.issuer);
  expect(Object.fromEntries(next.searchParams)).toMatchObject({
    post_logout_redirect_uri: `${client.publicUrl}/`,
    id_token_hint: expect.stringMatching(/^ey/),
  });
  expect((await here.json('GET', '/me')).status).toBe(401);
  expect((await there.json('GET', '/me')).status).toBe(401);
  // The provider asks back; that it knows us and this session is enough here.
  expect((await here.open(body.next)).text).toContain('logout');
});

const backChannel = '/api/v1/session/back-channel-logout';

test('who signs out at the provider is signed out here: of that session, on every node', async () => {
  provider.next = sam;
  const [here, there] = [new Browser(service.url), new Browser(service.url)];
  await here.follow(begin);
  await there.follow(begin);
  const node = await at.another(settings());
  const elsewhere = () =>
    fetch(`${node.url}/api/v1/me`, {
      headers: { cookie: `alongside=${here.cookie('alongside') ?? ''}` },
    });
  expect((await elsewhere()).status).toBe(200);
  // As another application would begin it; the provider then tells all of them, us too.
  const asked = await here.open(`${provider.issuer}/session/end`);
  const [, xsrf = ''] = /name="xsrf" value="(\w+)"/.exec(asked.text) ?? [];
  await here.open(`${provider.issuer}/session/end/confirm`, {
    method: 'POST',
    body: new URLSearchParams({ xsrf, logout: 'yes' }),
  });
  await expect.poll(async () => (await here.json('GET', '/me')).status).toBe(401);
  await expect.poll(async () => (await elsewhere()).status).toBe(401);
  expect((await there.json('GET', '/me')).status).toBe(200);
});

describe('what the provider says goes for whom it names; nothing else ends a session', () => {
  const event = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  const logout = async (changed: object = {}, sign = provider.sign) => {
    const iat = Math.floor(sessionClock.now() / 1000);
    const token = await sign({
      ...{ iss: provider.issuer, aud: client.id, iat, exp: iat + 120, jti: 'one' },
      ...{ sub: sam.sub, events: event },
      ...changed,
    });
    const body = new URLSearchParams({ logout_token: token });
    return (await new Browser(service.url).open(backChannel, { method: 'POST', body })).status;
  };
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const forged: Record<string, () => Promise<number>> = {
    'signed by somebody else': () =>
      logout({}, (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(own)),
    'signed with the secret between the two': () =>
      logout({}, (claims) =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256' })
          .sign(new TextEncoder().encode(client.secret)),
      ),
    'by another issuer': () => logout({ iss: 'https://elsewhere.example' }),
    'for another application': () => logout({ aud: 'another' }),
    'with a nonce, as ID tokens have': () => logout({ nonce: 'n' }),
    'of no logout': () => logout({ events: {} }),
    'of nobody': () => logout({ sub: undefined }),
    'without an id of its own': () => logout({ jti: undefined }),
    'six minutes old': () => logout({ iat: Math.floor(sessionClock.now() / 1000) - 360 }),
    'that has run out': () => logout({ exp: Math.floor(sessionClock.now() / 1000) - 60 }),
    'that is none': () => logout({}, () => Promise.resolve('none')),
  };
  let browser: Browser;
  beforeAll(async () => {
    provider.next = sam;
    browser = new Browser(service.url);
    await browser.follow(begin);
  });

  test.each(Object.entries(forged))('a token %s', async (_, attempt) => {
    expect(await attempt()).toBe(400);
    expect((await browser.json('GET', '/me')).status).toBe(200);
  });

  test('from a page of another site', async () => {
    const answer = await fetch(`${service.url}${backChannel}`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example' },
      body: new URLSearchParams({ logout_token: 'x' }),
    });
    expect(answer.status).toBe(403);
  });

  test('somebody else, another session, and then all of their own', async () => {
    expect(await logout({ sub: 'entra-nobody' })).toBe(200);
    expect(await logout({ sid: 'another' })).toBe(200);
    expect((await browser.json('GET', '/me')).status).toBe(200);
    expect(await logout()).toBe(200);
    expect((await browser.json('GET', '/me')).status).toBe(401);
  });
});

test('who is new becomes a colleague where the configuration says so', async () => {
  const open = await at.another(settings({ create: true }));
  provider.next = { ...sam, sub: 'new', name: 'Ada New', email: 'ada@fernvale.example' };
  const browser = new Browser(open.url);
  expect(await browser.follow(begin)).toBe(`${client.publicUrl}/`);
  expect((await browser.json('GET', '/me')).body).toMatchObject({
    name: 'Ada New',
    email: 'ada@fernvale.example',
    organisation: 'fernvale',
    roles: ['worker'],
  });
});

test('a provider that does not answer is said to be away; the service runs', async () => {
  const away = await at.another(settings({ issuer: 'http://127.0.0.1:1' }));
  expect(await new Browser(away.url).follow(begin)).toBe(why('unavailable'));
});
