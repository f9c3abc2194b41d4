import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { LocalStore, Row, RowKind } from './kept-copy.ts';
import { forgetKey, heldKey, type HeldKey } from './held-key.ts';

interface SealedRow {
  key?: number;
  name: string;
  kind: RowKind;
  /** Which key it was sealed with; another tab or an earlier sign-in has its own. */
  sealedWith: string;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
  /** Milliseconds since the epoch. */
  at: number;
}

interface Kept extends DBSchema {
  rows: { key: number; value: SealedRow; indexes: { name: string } };
}

const database = 'alongside';
/** Rows whose key is gone cannot be read again. They go after this time, in milliseconds: another tab may still hold the key. */
const unreadableKeptFor = 24 * 60 * 60 * 1000;

/** Once somebody has signed out, this page keeps nothing any more. */
let forgotten = false;

/**
 * Opens what this device keeps for `person`. Every row is sealed with AES-GCM under a key that the browser hands to
 * nobody and forgets when they sign out; without it the rows are noise.
 * Rejects when the browser offers no storage or no cryptography.
 */
export async function openLocalStore(person: string): Promise<LocalStore> {
  const held = await heldKey(person);
  const db = await openRows();
  await dropUnreadable(db, held.id);
  return {
    rows: (name) => readRows(db, held, name),
    async add(name, kind, bytes) {
      if (forgotten) throw new Error('Signed out: nothing is kept here any more.');
      return addRow(db, held, name, kind, bytes);
    },
    async remove(keys) {
      const transaction = db.transaction('rows', 'readwrite');
      for (const key of keys) void transaction.store.delete(key);
      await transaction.done;
    },
  };
}

/** Signing out: the key goes first, so that whatever stays for a moment cannot be read. */
export async function forgetLocalStore(): Promise<void> {
  forgotten = true;
  await forgetKey();
  const db = await openRows();
  await db.clear('rows');
  db.close();
}

function openRows(): Promise<IDBPDatabase<Kept>> {
  return openDB<Kept>(database, 1, {
    upgrade(fresh) {
      const rows = fresh.createObjectStore('rows', { keyPath: 'key', autoIncrement: true });
      rows.createIndex('name', 'name');
    },
  });
}

async function readRows(db: IDBPDatabase<Kept>, held: HeldKey, name: string): Promise<Row[]> {
  const rows = await db.getAllFromIndex('rows', 'name', name);
  const mine = rows.filter((row) => row.sealedWith === held.id);
  return Promise.all(
    mine.map(async (row) => {
      const plain = await crypto.subtle.decrypt(
        sealing(name, row.kind, row.iv),
        held.key,
        row.sealed,
      );
      return { key: row.key ?? 0, kind: row.kind, bytes: new Uint8Array(plain) };
    }),
  );
}

async function addRow(
  db: IDBPDatabase<Kept>,
  held: HeldKey,
  name: string,
  kind: RowKind,
  bytes: Uint8Array,
): Promise<number> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    sealing(name, kind, iv),
    held.key,
    new Uint8Array(bytes),
  );
  return db.add('rows', { name, kind, sealedWith: held.id, iv, sealed, at: Date.now() });
}

/** A row read under another name or kind than it was written under does not open. */
function sealing(name: string, kind: RowKind, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`${kind}:${name}`) };
}

async function dropUnreadable(db: IDBPDatabase<Kept>, held: string): Promise<void> {
  const transaction = db.transaction('rows', 'readwrite');
  const before = Date.now() - unreadableKeptFor;
  for await (const cursor of transaction.store) {
    if (cursor.value.sealedWith !== held && cursor.value.at < before) await cursor.delete();
  }
  await transaction.done;
}
