import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** The key that what this device keeps is sealed with, and whose it is. */
export interface HeldKey {
  id: string;
  person: string;
  key: CryptoKey;
}

interface Entry extends HeldKey {
  slot: 'now';
  /** Milliseconds since the epoch: when the service last said that this person is signed in here. */
  confirmedAt: number;
}

interface Keys extends DBSchema {
  keys: { key: string; value: Entry };
}

/**
 * How long somebody may go on without the service being asked, in milliseconds: as long as a session lasts. After
 * that, what is kept stays sealed until they have signed in again.
 */
export const goesOnFor = 12 * 60 * 60 * 1000;

/**
 * The key of `person`, made when there is none. It cannot be taken out of the browser: pages can seal and open with it,
 * and nothing else. Another person's key is forgotten by it.
 */
export async function heldKey(person: string): Promise<HeldKey> {
  const fresh = await makeKey(person);
  return withKeys(async (db) => {
    // Read and written in one step: two tabs that open at once hold the same key.
    const transaction = db.transaction('keys', 'readwrite');
    const kept = await transaction.store.get('now');
    const entry = kept?.person === person ? kept : fresh;
    if (entry === fresh) await transaction.store.put(fresh);
    await transaction.done;
    return entry;
  });
}

/** The service has just said that this person is signed in here. */
export async function confirmHolder(person: string, now: number): Promise<void> {
  await heldKey(person);
  await withKeys(async (db) => {
    const transaction = db.transaction('keys', 'readwrite');
    const kept = await transaction.store.get('now');
    if (kept?.person === person) await transaction.store.put({ ...kept, confirmedAt: now });
    await transaction.done;
  });
}

/**
 * Who may go on without a connection: whoever was signed in here when the service was last asked, if that was not long
 * ago and they have not signed out since. Null: nobody.
 */
export async function whoGoesOn(now: number): Promise<string | null> {
  const kept = await withKeys((db) => db.get('keys', 'now'));
  if (!kept) return null;
  const since = now - kept.confirmedAt;
  return since >= 0 && since < goesOnFor ? kept.person : null;
}

export async function forgetKey(): Promise<void> {
  await withKeys((db) => db.clear('keys'));
}

/** A database of its own, so that nothing that is kept has to change its shape for it. */
async function withKeys<Answer>(use: (db: IDBPDatabase<Keys>) => Promise<Answer>): Promise<Answer> {
  const db = await openDB<Keys>('alongside-key', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('keys', { keyPath: 'slot' });
    },
  });
  try {
    return await use(db);
  } finally {
    db.close();
  }
}

async function makeKey(person: string): Promise<Entry> {
  const id = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  const algorithm = { name: 'AES-GCM', length: 256 };
  const key = await crypto.subtle.generateKey(algorithm, false, ['encrypt', 'decrypt']);
  return { slot: 'now', id, person, key, confirmedAt: 0 };
}
