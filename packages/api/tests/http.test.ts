import { io } from 'socket.io-client';
import { expect, test } from 'vitest';
import { prepare, proposal } from './scenarios.ts';
import { call, signedIn, testService } from './service.ts';

const at = testService();
const json = { 'content-type': 'application/json' };

test('signing in makes a new session, signing out ends it', async () => {
  const sam = await signedIn(at.service.url, 'sam');
  expect((await sam.get('/me')).body).toMatchObject({
    id: 'sam',
    name: 'Sam Ferngate',
    organisation: 'fernvale',
    organisationName: 'fernvale',
  });
  const url = `${at.service.url}/api/v1/session`;
  const again = await call(url, {
    method: 'POST',
    headers: { ...json, cookie: sam.cookie },
    body: JSON.stringify({ demoPerson: 'priya' }),
  });
  const set = again.headers.get('set-cookie') ?? '';
  expect(set).toMatch(/^alongside=.*HttpOnly; SameSite=Lax$/i);
  expect(set.startsWith(sam.cookie)).toBe(false);
  expect((await sam.get('/me')).status).toBe(401);

  const priya = await signedIn(at.service.url, 'priya');
  const out = await call(url, { method: 'DELETE', headers: { cookie: priya.cookie } });
  expect(out.status).toBe(204);
  expect((await priya.get('/me')).status).toBe(401);
});

test('a socket knows who is signed in by the same cookie, and nobody by a forged one', async () => {
  const sam = await signedIn(at.service.url, 'sam');
  const connects = (cookie: string) =>
    new Promise<boolean>((resolve) => {
      const socket = io(at.service.url, {
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        extraHeaders: { cookie },
      });
      const answer = (connected: boolean) => {
        socket.disconnect();
        resolve(connected);
      };
      socket.once('connect', () => answer(true));
      socket.once('connect_error', () => answer(false));
    });
  expect(await connects(sam.cookie)).toBe(true);
  for (const forged of [
    `${sam.cookie.slice(0, -2)}xx`,
    'alongside=s%3Aabc.def',
    'alongside=%',
    '',
  ]) {
    expect(await connects(forged)).toBe(false);
    const answer = await call(`${at.service.url}/api/v1/me`, { headers: { cookie: forged } });
    expect(answer.status).toBe(401);
  }
});

test('without demo mode nobody chooses whom to be', async () => {
  const real = await at.another({ demoMode: false });
  const people = await call(`${real.url}/api/v1/demo/people`, {});
  const session = await call(`${real.url}/api/v1/session`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ demoPerson: 'sam' }),
  });
  expect([people.status, session.status]).toEqual([404, 400]);
  const demo = await call(`${at.service.url}/api/v1/demo/people`, {});
  expect(demo.body['items']).toContainEqual(expect.objectContaining({ id: 'sam' }));
});

test('too many sign-ins from one place have to wait', async () => {
  const strict = await at.another({ signInsAMinute: 2 });
  await strict.connection.db?.collection('ratelimits').deleteMany({});
  const attempt = () =>
    call(`${strict.url}/api/v1/session`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ demoPerson: 'nobody' }),
    });
  const answers = [await attempt(), await attempt(), await attempt()];
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 429]);
});

test('another site’s page cannot act in somebody’s name; a program and our own page can', async () => {
  const { path, sam } = await prepare(at);
  const send = (headers: Record<string, string>) =>
    sam.post(`${path}/commands`, { commandId: crypto.randomUUID(), type: 'askFamily' }, headers);
  expect((await send({ origin: 'https://elsewhere.example' })).status).toBe(403);
  expect((await send({ origin: 'null' })).status).toBe(403);
  expect((await send({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await send({ 'sec-fetch-site': 'same-site' })).status).toBe(403);
  const own = { origin: at.service.url, 'sec-fetch-site': 'same-origin' };
  expect((await send(own)).status).toBe(200);
});

test('what is not there is a problem in plain words, in any folder of the API', async () => {
  const sam = await at.as('sam');
  for (const path of ['/nothing', '/discussions/a/b/c']) {
    const answer = await sam.get(path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toMatch('application/problem+json');
  }
  expect((await call(`${at.service.url}/api/v2/discussions`, {})).status).toBe(404);
});

test('health, metrics and the headers of every answer', async () => {
  expect((await call(`${at.service.url}/health/live`, {})).status).toBe(200);
  expect((await call(`${at.service.url}/health/ready`, {})).status).toBe(200);
  const metrics = await call(`${at.service.url}/metrics`, {});
  expect(metrics.text).toContain('alongside_http_request_seconds_count');
  expect(metrics.text).toContain('# EOF');
  const guarded = await at.another({ metricsToken: 'a token' });
  expect((await call(`${guarded.url}/metrics`, {})).status).toBe(404);
  const authorization = 'Bearer a token';
  expect((await call(`${guarded.url}/metrics`, { headers: { authorization } })).status).toBe(200);

  const { headers } = await (await at.as('sam')).get('/me');
  expect(headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/);
  expect(headers.get('x-powered-by')).toBeNull();
  expect(headers.get('cache-control')).toBe('no-store');
});

test('the OpenAPI document describes every route by the schemas that read it', async () => {
  const { body } = await call(`${at.service.url}/api/v1/openapi.json`, {});
  expect(body['openapi']).toBe('3.1.0');
  const paths = Object(body['paths']);
  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining([
      '/actions',
      '/actions/{id}',
      '/actions/{id}/commands',
      '/demo/people',
      '/discussions',
      '/discussions/{id}',
      '/discussions/{id}/changes',
      '/discussions/{id}/commands',
      '/discussions/{id}/findings/{finding}/authors',
      '/discussions/{id}/late-words',
      '/discussions/{id}/readings',
      '/discussions/{id}/records',
      '/discussions/{id}/records/{version}',
      '/discussions/{id}/timeline',
      '/discussions/{id}/versions',
      '/discussions/{id}/versions/{version}',
      '/discussions/{id}/visits',
      '/learning',
      '/me',
      '/notifications',
      '/notifications/read',
      '/people',
      '/people/{id}/sign-in-link',
      '/responses',
      '/responses/because',
      '/responses/changes',
      '/responses/choices',
      '/responses/time-to-tried',
      '/responses/{id}',
      '/responses/{id}/commands',
      '/responses/{id}/timeline',
      '/session',
      '/session/end',
      '/session/link',
      '/session/link/look',
      '/session/password',
      '/session/stay',
      '/sessions',
      '/sessions/{id}',
      '/standards',
      '/themes',
    ]),
  );
  const proposed = paths['/discussions'].post.requestBody.content['application/json'].schema;
  expect(proposed).toMatchObject({ additionalProperties: false });
  expect(Object.keys(proposed.properties)).toEqual(
    expect.arrayContaining(['commandId', ...Object.keys(proposal)]),
  );
  const commands = paths['/discussions/{id}/commands'].post;
  expect(Object.keys(commands.responses)).toEqual(
    expect.arrayContaining(['200', '400', '401', '403', '404', '409', '413', '422']),
  );
});

test('an address that does not take a method says which it takes', async () => {
  const { cookie } = await at.as('sam');
  for (const [method, path, takes] of [
    ['PUT', '/discussions', 'GET, HEAD, POST'],
    ['PATCH', '/discussions/any', 'GET, HEAD'],
    ['PUT', '/session', 'DELETE, GET, HEAD, POST'],
    ['DELETE', '/me', 'GET, HEAD'],
  ] as const) {
    const answer = await call(`${at.service.url}/api/v1${path}`, { method, headers: { cookie } });
    expect(answer).toMatchObject({ status: 405, body: { status: 405 } });
    expect(answer.headers.get('allow')).toBe(takes);
  }
});

test('whatever the OpenAPI document points to is in it', async () => {
  const { body, text } = await call(`${at.service.url}/api/v1/openapi.json`, {});
  const pointers = [...text.matchAll(/"\$ref":"#([^"]+)"/g)].map(([, pointer]) => String(pointer));
  expect(new Set(pointers).size).toBeGreaterThan(1);
  for (const pointer of new Set(pointers)) {
    const found = pointer
      .split('/')
      .slice(1)
      .reduce<unknown>((part, name) => Object(part)[name], body);
    expect({ pointer, found: found !== undefined }).toEqual({ pointer, found: true });
  }
});

test('lists come in pages, each thing once, newest first', async () => {
  const lee = await at.as('lee');
  const dami = await at.as('dami');
  const made: string[] = [];
  for (let index = 0; index < 5; index += 1) {
    at.clock.advance(index % 2 ? 1000 : 0);
    const body = {
      commandId: crypto.randomUUID(),
      ...proposal,
      with: 'lee',
      caseReference: `P-${index}`,
    };
    made.unshift(String((await dami.post('/discussions', body)).body['id']));
  }
  const seen: string[] = [];
  let cursor = '';
  do {
    const page = Object((await lee.get(`/discussions?limit=2${cursor}`)).body);
    seen.push(...page.items.map(({ id }: { id: string }) => id));
    cursor = page.next === null ? '' : `&cursor=${page.next}`;
  } while (cursor !== '');
  expect([...seen].sort()).toEqual([...made].sort());
  expect((await lee.get('/discussions?journey=closed')).body['items']).toEqual([]);
  expect((await lee.get('/discussions?q=p-3')).body['items']).toHaveLength(1);
  const [first] = Object((await lee.get('/discussions?limit=1')).body).items;
  expect(first).toMatchObject({ waitsForMe: ['accept'], myReflection: 'notStarted' });
});

test('a notification is read once it is noted as read, by whom it is for', async () => {
  await at.service.settle();
  const lee = await at.as('lee');
  const [first] = Object((await lee.get('/notifications')).body).items;
  await (await at.as('dami')).post('/notifications/read', { ids: [first.id] });
  expect(Object((await lee.get('/notifications')).body).items[0].readAt).toBeNull();
  expect((await lee.post('/notifications/read', { ids: [first.id] })).status).toBe(204);
  expect(Object((await lee.get('/notifications')).body).items[0].readAt).not.toBeNull();
});

test('themes and standards are those every organisation starts with', async () => {
  const sam = await at.as('sam');
  expect((await sam.get('/themes')).body['items']).toHaveLength(12);
  expect((await sam.get('/standards')).body['items']).toHaveLength(8);
  expect((await sam.get('/people?role=practiceLead')).body['items']).toMatchObject([
    { id: 'lee' },
    { id: 'priya' },
  ]);
  expect((await sam.get('/people?q=MILL')).body['items']).toMatchObject([{ id: 'priya' }]);
});
