import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { LocalStore, Row, RowKind } from './kept-copy.ts';

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
const keyEntry = 'alongside.local-key';
/** Rows whose key is gone cannot be read again. They go after this time, in milliseconds: another tab may still hold the key. */
const unreadableKeptFor = 24 * 60 * 60 * 1000;

interface HeldKey {
  id: string;
  person: string;
  key: CryptoKey;
}

/**
 * Opens what this device keeps for `person`. Every row is sealed with AES-GCM under a key that lives in this
 * tab's session storage only while the person is signed in; without it the rows are noise.
 * Rejects when the browser offers no storage or no cryptography.
 */
export async function openLocalStore(person: string): Promise<LocalStore> {
  const held = await holdKey(person);
  const db = await openRows();
  await dropUnreadable(db, held.id);
  return {
    rows: (name) => readRows(db, held, name),
    add: (name, kind, bytes) => addRow(db, held, name, kind, bytes),
    async remove(keys) {
      const transaction = db.transaction('rows', 'readwrite');
      for (const key of keys) void transaction.store.delete(key);
      await transaction.done;
    },
  };
}

/** Signing out: the key goes first, so that whatever stays for a moment cannot be read. */
export async function forgetLocalStore(): Promise<void> {
  sessionStorage.removeItem(keyEntry);
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

async function holdKey(person: string): Promise<HeldKey> {
  const stored = readKeyEntry();
  const entry = stored?.person === person ? stored : await makeKeyEntry(person);
  const raw = Uint8Array.from(atob(entry.key), (letter) => letter.charCodeAt(0));
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return { id: entry.id, person, key };
}

interface KeyEntry {
  id: string;
  person: string;
  /** 256 bits, base64. */
  key: string;
}

async function makeKeyEntry(person: string): Promise<KeyEntry> {
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const id = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  const entry = { id, person, key: btoa(String.fromCharCode(...raw)) };
  sessionStorage.setItem(keyEntry, JSON.stringify(entry));
  return entry;
}

function readKeyEntry(): KeyEntry | null {
  const text = sessionStorage.getItem(keyEntry);
  if (text === null) return null;
  const read: unknown = JSON.parse(text);
  if (typeof read !== 'object' || read === null) return null;
  if (!('id' in read) || !('person' in read) || !('key' in read)) return null;
  const { id, person, key } = read;
  if (typeof id !== 'string' || typeof person !== 'string' || typeof key !== 'string') return null;
  return { id, person, key };
}
