/** What one socket, one document and one node take. Beyond it the answer says so and nothing accepted is lost. */
export const limits = {
  /** Bytes of one frame; more closes the connection. Above `maxUpdateBytes`, so that too large an update gets an answer. */
  frameBytes: 12 * 1024 * 1024,
  /** Bytes of one document's stored state. */
  documentBytes: 8 * 1024 * 1024,
  /** Clients one update may speak for: bounds the work of merging it. */
  clientsInUpdate: 512,
  /** Characters and changes one Yjs client may ever count; beyond, numbers get too large to be read back. */
  clock: 2 ** 31,
  /** Types within types, and values within values: deeper nesting overflows the stack of whoever reads it. */
  depth: 100,
  /** Bytes of one awareness update and of one client's awareness state. */
  awarenessBytes: 8 * 1024,
  /** Bytes accepted and not yet durable on this node; beyond it updates are refused until the database has caught up. */
  unsettledBytes: 64 * 1024 * 1024,
  /** Bytes of one database write. */
  batchBytes: 8 * 1024 * 1024,
  /** Documents one socket may sit at. */
  documentsOfSocket: 64,
  /** Bytes waiting for a reader too slow to take them; then it is sent away and comes back to the state. */
  unsentBytes: 8 * 1024 * 1024,
} as const;

/** Token buckets of one socket: sustained rate a second, and what may come at once. */
export const allowances = {
  update: { perSecond: 250, atOnce: 1000 },
  updateBytes: { perSecond: 1024 * 1024, atOnce: 4 * 1024 * 1024 },
  awareness: { perSecond: 60, atOnce: 240 },
  join: { perSecond: 40, atOnce: 160 },
} as const;

/** Periods in milliseconds. */
export const periods = {
  /** A write begins at most this often; while one is under way the next gathers. */
  gather: 20,
  /** The same when somebody waits for it who is not typing. */
  gatherHurried: 6,
  /** So long for each document typed in, where they are many: what writing a document costs is shared by more edits. */
  gatherPerDocument: 20,
  /** The longest that they gather. */
  gatherAtMost: 400,
  /** The longest that answers wait to go with what else their page is sent, when there are many of them at once. */
  answerAtMost: 48,
  /** The longest that broadcasts are held while this process has no time to spare. */
  holdAtMost: 80,
  /** So often it looks whether it has. */
  lookAtPace: 200,
  /** A document nobody sits at is given back after this. */
  idle: 15_000,
  /** A document that people sit at and nobody types in gives its memory back after this. */
  asleep: 20_000,
  /** From a durable change to the projection. */
  projection: 150,
  /** Between two projections of a document that keeps changing. */
  projectionAgain: 1000,
  /** The same at most, however long one takes. */
  projectionAtMost: 4000,
  /** So long a node that ends waits for the database. */
  closing: 10_000,
  /** Sockets prove again that they are signed in. */
  signedIn: 60_000,
} as const;

/** So many documents typed in at once are few: their edits gather for `gather` alone. */
export const fewDocuments = 6;

/** So many documents go into one write: more at once would hold typing up, one after the other they do not. */
export const documentsInWrite = 24;

/** Edits after which a document is compacted. */
export const compactAfterEdits = 1200;
