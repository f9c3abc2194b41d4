import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** The key that what this device keeps is sealed with, and whose it is. */
export interface HeldKey {
  id: string;
  person: string;
  key: CryptoKey;
}

/** How long the session of whoever holds the key lasts, as the service said last. Milliseconds. */
export interface Seat {
  /** Without a sign of life. */
  idleMs: number;
  /** Since the epoch: in any case. */
  endsAt: number;
}

interface Entry extends HeldKey {
  slot: 'now';
  /** Null: the service has not said yet that this person is signed in here, or says that they are not. */
  seat: Seat | null;
  /** Since the epoch: the last sign of life. */
  touchedAt: number;
}

interface Keys extends DBSchema {
  keys: { key: string; value: Entry };
}

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

/** The service has just said that this person is signed in here, and for how long. */
export async function takeSeat(person: string, seat: Seat, now: number): Promise<void> {
  await heldKey(person);
  await change((entry) => (entry.person === person ? { ...entry, seat, touchedAt: now } : entry));
}

/** Somebody is here, with a connection or without. */
export async function noteTouch(person: string, now: number): Promise<void> {
  await change((entry) => (entry.person === person ? { ...entry, touchedAt: now } : entry));
}

/** The service says that nobody is signed in here any more; the key waits for them to sign in again. */
export async function leaveSeat(): Promise<void> {
  await change((entry) => ({ ...entry, seat: null }));
}

/**
 * Who may go on without a connection: whoever was signed in here when the service was last asked, as long as their
 * session would have lasted. Null: nobody.
 */
export async function whoGoesOn(now: number): Promise<string | null> {
  const kept = await withKeys((db) => db.get('keys', 'now'));
  if (!kept?.seat) return null;
  const { seat, touchedAt, person } = kept;
  const idle = now - touchedAt;
  return idle >= 0 && idle < seat.idleMs && now < seat.endsAt ? person : null;
}

async function change(step: (entry: Entry) => Entry): Promise<void> {
  await withKeys(async (db) => {
    const transaction = db.transaction('keys', 'readwrite');
    const kept = await transaction.store.get('now');
    if (kept) await transaction.store.put(step(kept));
    await transaction.done;
  });
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
  return { slot: 'now', id, person, key, seat: null, touchedAt: 0 };
}
