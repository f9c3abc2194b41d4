/** What a server process is told when it starts. */
export interface ServerOptions {
  port: number;
  mongodbUri: string;
  database: string;
}

/** A document four people may write in, and the session cookie of each (empty where nobody asks). */
export interface OpenedRoom {
  doc: string;
  cookies: string[];
}

/** Bytes, after a full garbage collection. */
export interface MemoryNow {
  rss: number;
  heapUsed: number;
  external: number;
}

export type ServerCall =
  | { id: number; ask: 'memory' }
  | { id: number; ask: 'profile'; file: string; on: boolean }
  | { id: number; ask: 'rooms'; count: number; label: string };
