import type { Changed } from '@alongside/workflows/live/protocol';
import type { Logger } from 'pino';
import type { LiveCollections } from './document-log.ts';
import type { OpenDocument } from './open-document.ts';
import { isReflectionStarted } from './project-reflection.ts';

export interface StartedDeps {
  collections: LiveCollections;
  logger: Logger;
  announce(changed: Changed, organisation: string, persons: readonly string[]): void;
}

/**
 * Tells the participants that something changed when a reflection has been started (or emptied again), and at no
 * other time: the other may know *started*, and not when or how much is written (D38). Call when what is in memory is durable.
 */
export function tellWhenStarted(document: OpenDocument, deps: StartedDeps): void {
  const { doc, text, stored, organisation } = document;
  if (doc.kind !== 'reflection' || !text) return;
  const started = isReflectionStarted(text.document);
  if (started === document.started) return;
  document.started = started;
  const persons = stored.circle.participants.map(({ person }) => person);
  const { db } = deps.collections;
  db.collection<{ _id: string; organisation: string; revision: number }>('discussions')
    .findOne({ _id: doc.discussion, organisation }, { projection: { revision: 1 } })
    .then((found) => {
      const changed: Changed = {
        kind: 'discussion',
        id: doc.discussion,
        revision: found?.revision ?? 0,
      };
      deps.announce(changed, organisation, persons);
    })
    .catch((error: unknown) => deps.logger.warn({ err: error }, 'a start could not be told'));
}
