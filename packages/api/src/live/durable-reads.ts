import type { Finding } from '@alongside/workflows/discussion/findings';
import {
  findingsDocument,
  type LiveDocument,
  reflectionDocument,
} from '@alongside/workflows/live/protocol';
import type { Stage } from '@alongside/workflows/discussion/stages';
import type { ClientSession } from 'mongodb';
import * as Y from 'yjs';
import { storeMerged } from './compaction.ts';
import { documentFrom, type LiveCollections, readDurable, readDurableOf } from './document-log.ts';
import type { Live, LiveDeps, StoredCircle } from './ports.ts';
import { findingsReached, projectFindings } from './project-findings.ts';
import { isReflectionStarted } from './project-reflection.ts';
import { isBeingAgreed } from './rights.ts';
import { standing } from './standing.ts';

type DurableReads = Pick<
  Live,
  'readFindings' | 'reflectionStarted' | 'reflectionsStarted' | 'documentState'
>;

/** Reads of what is durable, for the rest of the service. None of them looks at a document in memory. */
export function durableReads(
  deps: Pick<LiveDeps, 'readCircles'> & { collections: LiveCollections },
): DurableReads {
  async function circleOf(
    discussion: string,
    session?: ClientSession,
  ): Promise<StoredCircle | undefined> {
    return (await deps.readCircles([discussion], session)).get(discussion);
  }

  async function durableDocument(
    doc: LiveDocument,
    stored: StoredCircle,
    session?: ClientSession,
  ): Promise<Y.Doc> {
    const name = nameOf(doc);
    const whole = await readDurable(deps.collections, stored.organisation, name, session);
    const durable = standing(whole, stored, doc);
    const document = documentFrom(durable);
    if (session?.inTransaction() && isBeingAgreed(stored.circle, doc)) {
      await storeMerged(deps.collections, stored.organisation, name, durable, document, session);
    }
    return document;
  }

  return {
    async readFindings(discussion, session, stagesReached?: readonly Stage[]) {
      const stored = await circleOf(discussion, session);
      if (!stored) return { findings: [], state: Y.encodeStateAsUpdate(new Y.Doc()) };
      const document = await durableDocument({ kind: 'findings', discussion }, stored, session);
      const findings: Finding[] = findingsReached(
        projectFindings(document),
        stagesReached ?? stored.stagesReached,
      );
      return { findings, state: Y.encodeStateAsUpdate(document) };
    },

    async reflectionStarted(discussion, person, session) {
      const stored = await circleOf(discussion, session);
      if (!stored) return false;
      return isReflectionStarted(
        await durableDocument({ kind: 'reflection', discussion, person }, stored, session),
      );
    },

    async reflectionsStarted(discussion, organisation, persons) {
      const names = persons.map((person) => reflectionDocument(discussion, person));
      const durable = await readDurableOf(deps.collections, organisation, names);
      return persons.filter((_, index) => {
        const found = durable[index];
        if (!found || (!found.stored && found.entries.length === 0)) return false;
        return isReflectionStarted(documentFrom(found));
      });
    },

    async documentState(doc, session) {
      const stored = await circleOf(doc.discussion, session);
      if (!stored) return Y.encodeStateAsUpdate(new Y.Doc());
      return Y.encodeStateAsUpdate(await durableDocument(doc, stored, session));
    },
  };
}

/** The name of a live document as it travels and is stored. */
export function nameOf(doc: LiveDocument): string {
  return doc.kind === 'findings'
    ? findingsDocument(doc.discussion)
    : reflectionDocument(doc.discussion, doc.person);
}
