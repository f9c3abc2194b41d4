import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { whyItDidNotStart } from '../src/failed-start.ts';
import { refuseRealPeople } from '../src/demo/real-people.ts';
import { testDatabase } from './mongo.ts';
import { Browser } from './provider.ts';
import { createService } from '../src/service.ts';
import { serviceOptions } from './service.ts';

const database = testDatabase();

function command(...args: string[]): Promise<{ code: number | null; said: string }> {
  const script = fileURLToPath(new URL('../src/admin.ts', import.meta.url));
  const node = ['--import', 'tsx', '--conditions=@alongside/source', script, ...args];
  const env = {
    ...process.env,
    MONGODB_URI: database.uri,
    PUBLIC_URL: 'https://alongside.example',
  };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, node, { env }, (_, stdout, stderr) => {
      resolve({ code: child.exitCode, said: stdout + stderr });
    });
  });
}

test('an administrator made by a command comes in with the printed link; demo mode never starts beside them', async () => {
  const about = ['--email', 'Pat@council.example', '--organisation', 'Fernvale Children’s Trust'];
  expect(await command(...about)).toMatchObject({ code: 1, said: expect.stringMatching(/--name/) });
  await refuseRealPeople(database.uri);
  const { code, said } = await command('--name', 'Pat Meadows', ...about);
  expect(said).toContain('Pat Meadows is an administrator of fernvale-childrens-trust.');
  expect(code).toBe(0);
  const [, token] = /https:\/\/alongside\.example\/choose-password#([\w-]{43})\n/.exec(said) ?? [];

  const service = await createService({ ...serviceOptions(database.uri), demoMode: false });
  try {
    const browser = new Browser(service.url);
    const password = 'kettle lantern gravel';
    expect((await browser.json('POST', '/session/link', { token, password })).status).toBe(200);
    expect((await browser.json('GET', '/me')).body).toMatchObject({
      name: 'Pat Meadows',
      organisation: 'fernvale-childrens-trust',
      organisationName: 'Fernvale Children’s Trust',
      roles: ['administrator'],
    });
    const why = await refuseRealPeople(database.uri).catch(whyItDidNotStart);
    expect(why).toMatch(/^Real people sign in to this database.*Set DEMO_MODE=0/);
  } finally {
    await service.close();
  }
});
