import { setTimeout as pause } from 'node:timers/promises';
import { Binary, MongoBulkWriteError, ObjectId } from 'mongodb';
import type { Logger } from 'pino';
import type { LiveCollections, StoredUpdates } from './document-log.ts';
import { documentsInWrite, fewDocuments, limits, periods } from './limits.ts';
import type { Outcome } from './settle.ts';

/** One document's updates in one group commit. */
export interface Entry {
  id: ObjectId;
  organisation: string;
  doc: string;
  document: Written;
  /** The version of the record it was typed for. */
  recordVersion: number;
  bytes: number;
  updates: { by: string; update: Uint8Array }[];
  waiting: ((outcome: Outcome) => void)[];
}

/** The document an update is written for. */
export interface Written {
  organisation: string;
  name: string;
  stored: { recordVersion: number };
  /** Called once for each group that held something of it, after those who wait for their updates. */
  settled(outcome: Outcome): void;
}

/** Writes accepted updates in groups and tells each when it is durable and settled. */
export interface UpdateWriter {
  /** `settled` is called once, when the update is durable with majority write concern and known to be kept or late. */
  add(document: Written, by: string, update: Uint8Array, settled: (outcome: Outcome) => void): void;
  /** Calls back when all that was added for this document so far is settled; at once when nothing waits. */
  afterThose(name: string, settled: (outcome: Outcome) => void): void;
  /** Somebody waits for what was added so far: the write begins as soon as one may. */
  hurry(): void;
  /** Resolves when nothing of this document waits; meant for when nothing more is added. */
  whenSettled(name: string): Promise<void>;
  isUnsettled(name: string): boolean;
  /** Added for this document and not settled, oldest first. */
  unsettled(name: string): Uint8Array[];
  /** Whether more can be taken: false when the database lags too far behind. */
  hasRoom(): boolean;
  /** Resolves when nothing waits any more, or when the database has not answered for too long. */
  close(): Promise<void>;
}

export interface WriterDeps {
  collections: LiveCollections;
  logger: Logger;
  node: string;
  clock: { now(): number };
  /** After the insert: which entries stand, and which came too late. Never throws. */
  settle(entries: readonly Entry[]): Promise<ReadonlyMap<Entry, Outcome>>;
}

/** A group commit: while one write is under way the next gathers, across documents. */
export function updateWriter({
  collections,
  logger,
  node,
  clock,
  settle,
}: WriterDeps): UpdateWriter {
  /** In the order in which they came: what rests on an earlier update is never written before it. */
  let gathering: Entry[] = [];
  const current = new Map<string, Entry>();
  const open = new Map<string, Set<Entry>>();
  const watchers = new Map<string, (() => void)[]>();
  let unsettledBytes = 0;
  let writing = false;
  let scheduled: NodeJS.Timeout | null = null;
  /** The oldest so many that gather are waited for. */
  let hurried = 0;
  let lastBegun = 0;
  let lastTook = 0;
  /** Documents that edits were written for lately, all at a time. */
  let typedIn = 0;

  function add(
    document: Written,
    by: string,
    update: Uint8Array,
    settled: (outcome: Outcome) => void,
  ): void {
    const { organisation, name } = document;
    const { recordVersion } = document.stored;
    let entry = current.get(name);
    if (
      entry?.recordVersion !== recordVersion ||
      entry.bytes + update.byteLength > limits.batchBytes
    ) {
      const id = new ObjectId();
      const empty = { bytes: 0, updates: [], waiting: [] };
      entry = { id, organisation, doc: name, document, recordVersion, ...empty };
      gathering.push(entry);
      current.set(name, entry);
      const ofDocument = open.get(name);
      if (ofDocument) ofDocument.add(entry);
      else open.set(name, new Set([entry]));
    }
    entry.bytes += update.byteLength;
    entry.updates.push({ by, update });
    entry.waiting.push(settled);
    unsettledBytes += update.byteLength;
    schedule();
  }

  function schedule(): void {
    if (writing || scheduled || gathering.length === 0) return;
    const apart = Math.max(hurried > 0 ? periods.gatherHurried : gatherFor(), 2 * lastTook);
    scheduled = setTimeout(begin, Math.max(0, lastBegun + apart - performance.now()));
  }

  /** Milliseconds from one write to the next: edits gather the longer, the more documents are typed in. */
  function gatherFor(): number {
    if (typedIn <= fewDocuments) return periods.gather;
    const long = Math.min(periods.gatherAtMost, periods.gatherPerDocument * typedIn);
    return long * Math.min(1, documentsInWrite / typedIn);
  }

  function hurry(): void {
    if (hurried === gathering.length) return;
    hurried = gathering.length;
    if (!scheduled) return;
    clearTimeout(scheduled);
    scheduled = null;
    schedule();
  }

  function begin(): void {
    scheduled = null;
    if (writing) return;
    typedIn = Math.max(gathering.length, typedIn / 2);
    const batch = takeBatch();
    if (batch.length === 0) return;
    writing = true;
    hurried = Math.max(0, hurried - batch.length);
    lastBegun = performance.now();
    void write(batch).finally(() => {
      writing = false;
      lastTook = Math.min(performance.now() - lastBegun, periods.gatherAtMost / 2);
      schedule();
    });
  }

  /** The oldest, as many as one write may hold. */
  function takeBatch(): Entry[] {
    let bytes = 0;
    let count = 0;
    for (const entry of gathering) {
      if (count === documentsInWrite) break;
      if (count > 0 && bytes + entry.bytes > limits.batchBytes) break;
      bytes += entry.bytes;
      count += 1;
    }
    const batch = gathering.slice(0, count);
    gathering = gathering.slice(count);
    for (const entry of batch) {
      if (current.get(entry.doc) === entry) current.delete(entry.doc);
    }
    return batch;
  }

  async function write(batch: Entry[]): Promise<void> {
    const at = new Date(clock.now());
    const entries: StoredUpdates[] = batch.map(
      ({ id, organisation, doc, recordVersion, updates }) => ({
        _id: id,
        organisation,
        doc,
        node,
        at,
        recordVersion,
        updates: updates.map(({ by, update }) => ({ by, update: new Binary(update) })),
      }),
    );
    await untilDone('write live updates', logger, () => insert(entries));
    void finish(batch);
  }

  async function insert(entries: StoredUpdates[]): Promise<void> {
    try {
      await collections.updates.insertMany(entries, {
        ordered: true,
        writeConcern: { w: 'majority', j: true },
      });
    } catch (error) {
      if (!isRepeat(error)) throw error;
      await insertMissing(entries);
    }
  }

  /** A retry after an answer that was lost: what is there is there, the rest follows in order. */
  async function insertMissing(entries: StoredUpdates[]): Promise<void> {
    for (const { _id, organisation, ...entry } of entries) {
      await collections.updates.updateOne(
        { _id, organisation },
        { $setOnInsert: entry },
        { upsert: true, writeConcern: { w: 'majority', j: true } },
      );
    }
  }

  async function finish(batch: Entry[]): Promise<void> {
    const outcomes = await settle(batch);
    for (const entry of batch) {
      unsettledBytes -= entry.bytes;
      const ofDocument = open.get(entry.doc);
      ofDocument?.delete(entry);
      if (ofDocument?.size === 0) open.delete(entry.doc);
      const outcome = outcomes.get(entry) ?? 'kept';
      for (const settled of entry.waiting) settled(outcome);
      entry.document.settled(outcome);
    }
    for (const { doc } of batch) {
      if (open.has(doc)) continue;
      for (const watcher of watchers.get(doc) ?? []) watcher();
      watchers.delete(doc);
    }
  }

  return {
    add,
    afterThose(name, settled) {
      const entries = open.get(name);
      if (!entries || entries.size === 0) {
        settled('kept');
        return;
      }
      let remaining = entries.size;
      let worst: Outcome = 'kept';
      for (const entry of entries) {
        entry.waiting.push((outcome) => {
          if (outcome === 'late') worst = 'late';
          remaining -= 1;
          if (remaining === 0) settled(worst);
        });
      }
    },
    hurry,
    whenSettled(name) {
      hurry();
      if (!open.has(name)) return Promise.resolve();
      return new Promise((resolve) => {
        const waiting = watchers.get(name);
        if (waiting) waiting.push(resolve);
        else watchers.set(name, [resolve]);
      });
    },
    isUnsettled: (name) => open.has(name),
    unsettled(name) {
      return [...(open.get(name) ?? [])].flatMap(({ updates }) =>
        updates.map(({ update }) => update),
      );
    },
    hasRoom: () => unsettledBytes < limits.unsettledBytes,
    async close() {
      const settled = Promise.all([...open.keys()].map((name) => this.whenSettled(name)));
      await Promise.race([settled, pause(periods.closing, undefined, { ref: false })]);
    },
  };
}

function isRepeat(error: unknown): boolean {
  const duplicateKey = 11_000;
  return error instanceof MongoBulkWriteError && error.code === duplicateKey;
}

/** Tries again until it succeeds, a little later each time (at most 2 s apart). What waits for it waits. */
export async function untilDone<Result>(
  what: string,
  logger: Logger,
  attempt: () => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      logger.warn({ err: error, tries }, `could not ${what} yet`);
      await pause(Math.min(2000, 20 * 2 ** Math.min(tries, 7)));
    }
  }
}
