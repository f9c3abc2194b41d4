import type { Logger } from 'pino';
import { compact } from './compaction.ts';
import type { LiveCollections } from './document-log.ts';
import type { LiveDeps } from './ports.ts';

/** Compacts documents in the background, one at a time. */
export interface Compactor {
  /** This document's log has grown. Asked again while it waits, it is done once. */
  request(organisation: string, name: string): void;
  /** Every document that has a log: after a start, what a crash left behind. */
  requestAll(): Promise<void>;
  close(): Promise<void>;
}

export interface CompactorDeps extends Pick<LiveDeps, 'readCircles'> {
  collections: LiveCollections;
  logger: Logger;
  /** A document was compacted. */
  onCompacted(name: string): void;
}

export function compactor(deps: CompactorDeps): Compactor {
  const waiting = new Map<string, string>();
  let working: Promise<void> | null = null;
  let closed = false;

  async function work(): Promise<void> {
    for (const [name, organisation] of waiting) {
      if (closed) return;
      waiting.delete(name);
      try {
        await compact(deps, organisation, name);
        deps.onCompacted(name);
      } catch (error) {
        deps.logger.warn({ err: error, doc: name }, 'a document could not be compacted yet');
      }
    }
  }

  function request(organisation: string, name: string): void {
    if (closed) return;
    waiting.set(name, organisation);
    working ??= work().finally(() => {
      working = null;
    });
  }

  return {
    request,
    async requestAll() {
      const left = deps.collections.updates.aggregate<{
        _id: { organisation: string; doc: string };
      }>([{ $group: { _id: { organisation: '$organisation', doc: '$doc' } } }]);
      for await (const { _id } of left) request(_id.organisation, _id.doc);
    },
    async close() {
      closed = true;
      await working;
    },
  };
}
