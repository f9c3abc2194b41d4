import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, expect, it } from 'vitest';
import { forgetLocalStore, openLocalStore } from './local-store.ts';

const words = new TextEncoder().encode('T does not know why he could not stay with Nan.');

beforeEach(() => {
  sessionStorage.clear();
  globalThis.indexedDB = new IDBFactory();
});

async function everythingOnDisk(): Promise<Uint8Array[]> {
  const db = await openDB('alongside', 1);
  const rows: { sealed: ArrayBuffer }[] = await db.getAll('rows');
  db.close();
  return rows.map((row) => new Uint8Array(row.sealed));
}

it('gives back what was kept, after the page was loaded again', async () => {
  const before = await openLocalStore('sam');
  await before.add('reflection:d1:sam', 'update', words);
  const after = await openLocalStore('sam');
  const rows = await after.rows('reflection:d1:sam');
  expect(rows.map((row) => row.bytes)).toEqual([words]);
  expect(await after.rows('findings:d1')).toEqual([]);
});

it('writes nothing readable to the disk', async () => {
  const store = await openLocalStore('sam');
  await store.add('reflection:d1:sam', 'update', words);
  const disk = await everythingOnDisk();
  expect(disk).toHaveLength(1);
  for (const bytes of disk) {
    expect(new TextDecoder().decode(bytes)).not.toContain('Nan');
  }
});

it('opens nothing for the next person on a shared device', async () => {
  await (await openLocalStore('sam')).add('reflection:d1:sam', 'update', words);
  const other = await openLocalStore('priya');
  expect(await other.rows('reflection:d1:sam')).toEqual([]);
});

it('keeps nothing after signing out', async () => {
  await (await openLocalStore('sam')).add('reflection:d1:sam', 'update', words);
  await forgetLocalStore();
  expect(await everythingOnDisk()).toEqual([]);
  expect(sessionStorage.length).toBe(0);
});

it('removes rows by key', async () => {
  const store = await openLocalStore('sam');
  const key = await store.add('findings:d1', 'update', words);
  await store.add('findings:d1', 'update', words);
  await store.remove([key]);
  expect(await store.rows('findings:d1')).toHaveLength(1);
});
