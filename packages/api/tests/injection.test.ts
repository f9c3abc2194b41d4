import { beforeAll, expect, test } from 'vitest';
import { type Answered, call, type Caller, signedIn, testService } from './service.ts';

const at = testService();
let askers: Caller[];

interface Operation {
  method: string;
  path: string;
  parameters: { name: string; in: string }[];
  members: string[];
}

/** Every operation the OpenAPI document describes, with the names it takes. */
async function operations(): Promise<Operation[]> {
  const { body } = await call(`${at.service.url}/api/v1/openapi.json`, {});
  return Object.entries<Record<string, never>>(Object(body['paths'])).flatMap(([path, methods]) =>
    Object.entries<Record<string, unknown>>(methods).map(([method, operation]) => {
      const { parameters = [], requestBody } = Object(operation);
      const schema = requestBody?.content?.['application/json']?.schema ?? {};
      const shapes = [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
      const members = shapes.flatMap((shape) => Object.keys(shape.properties ?? {}));
      return { method, path, parameters, members: [...new Set(members)] };
    }),
  );
}

beforeAll(async () => {
  askers = await Promise.all(['sam', 'pat', 'ines'].map((id) => signedIn(at.service.url, id)));
});

const operator = JSON.stringify({ $ne: 1 });

test(
  'an operator of the database anywhere in any request is a 400',
  { timeout: 60_000 },
  async () => {
    const all = await operations();
    expect(all.length).toBeGreaterThan(25);
    const wrong: string[] = [];
    for (const [index, { method, path, parameters, members }] of all.entries()) {
      const cookie = askers[index % askers.length]?.cookie ?? '';
      const send = async (address: string, body?: unknown) => {
        const answer: Answered = await call(`${at.service.url}/api/v1${address}`, {
          method: method.toUpperCase(),
          headers: {
            cookie,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        if (answer.status !== 400 || answer.body['type'] !== 'urn:alongside:problem:malformed')
          wrong.push(`${method} ${address} ${JSON.stringify(body)}: ${answer.status}`);
      };
      const filled = (template: string) => template.replaceAll(/\{\w+\}/g, 'some-id');
      const plain = filled(path);
      const addresses = parameters.flatMap(({ name, in: place }) =>
        place === 'path'
          ? [encodeURIComponent(operator), '$where'].map((value) =>
              filled(path.replace(`{${name}}`, () => value)),
            )
          : [`${plain}?${name}[$ne]=1`, `${plain}?${name}=${encodeURIComponent(operator)}`],
      );
      const bodies = [
        { $ne: 1 },
        ...members.map((member) => ({ [member]: { $ne: 1 } })),
        { [members[0] ?? 'any']: [{ deep: { $gt: '' } }] },
      ];
      await Promise.all([
        ...[`${plain}?$where=1`, ...addresses].map((address) => send(address)),
        ...(method === 'get' ? [] : bodies.map((body) => send(plain, body))),
      ]);
    }
    expect(wrong).toEqual([]);
  },
);

test.each<[string, string, unknown]>([
  ['a long address', `/people?q=${'x'.repeat(9000)}`, undefined],
  ['many parameters', `/people?${'a=1&'.repeat(41)}`, undefined],
  ['many values', '/notifications/read', { ids: Array.from({ length: 20_001 }, () => 1) }],
  ['a long name', '/notifications/read', { ['x'.repeat(201)]: 1 }],
  ['a prototype', '/people?__proto__=1', undefined],
])('%s is refused', async (_, path, body) => {
  const [sam] = askers;
  const answer = body === undefined ? await sam?.get(path) : await sam?.post(path, body);
  expect(answer?.status).toBe(400);
  expect(String(answer?.body['detail'])).toMatch(/too long|too much|means nothing/);
});

test('behind TLS cookies are of this host alone, and everything says so; weaknesses have an address', async () => {
  const secure = await at.another({
    behindTls: true,
    securityContact: 'mailto:security@council.example',
    session: { publicUrl: 'https://alongside.example' },
  });
  const answer = await call(`${secure.url}/api/v1/session`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-proto': 'https',
      origin: 'https://alongside.example',
    },
    body: JSON.stringify({ demoPerson: 'sam' }),
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('set-cookie')).toMatch(
    /^__Host-alongside=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
  );
  expect(answer.headers.get('strict-transport-security')).toBe(
    'max-age=31536000; includeSubDomains',
  );
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("default-src 'self';");
  expect(policy).toContain("style-src-attr 'none'");
  expect(policy).toContain('upgrade-insecure-requests');
  expect(policy).toMatch(/frame-ancestors 'none'.*/);
  expect(answer.headers.get('permissions-policy')).toContain('microphone=()');
  for (const [name, value] of [
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'no-referrer'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
  ] as const)
    expect(answer.headers.get(name)).toBe(value);

  const contact = await call(`${secure.url}/.well-known/security.txt`, {});
  expect(contact.headers.get('content-type')).toMatch('text/plain');
  expect(contact.text).toMatch(/^Contact: mailto:security@council\.example\nExpires: 20\d\d-/);
  expect((await call(`${at.service.url}/.well-known/security.txt`, {})).status).toBe(404);
});
