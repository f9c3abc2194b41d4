import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { initiate } from '../src/mongod/replica-set.ts';
import { type Started, startMongod } from '../src/mongod/start.ts';
import { testFolder } from './test-folder.ts';

let dataFolder: string;
let said: string[];
const begun: Started[] = [];

beforeEach(async () => {
  dataFolder = await testFolder();
  said = [];
});
afterEach(async () => {
  await Promise.all(begun.splice(0).map((mongod) => mongod.stop()));
  await rm(dataFolder, { recursive: true, force: true });
});

async function begin(): Promise<Started> {
  const mongod = await startMongod({ dataFolder, say: (line) => void said.push(line) });
  begun.push(mongod);
  return mongod;
}

async function using<Result>(uri: string, use: (client: MongoClient) => Promise<Result>) {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 2_000 });
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}

function write(uri: string, id: number): Promise<unknown> {
  return using(uri, (client) =>
    client
      .db()
      .collection<{ _id: number }>('notes')
      .insertOne({ _id: id }, { writeConcern: { w: 'majority', journal: true } }),
  );
}

function count(uri: string): Promise<number> {
  return using(uri, (client) => client.db().collection('notes').countDocuments());
}

test('what was written is there after a clean end and a new start, on the same port', async () => {
  const first = await begin();
  await write(first.uri, 1);
  await first.stop();
  const second = await begin();
  expect(second.uri).toBe(first.uri);
  expect(second.adopted).toBe(false);
  expect(await count(second.uri)).toBe(1);
});

test('a mongod that outlived its service is taken over, not started twice', async () => {
  const first = await begin();
  await write(first.uri, 1);
  const second = await begin();
  expect(second).toMatchObject({ adopted: true, pid: first.pid, uri: first.uri });
  expect(await count(second.uri)).toBe(1);
});

test('kill -9 of mongod in the middle of writing loses nothing that was acknowledged', async () => {
  const first = await begin();
  const acknowledged = await using(first.uri, async (client) => {
    const notes = client.db().collection<{ _id: number }>('notes');
    let done = 0;
    for (;;) {
      try {
        await notes.insertOne({ _id: done }, { writeConcern: { w: 'majority', journal: true } });
      } catch {
        return done;
      }
      done += 1;
      if (done === 100) process.kill(first.pid, 'SIGKILL');
    }
  });
  const second = await begin();
  expect(second.adopted).toBe(false);
  expect(acknowledged).toBeGreaterThanOrEqual(100);
  expect(await count(second.uri)).toBeGreaterThanOrEqual(acknowledged);
});

test('asked to begin a set that is there but not read yet, as after a hard end, it waits for it', async () => {
  const { uri } = await begin();
  const port = Number(new URL(uri).port);
  await using(`mongodb://127.0.0.1:${port}/?directConnection=true`, (nobody) =>
    initiate(nobody.db('admin'), port),
  );
  await write(uri, 1);
  expect(await count(uri)).toBe(1);
});

test('when its port is taken by another program, the database moves and keeps what it has', async () => {
  const first = await begin();
  await write(first.uri, 1);
  await first.stop();
  const squatter = createServer().listen(Number(new URL(first.uri).port), '127.0.0.1');
  await once(squatter, 'listening');
  try {
    const second = await begin();
    expect(second.uri).not.toBe(first.uri);
    expect(said.join('\n')).toContain('is taken by something else');
    await write(second.uri, 2);
    expect(await count(second.uri)).toBe(2);
  } finally {
    squatter.close();
  }
});

test('nobody reads the embedded database without its password', async () => {
  const { uri } = await begin();
  const open = new URL(uri);
  open.username = '';
  open.password = '';
  open.searchParams.delete('authSource');
  await expect(count(open.toString())).rejects.toThrow(/authentication/i);
});
