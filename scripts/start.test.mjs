import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { isFree, nextFree } from './tasks/ports.mjs';
import { environment } from './tasks/run.mjs';
import { root } from './tasks/say.mjs';

/** One folder for all: the demo is told into it once, and each test finds what the one before it left. */
const folder = mkdtempSync(join(tmpdir(), 'alongside-start-'));
/** @type {number} */
let port;
/** @type {import('node:child_process').ChildProcess[]} */
const started = [];

beforeAll(async () => {
  port = await nextFree(20_000 + Math.floor(Math.random() * 20_000));
});
afterEach(async () => {
  for (const child of started.splice(0)) await ended(child, 'SIGTERM');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts Alongside as `npm start` does, and waits until it says where it is. */
async function start() {
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
    env: environment({
      ALONGSIDE_DATA: folder,
      PORT: String(port),
      MONGODB_URI: '',
      DEMO_MODE: '1',
      DEMO_YEAR: '0',
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let said = '';
  const address = await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const ready = /Alongside is ready: (\S+)/.exec(said)?.[1];
      if (ready !== undefined) resolve(ready);
    });
    child.stderr.on('data', (chunk) => (said += chunk));
    child.on('close', (code) => reject(new Error(`ended with ${code}:\n${said}`)));
  });
  return { child, address, said: () => said };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
async function ended(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'close');
  child.kill(signal);
  await gone;
}

/** The ids of what was started, as the data folder tells them. */
function processes() {
  const { pid, service } = JSON.parse(readFileSync(join(folder, 'service.json'), 'utf8'));
  const mongod = Number(readFileSync(join(folder, 'mongod/db/mongod.lock'), 'utf8'));
  return { pid, service, mongod };
}

/**
 * @param {Response} answer
 * @returns {Promise<any>}
 */
function json(answer) {
  return answer.json();
}

/** @param {string} address */
async function signedIn(address, demoPerson = 'sam-ferngate') {
  const answer = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ demoPerson }),
  });
  expect(answer.status).toBe(200);
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0];
  return {
    /** @param {string} path */
    get: async (path) => json(await fetch(`${address}/api/v1${path}`, { headers: { cookie } })),
    /**
     * @param {string} path
     * @param {unknown} body
     */
    post: (path, body) =>
      fetch(`${address}/api/v1${path}`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}

/** @param {string} address */
async function ask(address) {
  const sam = await signedIn(address);
  const answer = await sam.post('/discussions', {
    commandId: crypto.randomUUID(),
    myRole: 'worker',
    with: 'priya-millbrook',
    caseReference: 'CR-9001',
    ageBand: '5–9',
    focus: 'What it is like for T now',
    times: [new Date(Date.now() + 7 * 86_400_000).toISOString()],
  });
  expect(answer.status).toBe(201);
  const { id } = await json(answer);
  return id;
}

test('the demo is told once, and what was asked for outlives kill -9 of everything', async () => {
  const first = await start();
  const demo = (await (await signedIn(first.address)).get('/discussions')).items.length;
  expect(demo).toBeGreaterThan(0);
  const id = await ask(first.address);
  const { pid, service, mongod } = processes();
  const gone = once(first.child, 'close');
  for (const each of [service, mongod, pid]) process.kill(each, 'SIGKILL');
  await gone;
  const second = await start();
  expect(second.address).toBe(first.address);
  const sam = await signedIn(second.address);
  expect((await sam.get('/discussions')).items).toHaveLength(demo + 1);
  expect(await sam.get(`/discussions/${id}`)).toMatchObject({
    id,
    focus: 'What it is like for T now',
  });
});

test('kill -9 of the service alone ends the start with a plain word; the next one has everything', async () => {
  const first = await start();
  const id = await ask(first.address);
  const gone = once(first.child, 'close');
  process.kill(processes().service, 'SIGKILL');
  expect((await gone)[0]).toBe(1);
  expect(first.said()).toContain('What was acknowledged is kept');
  const second = await start();
  expect(await (await signedIn(second.address)).get(`/discussions/${id}`)).toMatchObject({ id });
});

test('kill -9 of the start takes the service with it; the next one takes over the database', async () => {
  const first = await start();
  const { pid, mongod } = processes();
  const gone = once(first.child, 'close');
  process.kill(pid, 'SIGKILL');
  await gone;
  const second = await start();
  expect(second.address).toBe(first.address);
  expect(processes().mongod).toBe(mongod);
  expect(second.said()).toContain('was still running');
});

test('a taken port is told, and the next free one used; a second start says where the first is; Ctrl-C ends all', async () => {
  const squatter = createServer().listen(port);
  await once(squatter, 'listening');
  try {
    const { child, address, said } = await start();
    expect(address).not.toBe(`http://localhost:${port}`);
    expect(said()).toContain(`Port ${port} is taken`);
    await expect(start()).rejects.toThrow(`is running already: ${address}`);
    const { mongod } = processes();
    await ended(child, 'SIGINT');
    expect(child.exitCode).toBe(0);
    expect(await isFree(Number(new URL(address).port))).toBe(true);
    expect(() => process.kill(mongod, 0)).toThrow('ESRCH');
  } finally {
    squatter.close();
  }
});
