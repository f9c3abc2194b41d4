import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, expect, it, vi } from 'vitest';
import type {
  forgetLocalStore as forgetFirst,
  openLocalStore as openFirst,
} from './local-store.ts';
import { heldKey, leaveSeat, noteTouch, takeSeat, whoGoesOn } from './held-key.ts';

const words = new TextEncoder().encode('T does not know why he could not stay with Nan.');

/** A page of its own, each time: signing out ends a page for good. */
let openLocalStore: typeof openFirst;
let forgetLocalStore: typeof forgetFirst;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
  ({ openLocalStore, forgetLocalStore } = await import('./local-store.ts'));
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
  expect(await whoGoesOn(Date.now())).toBeNull();
});

it('writes nothing more on a page that somebody has signed out of', async () => {
  const store = await openLocalStore('sam');
  await forgetLocalStore();
  await expect(store.add('findings:d1', 'update', words)).rejects.toThrow('Signed out');
  expect(await everythingOnDisk()).toEqual([]);
});

it('lets nobody take the key out of the browser, and is one key for two tabs', async () => {
  const [one, other] = await Promise.all([heldKey('sam'), heldKey('sam')]);
  expect(one.id).toBe(other.id);
  expect(one.key.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('raw', one.key)).rejects.toThrow('extractable');
});

it('lets whoever was signed in go on without the service, for as long as the session would last', async () => {
  const now = Date.parse('2026-11-24T16:40:00Z');
  const minute = 60_000;
  const seat = { idleMs: 60 * minute, endsAt: now + 150 * minute };
  await heldKey('sam');
  expect(await whoGoesOn(now)).toBeNull();
  await takeSeat('sam', seat, now);
  expect(await whoGoesOn(now + 60 * minute - 1)).toBe('sam');
  expect(await whoGoesOn(now + 60 * minute)).toBeNull();
  await noteTouch('sam', now + 50 * minute);
  expect(await whoGoesOn(now + 100 * minute)).toBe('sam');
  await noteTouch('sam', now + 140 * minute);
  expect(await whoGoesOn(now + 150 * minute)).toBeNull();
  // A clock that was put back proves nothing.
  expect(await whoGoesOn(now - 1)).toBeNull();
  await leaveSeat();
  expect(await whoGoesOn(now + 141 * minute)).toBeNull();
  await takeSeat('sam', seat, now);
  await heldKey('priya');
  expect(await whoGoesOn(now)).toBeNull();
});

it('removes rows by key', async () => {
  const store = await openLocalStore('sam');
  const key = await store.add('findings:d1', 'update', words);
  await store.add('findings:d1', 'update', words);
  await store.remove([key]);
  expect(await store.rows('findings:d1')).toHaveLength(1);
});
