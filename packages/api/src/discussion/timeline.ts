import { saysOfDiscussion } from '@alongside/workflows/discussion/says';
import type { TimelineEntry } from '@alongside/workflows/discussion/view';
import type { Collections } from '../database/collections.ts';
import { pageOf } from '../http/paging.ts';
import type { StoredEvent } from '../durable/stored-workflow.ts';
import type { Directory } from '../person/directory.ts';
import type { ReadAs } from './who-may-know.ts';

const ofSafety = ['concernRaised', 'concernChased', 'concernAcknowledged', 'concernHandedOver'];

/** What happened, newest first, in sentences without content. A safety responder sees what concerns the worry only. */
export async function readTimeline(
  { events }: Collections,
  discussion: { id: string; organisation: string },
  readAs: ReadAs,
  { before, limit }: { before: number | undefined; limit: number },
  directory: Directory,
): Promise<{ items: TimelineEntry[]; next: string | null }> {
  const found = await events
    .find(
      {
        organisation: discussion.organisation,
        workflow: discussion.id,
        ...(before !== undefined && { revision: { $lt: before } }),
        ...(readAs === 'safetyResponder' && { event: { $in: ofSafety } }),
      },
      { projection: { receipt: 0 } },
    )
    .sort({ revision: -1 })
    .limit(limit + 1)
    .toArray();
  return pageOf(
    found,
    limit,
    ({ revision }) => ({ at: new Date(0), id: String(revision) }),
    (event) => entryOf(event, directory),
  );
}

function entryOf(
  { revision, at, by, event, command }: StoredEvent,
  directory: Directory,
): TimelineEntry {
  const person = by === null ? null : directory.ref(by);
  return {
    revision,
    at: at.toISOString(),
    by: person,
    event,
    says: saysOfDiscussion(event, person?.name ?? 'The service', command),
  };
}
