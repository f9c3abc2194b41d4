import type { TypedTooLate } from './document-status.ts';
import type { Later } from './later.ts';
import * as Y from 'yjs';
import type { Words } from './written-words.ts';

export type RowKind = 'update' | 'readOnly' | 'late' | 'draft' | 'view';

export interface Row {
  key: number;
  kind: RowKind;
  bytes: Uint8Array;
}

/** What this device keeps, encrypted, while somebody is signed in. */
export interface LocalStore {
  rows(name: string): Promise<Row[]>;
  add(name: string, kind: RowKind, bytes: Uint8Array): Promise<number>;
  remove(keys: readonly number[]): Promise<void>;
}

export interface Copy {
  updates: Uint8Array[];
  readOnly: boolean;
  late: TypedTooLate | null;
}

/** Rows of updates after which they are made into one. */
const compactAfter = 200;
/** A store that does not answer must not keep anybody from opening the room. */
const readWithin = 2000;

/** The copy of one live document on this device. Each tab removes only rows it has read or written itself. */
export class KeptCopy {
  readonly #store: LocalStore;
  readonly #name: string;
  readonly #later: Later;
  readonly #keys: Record<RowKind, number[]> = {
    update: [],
    readOnly: [],
    late: [],
    draft: [],
    view: [],
  };
  #work: Promise<void> = Promise.resolve();
  #buffer: Uint8Array[] = [];
  #timer: (() => void) | null = null;
  #readOnly: boolean | null = null;

  constructor(store: LocalStore, name: string, later: Later) {
    this.#store = store;
    this.#name = name;
    this.#later = later;
  }

  async read(): Promise<Copy> {
    const empty: Copy = { updates: [], readOnly: true, late: null };
    let cancel = (): void => undefined;
    const tooSlow = new Promise<Row[]>((answer) => {
      cancel = this.#later.after(readWithin, () => answer([]));
    });
    const rows = await Promise.race([this.#store.rows(this.#name).catch(() => []), tooSlow]);
    cancel();
    const copy = rows.reduce((read, row) => readRow(read, row), empty);
    for (const row of rows) this.#keys[row.kind].push(row.key);
    this.#readOnly = copy.readOnly;
    return copy;
  }

  /** Kept within a moment: many small edits become one row. */
  append(update: Uint8Array): void {
    this.#buffer.push(update);
    this.#timer ??= this.#later.after(60, () => this.#write());
  }

  replace(state: Uint8Array, readOnly: boolean): void {
    this.#cancelWrite();
    this.#put('update', state);
    this.rememberReadOnly(readOnly);
  }

  rememberReadOnly(readOnly: boolean): void {
    if (this.#readOnly === readOnly && this.#keys.readOnly.length > 0) return;
    this.#readOnly = readOnly;
    this.#put('readOnly', Uint8Array.of(readOnly ? 1 : 0));
  }

  keepLate(late: TypedTooLate): void {
    const json = JSON.stringify({ words: late.words, update: Array.from(late.update) });
    this.#put('late', new TextEncoder().encode(json));
  }

  forgetLate(): void {
    const gone = this.#keys.late.splice(0);
    this.#then(() => this.#store.remove(gone));
  }

  remove(): void {
    this.#cancelWrite();
    const gone = [...this.#keys.update.splice(0), ...this.#keys.readOnly.splice(0)];
    this.#then(() => this.#store.remove(gone));
  }

  close(): void {
    this.#write();
  }

  #cancelWrite(): void {
    this.#timer?.();
    this.#timer = null;
    this.#buffer = [];
  }

  #write(): void {
    const updates = this.#buffer;
    this.#cancelWrite();
    const [first] = updates;
    if (!first) return;
    const merged = updates.length === 1 ? first : Y.mergeUpdates(updates);
    this.#then(async () => {
      this.#keys.update.push(await this.#store.add(this.#name, 'update', merged));
      if (this.#keys.update.length > compactAfter) await this.#compact();
    });
  }

  async #compact(): Promise<void> {
    const known = new Set(this.#keys.update);
    const rows = (await this.#store.rows(this.#name)).filter((row) => known.has(row.key));
    const doc = new Y.Doc();
    for (const row of rows) Y.applyUpdate(doc, row.bytes);
    const key = await this.#store.add(this.#name, 'update', Y.encodeStateAsUpdate(doc));
    this.#keys.update = [key];
    await this.#store.remove(rows.map((row) => row.key));
    doc.destroy();
  }

  /** Adds before it removes: a page that ends in between has both, and both say the same. */
  #put(kind: RowKind, bytes: Uint8Array): void {
    this.#then(async () => {
      const gone = this.#keys[kind];
      this.#keys[kind] = [await this.#store.add(this.#name, kind, bytes)];
      if (gone.length > 0) await this.#store.remove(gone);
    });
  }

  #then(step: () => Promise<void>): void {
    this.#work = this.#work.then(step).catch(() => undefined);
  }
}

function readRow(copy: Copy, row: Row): Copy {
  if (row.kind === 'update') return { ...copy, updates: [...copy.updates, row.bytes] };
  if (row.kind === 'readOnly') return { ...copy, readOnly: row.bytes[0] === 1 };
  if (row.kind === 'late') return { ...copy, late: readLate(row.bytes) };
  return copy;
}

function readLate(bytes: Uint8Array): TypedTooLate | null {
  const read: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (typeof read !== 'object' || read === null || !('words' in read) || !('update' in read)) {
    return null;
  }
  if (!Array.isArray(read.words) || !Array.isArray(read.update)) return null;
  return { words: read.words.filter(isWords), update: Uint8Array.from(read.update) };
}

function isWords(read: unknown): read is Words {
  return (
    typeof read === 'object' &&
    read !== null &&
    'at' in read &&
    typeof read.at === 'string' &&
    'text' in read &&
    typeof read.text === 'string'
  );
}
