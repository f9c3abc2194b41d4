import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { agreeBoth, type Held, proposal } from './scenarios.ts';
import { call, testService } from './service.ts';

const at = testService();

/** One of each role, in the worker's own team, in another, and in another organisation. */
const readers = {
  worker: 'sam',
  practiceLead: 'priya',
  'worker of the same team': 'nia',
  'worker of another team': 'dami',
  'another practice lead': 'lee',
  'manager of the worker’s team': 'morgan',
  'manager of another team': 'alex',
  'head of the service': 'helen',
  'head of another service': 'tariq',
  'quality lead': 'ines',
  representative: 'kai',
  administrator: 'pat',
  'worker elsewhere': 'sam-elsewhere',
  'practice lead elsewhere': 'priya-elsewhere',
  'manager elsewhere': 'morgan-elsewhere',
  'head elsewhere': 'helen-elsewhere',
  nobody: null,
} as const;
type Reader = keyof typeof readers;

type Ask = (
  caller: { get: Get; post: Post },
  held: Held & { action: string },
) => Promise<{ status: number }>;
type Get = (path: string) => Promise<{ status: number; text: string }>;
type Post = (path: string, body: unknown) => Promise<{ status: number; text: string }>;

const command = (type: string, more: object = {}) => ({ commandId: randomUUID(), type, ...more });

/** Status for the two, for responders to a concern, for everybody else of the organisation, and for strangers. */
const endpoints: Record<string, { ask: Ask; the2: number; responder: number; others: number }> = {
  'GET /discussions/:id': {
    ask: ({ get }, { path }) => get(path),
    the2: 200,
    responder: 200,
    others: 404,
  },
  'GET /discussions/:id/timeline': {
    ask: ({ get }, { path }) => get(`${path}/timeline`),
    the2: 200,
    responder: 200,
    others: 404,
  },
  'GET /discussions/:id/records': {
    ask: ({ get }, { path }) => get(`${path}/records`),
    the2: 200,
    responder: 404,
    others: 404,
  },
  'GET /discussions/:id/records/1': {
    ask: ({ get }, { path }) => get(`${path}/records/1`),
    the2: 200,
    responder: 404,
    others: 404,
  },
  'GET /discussions/:id/readings': {
    ask: ({ get }, { path }) => get(`${path}/readings`),
    the2: 200,
    responder: 404,
    others: 404,
  },
  'POST /discussions/:id/commands pause': {
    ask: ({ post }, { path }) => post(`${path}/commands`, command('pause')),
    the2: 422,
    responder: 403,
    others: 404,
  },
  'GET /actions/:id': {
    ask: ({ get }, { action }) => get(`/actions/${action}`),
    the2: 200,
    responder: 404,
    others: 404,
  },
  'POST /actions/:id/commands': {
    ask: ({ post }, { action }) =>
      post(`/actions/${action}/commands`, command('check', { difference: 'x' })),
    the2: 422,
    responder: 404,
    others: 404,
  },
};

const the2: Reader[] = ['worker', 'practiceLead'];

describe.each([
  { when: 'with no concern', concern: false, responders: [] as Reader[] },
  {
    when: 'with a concern raised',
    concern: true,
    responders: ['manager of the worker’s team'] as Reader[],
  },
])('$when', ({ concern, responders }) => {
  let held: Held & { action: string };
  beforeAll(async () => {
    const discussion = await agreeBoth(at);
    const { sam, path } = discussion;
    if (concern) await sam.does(path, { type: 'raiseConcern', summary: 'T was not at home.' });
    const { items } = Object((await sam.get(`/actions?discussion=${discussion.id}`)).body);
    held = { ...discussion, action: items[0].id };
  });

  const rows = Object.entries(endpoints).flatMap(([endpoint, expected]) =>
    Object.entries(readers).map(([reader, person]) => ({ endpoint, reader, person, expected })),
  );
  test.each(rows)('$endpoint by $reader', async ({ reader, person, expected }) => {
    const wanted =
      person === null
        ? 401
        : the2.some((one) => one === reader)
          ? expected.the2
          : responders.some((one) => one === reader)
            ? expected.responder
            : expected.others;
    const caller = person === null ? stranger(at.service.url) : await at.as(person);
    expect((await expected.ask(caller, held)).status).toBe(wanted);
  });

  test('lists, searches and notifications tell nobody else that it exists', async () => {
    for (const [reader, person] of Object.entries(readers)) {
      if (person === null) continue;
      const caller = await at.as(person);
      const seen = [
        await caller.get('/discussions?q=CR-4821'),
        await caller.get('/discussions?limit=100'),
        await caller.get(`/actions?discussion=${held.id}`),
        await caller.get('/actions?waiting=decision'),
      ];
      const may = the2.some((one) => one === reader) || responders.some((one) => one === reader);
      expect([reader, seen.some(({ text }) => text.includes(held.id))]).toEqual([reader, may]);
    }
  });
});

test('what is not mine to know of is answered as what does not exist, to the letter', async () => {
  const { path } = await agreeBoth(at);
  const dami = await at.as('dami');
  const hidden = await dami.get(path);
  const missing = await dami.get('/discussions/there-is-no-such-thing');
  expect([hidden.status, hidden.text]).toEqual([missing.status, missing.text]);
  const hiddenCommand = await dami.send(path, { type: 'accept' });
  const missingCommand = await dami.send('/discussions/no-such-thing', { type: 'accept' });
  expect([hiddenCommand.status, hiddenCommand.text]).toEqual([404, missingCommand.text]);
});

test('people, lists and sign-in stay within the organisation', async () => {
  const there = await at.as('sam-elsewhere');
  expect((await there.get('/people')).text).not.toContain('"priya"');
  const proposed = await there.post('/discussions', { commandId: randomUUID(), ...proposal });
  expect(proposed.status).toBe(422);
});

test.each([
  ['a worker proposing as practice lead', 'sam', { myRole: 'practiceLead', with: 'nia' }, 403],
  ['somebody with neither role', 'ines', {}, 403],
  ['with herself', 'sam', { with: 'sam' }, 422],
  ['with somebody who has not the role', 'sam', { with: 'nia' }, 422],
  ['with nobody', 'sam', { with: 'nobody-there' }, 422],
])('proposing: %s', async (_, person, more, status) => {
  const caller = await at.as(person);
  const answer = await caller.post('/discussions', {
    commandId: randomUUID(),
    ...proposal,
    ...more,
  });
  expect(answer.status).toBe(status);
});

function stranger(url: string) {
  const headers = { 'content-type': 'application/json' };
  return {
    get: (path: string) => call(`${url}/api/v1${path}`, {}),
    post: (path: string, body: unknown) =>
      call(`${url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
  };
}
