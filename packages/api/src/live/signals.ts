import type { Changed } from '@alongside/workflows/live/protocol';
import {
  type Binary,
  type ChangeStream,
  type Collection,
  type Db,
  type Document,
  Timestamp,
} from 'mongodb';
import type { Logger } from 'pino';
import type { LiveCollections, StoredUpdates } from './document-log.ts';

/** What nodes tell each other beside the log of updates. Never any content of a reflection. */
export type Signal =
  | { kind: 'circle'; discussion: string }
  | { kind: 'changed'; organisation: string; persons: string[]; changed: Changed }
  | { kind: 'session'; person: string }
  /** Who is who there, or who knows which family, changed. */
  | { kind: 'people'; organisation: string }
  /** Updates of this document were set aside; it is loaded again. */
  | { kind: 'late'; doc: string }
  | { kind: 'awareness'; doc: string; update: Binary }
  /** Who is in this document? */
  | { kind: 'who'; doc: string }
  | { kind: 'alive' }
  | { kind: 'gone' };

interface StoredSignals {
  node: string;
  at: Date;
  signals: Signal[];
}

export interface SignalListener {
  signal(signal: Signal, node: string): void;
  /** Another node's updates have become durable. */
  written(entry: StoredUpdates): void;
  /** Something may have been missed: read again what is held. */
  missed(): void;
}

/** The way between nodes: what others write to the log and to `signals`, by one change stream. */
export interface Signals {
  tell(signal: Signal): void;
  close(): Promise<void>;
}

/** How long signals stay in the database, in seconds. */
const keptFor = 60;
/** Signals said within this many milliseconds travel together; where somebody's cursor is cannot wait as long. */
const gather = { awareness: 10, others: 50 } as const;

/** Resolves once nothing that another node says after this moment is missed. */
export async function openSignals(
  { db }: LiveCollections,
  node: string,
  logger: Logger,
  listener: SignalListener,
): Promise<Signals> {
  const collection: Collection<StoredSignals> = db.collection('signals');
  await collection.createIndex({ at: 1 }, { expireAfterSeconds: keptFor });
  let stream: ChangeStream<Document, LiveEvent> | null = null;
  let closed = false;
  let waiting: Signal[] = [];
  let timer: NodeJS.Timeout | null = null;
  let sendsAt = Infinity;

  function hear({ fullDocument }: LiveEvent): void {
    if ('signals' in fullDocument) {
      for (const signal of fullDocument.signals) listener.signal(signal, fullDocument.node);
    } else {
      listener.written(fullDocument);
    }
  }

  async function listen(): Promise<void> {
    const opened = await openStream(db, node);
    stream = opened;
    void follow(opened);
  }

  async function follow(opened: ChangeStream<Document, LiveEvent>): Promise<void> {
    try {
      for await (const event of opened) hear(event);
    } catch (error) {
      if (!closed) logger.warn({ err: error }, 'the stream between nodes broke off');
    }
    while (!closed) {
      try {
        await listen();
        listener.missed();
        return;
      } catch (error) {
        logger.warn({ err: error }, 'the stream between nodes cannot be opened yet');
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  }

  async function send(): Promise<void> {
    timer = null;
    sendsAt = Infinity;
    const signals = waiting;
    waiting = [];
    if (signals.length === 0) return;
    try {
      await collection.insertOne({ node, at: new Date(), signals }, { writeConcern: { w: 1 } });
    } catch (error) {
      logger.warn({ err: error }, 'other nodes could not be told');
      waiting = [...signals.filter(({ kind }) => kind !== 'awareness'), ...waiting].slice(-1000);
    }
  }

  await listen();
  return {
    tell(signal) {
      waiting.push(signal);
      const within = signal.kind === 'awareness' ? gather.awareness : gather.others;
      if (performance.now() + within >= sendsAt) return;
      sendsAt = performance.now() + within;
      if (timer) clearTimeout(timer);
      timer = setTimeout(() => void send(), within);
    },
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await send();
      await stream?.close();
    },
  };
}

type LiveEvent = { _id: unknown; fullDocument: StoredSignals | StoredUpdates };

/** From this moment on, whenever the cursor itself is made: nothing between is missed. */
async function openStream(db: Db, node: string): Promise<ChangeStream<Document, LiveEvent>> {
  const hello: Document = await db.command({ hello: 1 });
  const now: unknown = hello['operationTime'];
  return db.watch<Document, LiveEvent>(
    [
      {
        $match: {
          operationType: 'insert',
          'ns.coll': { $in: ['documentupdates', 'signals'] },
          'fullDocument.node': { $ne: node },
        },
      },
      { $project: { fullDocument: 1 } },
    ],
    { maxAwaitTimeMS: 1000, ...(now instanceof Timestamp ? { startAtOperationTime: now } : {}) },
  );
}
