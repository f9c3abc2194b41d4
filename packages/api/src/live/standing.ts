import type { LiveDocument } from '@alongside/workflows/live/protocol';
import type { DurableDocument, StoredUpdates } from './document-log.ts';
import type { StoredCircle } from './ports.ts';
import { isAgreed } from './rights.ts';

/**
 * Whether an entry of the log counts. Of a record that is agreed the stored state is all there is; of one that was
 * reopened the entries typed for it since. What is left over, by a node that ended between writing an entry and
 * looking whether it came in time, was never acknowledged and is its author's alone.
 */
export function stands(
  { recordVersion }: Pick<StoredUpdates, 'recordVersion'>,
  stored: Pick<StoredCircle, 'circle' | 'recordVersion'>,
  doc: LiveDocument,
): boolean {
  if (doc.kind !== 'findings') return true;
  if (isAgreed(stored.circle, doc)) return false;
  return recordVersion === undefined || recordVersion === stored.recordVersion;
}

/** The document without what is left over in its log. */
export function standing(
  durable: DurableDocument,
  stored: Pick<StoredCircle, 'circle' | 'recordVersion'>,
  doc: LiveDocument,
): DurableDocument {
  return { ...durable, entries: durable.entries.filter((entry) => stands(entry, stored, doc)) };
}
