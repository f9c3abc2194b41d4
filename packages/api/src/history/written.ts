import { findingsDocument } from '@alongside/workflows/live/protocol';
import type { Finding } from '@alongside/workflows/discussion/findings';
import * as Y from 'yjs';
import { Credits } from '../live/credits.ts';
import { documentFrom, type LiveCollections, readDurable } from '../live/document-log.ts';
import type { StoredCircle } from '../live/ports.ts';
import { findingsReached, projectFindings } from '../live/project-findings.ts';
import { standing } from '../live/standing.ts';

/** The durable findings of a discussion, and who brought what of them. */
export interface Written {
  document: Y.Doc;
  findings: Finding[];
  credits: Credits;
}

/** Reads what is durable; of an agreed record what was agreed, and not what came too late for it. */
export async function readWritten(
  live: LiveCollections,
  discussion: string,
  circle: StoredCircle,
): Promise<Written> {
  const durable = await readDurable(live, circle.organisation, findingsDocument(discussion));
  const { stored, entries } = standing(durable, circle, { kind: 'findings', discussion });
  const credits = new Credits(stored?.writers);
  credits.takeEntries(entries);
  const document = documentFrom({ stored, entries });
  return {
    document,
    findings: findingsReached(projectFindings(document), circle.stagesReached),
    credits,
  };
}

/** The Y.Map of a finding, whatever became of it; undefined when there never was one. */
export function findingIn(document: Y.Doc, id: string): Y.Map<unknown> | undefined {
  const finding: unknown = document.getMap('findings').get(id);
  return finding instanceof Y.Map ? finding : undefined;
}
