import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { discussionCommands } from '@alongside/workflows/discussion/contract';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { agreeBoth, type Held, openRoom, proposal } from './scenarios.ts';
import { type Caller, testService } from './service.ts';

const at = testService();
let held: Held;
let frozen: Held;
let sam: Caller;

beforeAll(async () => {
  held = await openRoom(at);
  frozen = await agreeBoth(at);
  await at.service.settle();
  sam = held.sam;
});

/** Everything that is stored, as one text. */
async function everything(): Promise<string> {
  const { discussions, actions, events, records } = at.service.collections;
  const all = await Promise.all([
    discussions.find().sort({ _id: 1 }).toArray(),
    actions.find().sort({ _id: 1 }).toArray(),
    events.find().sort({ _id: 1 }).toArray(),
    records.countDocuments(),
  ]);
  return JSON.stringify(all);
}

const whole = { commandId: randomUUID(), ...proposal };
const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });

describe('proposals that cannot be read', () => {
  test.each<[string, unknown]>([
    ['nothing', {}],
    ['null', null],
    ['a list', [whole]],
    ['a text', 'accept'],
    ['no command id', { ...whole, commandId: undefined }],
    ['an empty command id', { ...whole, commandId: '' }],
    ['a command id that is no text', { ...whole, commandId: { $ne: 1 } }],
    ['a member nobody knows', { ...whole, grade: 'A' }],
    ['an operator for a person', { ...whole, with: { $ne: 1 } }],
    ['an operator beside the rest', { ...whole, $where: '1' }],
    ['a prototype', JSON.parse(`{"__proto__": {"roles": ["administrator"]}}`)],
    ['a NUL in the focus', { ...whole, focus: 'a\u0000b' }],
    ['half a character', { ...whole, focus: 'a\ud800b' }],
    ['a blank focus', { ...whole, focus: '   ' }],
    ['a focus that is too long', { ...whole, focus: 'x'.repeat(301) }],
    ['a name for a case reference', { ...whole, caseReference: 'Tommy Smith' }],
    ['an unknown age band', { ...whole, ageBand: '7' }],
    ['a time that is none', { ...whole, times: ['tomorrow'] }],
    ['a day that is none', { ...whole, times: ['2026-02-31T10:00:00Z'] }],
    ['too many times', { ...whole, times: Array.from({ length: 7 }, () => proposal.times[0]) }],
    ['a role that is none', { ...whole, myRole: 'administrator' }],
    ['something nested deeply', { ...whole, focus: nested(500) }],
  ])('%s', async (_, body) => {
    const before = await everything();
    const answer = await sam.post('/discussions', body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toMatch('application/problem+json');
    expect(answer.body).toMatchObject({ type: 'urn:alongside:problem:malformed', status: 400 });
    expect(answer.body['detail']).not.toBe('');
    expect(await everything()).toBe(before);
  });
});

describe('commands that cannot be read', () => {
  test.each<[string, object]>([
    ['no type', {}],
    ['a type nobody knows', { type: 'grade' }],
    ['the machine’s own events', { type: 'xstate.init' }],
    ['the service’s commands', { type: 'revisitDue' }],
    ['the service’s commands', { type: 'lapseAgreements' }],
    ['a member nobody knows', { type: 'pause', by: 'priya' }],
    ['facts of their own', { type: 'pause', facts: { strengths: 9 } }],
    ['a stage that is none', { type: 'moveTo', stage: 'judging' }],
    ['a scale beyond ten', { type: 'shareReflection', scale: 11 }],
    ['a scale between', { type: 'shareReflection', scale: 4.5 }],
    ['a hash that is none', { type: 'agree', contentHash: 'abc' }],
    ['a revision that is none', { type: 'pause', expectedRevision: 'three' }],
    ['a revision below none', { type: 'pause', expectedRevision: -1 }],
  ])('%s: %o', async (_, command) => {
    const before = await everything();
    const answer = await sam.post(`${held.path}/commands`, { commandId: randomUUID(), ...command });
    expect(answer.status).toBe(400);
    expect(await everything()).toBe(before);
  });

  test('If-Match that is no revision', async () => {
    const command = { commandId: randomUUID(), type: 'pause' };
    const answer = await sam.post(`${held.path}/commands`, command, { 'if-match': '"abc"' });
    expect(answer.status).toBe(400);
  });
});

describe('requests that are not even JSON', () => {
  const send = (body: string | Buffer, headers: Record<string, string> = {}) =>
    fetch(`${at.service.url}/api/v1/discussions`, {
      method: 'POST',
      headers: { cookie: sam.cookie, 'content-type': 'application/json', ...headers },
      body: new Uint8Array(Buffer.from(body)),
    });

  test.each<[string, string | Buffer, Record<string, string>, number]>([
    ['broken JSON', '{"focus": ', {}, 400],
    ['an empty body', '', {}, 400],
    ['a number', '42', {}, 400],
    ['random bytes', Buffer.from([0xff, 0xfe, 0x00, 0x80, 0x81]), {}, 400],
    ['a form', 'focus=x', { 'content-type': 'application/x-www-form-urlencoded' }, 400],
    ['plain text', JSON.stringify(whole), { 'content-type': 'text/plain' }, 400],
    [
      'an unknown character set',
      '{}',
      { 'content-type': 'application/json; charset=klingon' },
      400,
    ],
    ['an unknown encoding', '{}', { 'content-encoding': 'rot13' }, 400],
    ['gzip that is none', '{}', { 'content-encoding': 'gzip' }, 400],
    ['more than 256 kB', JSON.stringify({ ...whole, focus: 'x'.repeat(300_000) }), {}, 413],
  ])('%s', async (_, body, headers, status) => {
    const answer = await send(body, headers);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch('application/problem+json');
    expect(await answer.json()).toMatchObject({ status });
  });

  test.each([
    '/discussions/%00',
    '/discussions/%E0%A4%A',
    '/discussions/a%2f..%2fb',
    '/discussions/..%5c',
  ])('the address %s', async (path) => {
    expect((await raw(`/api/v1${path}`)).status).toBe(400);
  });

  test.each([
    '/discussions?limit=0',
    '/discussions?limit=1e9',
    '/discussions?limit=x',
    '/discussions?cursor=x',
    '/discussions?cursor=e30',
    '/discussions?journey=lost',
    '/discussions?journey[$ne]=closed',
    '/discussions?q=a&q=b',
    '/discussions?unknown=1',
    '/people?role=boss',
    '/notifications?cursor=%00',
    '/actions?waiting=lunch',
  ])('the query of %s', async (path) => {
    expect((await sam.get(path)).status).toBe(400);
  });

  test('a search is for these very characters', async () => {
    expect((await sam.get('/discussions?q=.*')).body['items']).toEqual([]);
    expect((await sam.get('/discussions?q=(((((')).status).toBe(200);
  });

  /** As bytes: `fetch` would tidy the address up. */
  function raw(path: string): Promise<{ status: number }> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(at.service.url);
      const sent = request({ hostname, port, path, headers: { cookie: sam.cookie } }, (answer) => {
        answer.resume();
        resolve({ status: answer.statusCode ?? 0 });
      });
      sent.on('error', reject);
      sent.end();
    });
  }
});

describe('anything at all', () => {
  const posts = () => [
    '/discussions',
    `${held.path}/commands`,
    `${frozen.path}/commands`,
    '/notifications/read',
    '/session',
    '/actions/none/commands',
  ];
  const gets = () => ['/discussions/', '/actions/', '/discussions/x/records/', '/people?q=', '/'];
  const types = Object.keys(discussionCommands);

  test('any JSON at any route is refused with a 4xx, and nothing changes', async () => {
    const before = await everything();
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.jsonValue({ maxDepth: 4 }), async (which, body) => {
        const path = posts()[which % posts().length] ?? '/';
        const answer = await sam.post(path, body);
        expect([path, answer.status]).toEqual([path, expect.toSatisfy(isRefusal)]);
      }),
      { numRuns: 150 },
    );
    expect(await everything()).toBe(before);
  });

  test('commands with payloads of nonsense are refused with a 4xx, and nothing changes', async () => {
    const before = await everything();
    const command = fc.tuple(
      fc.constantFrom(...types),
      fc.dictionary(
        fc.constantFrom('reason', 'scale', 'stage', 'to', 'person', 'times', 'focus', 'at', 'x'),
        fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant({ $gt: '' })),
        { minKeys: 1 },
      ),
    );
    await fc.assert(
      fc.asyncProperty(command, async ([type, payload]) => {
        const sent = { commandId: randomUUID(), ...payload, x: 'never known', type };
        const answer = await sam.post(`${held.path}/commands`, sent);
        expect([type, answer.status]).toEqual([type, expect.toSatisfy(isRefusal)]);
      }),
      { numRuns: 100 },
    );
    expect(await everything()).toBe(before);
  });

  test('any address is answered with a 2xx or a 4xx', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.string({ unit: 'binary', maxLength: 40 }),
        async (which, text) => {
          const path = gets()[which % gets().length] ?? '/';
          const answer = await sam.get(`${path}${encodeURIComponent(wellFormed(text))}`);
          expect(answer.status === 200 || isRefusal(answer.status)).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });
});

function isRefusal(status: number): boolean {
  return status >= 400 && status < 500;
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '');
}
