import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { connect } from './database/connect.ts';
import { DatabaseProblem, whyItDidNotStart } from './failed-start.ts';

async function whyNot(start: () => unknown): Promise<string | null> {
  try {
    await start();
  } catch (error) {
    return whyItDidNotStart(error);
  }
  throw new Error('It started.');
}

test('settings that cannot be read are named', async () => {
  expect(await whyNot(() => readConfig({ PORT: 'abc' }))).toMatch(
    /settings.*\n {2}PORT: Give a number/,
  );
});

test.each([
  [{ BEHIND_TLS: '1' }, 'BEHIND_TLS'],
  [{ PUBLIC_URL: 'https://alongside.example' }, 'PUBLIC_URL with https'],
  [{ OIDC_ISSUER: 'https://login.example' }, 'OIDC_ISSUER'],
])('demo mode does not start in production, known by %o', async (real, named) => {
  const why = await whyNot(() => readConfig({ DEMO_MODE: '1', ...real }));
  expect(why).toContain('DEMO_MODE: Demo mode lets anybody in as anybody');
  expect(why).toContain(named);
  expect(readConfig({ DEMO_MODE: '1', NODE_ENV: 'production' }).demoMode).toBe(true);
});

test('a provider needs what goes with it, and says so', async () => {
  const provider = {
    OIDC_ISSUER: 'https://login.example',
    PUBLIC_URL: 'https://alongside.example',
  };
  expect(await whyNot(() => readConfig(provider))).toMatch(/OIDC_CLIENT_ID.*OIDC_CLIENT_SECRET/s);
  const whole = {
    ...{ ...provider, OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b', OIDC_ORGANISATION: 'c' },
    OIDC_ROLES: 'g-1=worker, g-2=practiceLead',
  };
  const { local, signOn } = readConfig(whole).session;
  expect(local).toBe(false);
  expect([...(signOn?.roles ?? [])]).toEqual([
    ['g-1', 'worker'],
    ['g-2', 'practiceLead'],
  ]);
  expect(await whyNot(() => readConfig({ ...whole, OIDC_ROLES: 'g-1=boss' }))).toMatch(
    /OIDC_ROLES/,
  );
  const { OIDC_ROLES: _, ...without } = whole;
  expect(await whyNot(() => readConfig({ ...without, OIDC_CREATE: '1' }))).toMatch(/OIDC_ROLES/);
});

test('an address that is none, and a database that does not answer', async () => {
  expect(await whyNot(() => connect('nonsense'))).toMatch(/^MONGODB_URI cannot be read/);
  const nobody = 'mongodb://127.0.0.1:1/x?serverSelectionTimeoutMS=200';
  expect(await whyNot(() => connect(nobody))).toMatch(/^The database at MONGODB_URI does not ans/);
});

test('a port in use', async () => {
  const one = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => one.once('listening', resolve));
  const address = one.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const why = whyNot(
    () =>
      new Promise((_, reject) => {
        createServer().listen(port, '127.0.0.1').once('error', reject);
      }),
  );
  expect(await why).toContain('PORT');
  one.close();
});

test('a database without transactions is told of in its own words; the unforeseen is not explained away', () => {
  expect(whyItDidNotStart(new DatabaseProblem('Needs a replica set.'))).toBe(
    'Needs a replica set.',
  );
  expect(whyItDidNotStart(new Error('boom'))).toBeNull();
});
