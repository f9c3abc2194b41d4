import type { Changed } from '@alongside/workflows/live/protocol';
import { Binary } from 'mongodb';
import type { Logger } from 'pino';
import type { LiveCollections } from './document-log.ts';
import type { OpenDocument } from './open-document.ts';
import type { OpenDocuments } from './open-documents.ts';
import { peers } from './peers.ts';
import { openSignals, type Signal } from './signals.ts';

/** What this node says to the others. */
export interface BetweenNodes {
  circleChanged(discussion: string): void;
  changed(changed: Changed, organisation: string, persons: readonly string[]): void;
  sessionEnded(person: string): void;
  peopleChanged(organisation: string): void;
  setAside(document: OpenDocument): void;
  presence(document: OpenDocument, update: Uint8Array): void;
  opened(document: OpenDocument): void;
  close(): Promise<void>;
}

export interface BetweenNodesDeps {
  collections: LiveCollections;
  logger: Logger;
  node: string;
  documents: Pick<OpenDocuments, 'get' | 'all'>;
  /** What the others say that is not about a document open here. */
  circleChanged(discussion: string): void;
  changed(changed: Changed, organisation: string, persons: readonly string[]): void;
  sessionEnded(person: string): void;
  peopleChanged(organisation: string): void;
  /** A node has ended, cleanly or not. */
  nodeGone(): void;
}

/** Joins this node to the others on the same database. Resolves once nothing they do is missed. */
export async function betweenNodes(deps: BetweenNodesDeps): Promise<BetweenNodes> {
  const { documents, logger } = deps;

  function hear(signal: Signal, node: string): void {
    if (signal.kind === 'gone') {
      others.gone(node);
      return;
    }
    others.heard(node);
    switch (signal.kind) {
      case 'circle':
        return deps.circleChanged(signal.discussion);
      case 'changed':
        return deps.changed(signal.changed, signal.organisation, signal.persons);
      case 'session':
        return deps.sessionEnded(signal.person);
      case 'people':
        return deps.peopleChanged(signal.organisation);
      case 'late':
        return documents.get(signal.doc)?.loadAgain();
      case 'awareness':
        return hearPresence(signal.doc, node, signal.update.buffer);
      case 'who':
        return tellPresence(signal.doc);
      case 'alive':
    }
  }

  function hearPresence(name: string, node: string, update: Uint8Array): void {
    const document = documents.get(name);
    if (!document) return;
    try {
      const news = document.presence.takeRemote(node, update);
      if (news) void document.tellWhenFree('doc:awareness', news);
    } catch (error) {
      logger.warn({ err: error, node }, 'another node said something unreadable');
    }
  }

  function tellPresence(name: string): void {
    const document = documents.get(name);
    const here = document?.hasPresence ? document.presence.here() : null;
    if (here) signals.tell({ kind: 'awareness', doc: name, update: new Binary(here) });
  }

  function nodeDied(node: string): void {
    for (const document of documents.all()) {
      const gone = document.hasPresence ? document.presence.nodeGone(node) : null;
      if (gone) void document.tellWhenFree('doc:awareness', gone);
    }
    deps.nodeGone();
  }

  const signals = await openSignals(deps.collections, deps.node, logger, {
    signal: hear,
    written(entry) {
      void documents.get(entry.doc)?.takeWritten(entry);
    },
    missed() {
      for (const document of documents.all()) {
        void document.authoriseAgain();
        void document.catchUp();
      }
    },
  });
  const others = peers(() => signals.tell({ kind: 'alive' }), nodeDied);

  return {
    circleChanged: (discussion) => signals.tell({ kind: 'circle', discussion }),
    changed: (changed, organisation, persons) =>
      signals.tell({ kind: 'changed', changed, organisation, persons: [...persons] }),
    sessionEnded: (person) => signals.tell({ kind: 'session', person }),
    peopleChanged: (organisation) => signals.tell({ kind: 'people', organisation }),
    setAside: ({ name }) => signals.tell({ kind: 'late', doc: name }),
    presence({ name }, update) {
      if (others.any) signals.tell({ kind: 'awareness', doc: name, update: new Binary(update) });
    },
    opened({ name, doc }) {
      if (others.any && doc.kind === 'findings') signals.tell({ kind: 'who', doc: name });
    },
    async close() {
      others.close();
      signals.tell({ kind: 'gone' });
      await signals.close();
    },
  };
}
