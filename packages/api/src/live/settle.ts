import { parseDocumentName, type LiveDocument } from '@alongside/workflows/live/protocol';
import { Binary, ObjectId } from 'mongodb';
import type { Logger } from 'pino';
import type { LiveCollections } from './document-log.ts';
import { touchFence } from './fence.ts';
import type { LiveDeps, StoredCircle } from './ports.ts';
import { isBeingAgreed, isOpen } from './rights.ts';
import { stands } from './standing.ts';
import { type Entry, untilDone } from './update-writer.ts';

/** `kept`: part of the document. `late`: the document was frozen first; the author's copy is in `lateupdates`. */
export type Outcome = 'kept' | 'late';

type SettleDeps = Pick<LiveDeps, 'readCircles' | 'readTogether'> & {
  collections: LiveCollections;
  logger: Logger;
};

/**
 * After a group commit: reads rights again and says which entries stand. Findings of discussions whose people are
 * together stand, as nearly all do, and of those little is read; of all others the circle. Never throws; it retries.
 */
export async function settleEntries(
  deps: SettleDeps,
  entries: readonly Entry[],
): Promise<ReadonlyMap<Entry, Outcome>> {
  const outcomes = new Map<Entry, Outcome>();
  const others = await settleTogether(deps, entries, outcomes);
  if (others.length > 0) await settleByCircles(deps, others, outcomes);
  return outcomes;
}

/** @returns the entries that more has to be read for */
async function settleTogether(
  { readTogether, logger }: SettleDeps,
  entries: readonly Entry[],
  outcomes: Map<Entry, Outcome>,
): Promise<Entry[]> {
  const asked = new Map<Entry, string>();
  for (const entry of entries) {
    const doc = parseDocumentName(entry.doc);
    if (doc?.kind === 'findings') asked.set(entry, doc.discussion);
  }
  if (asked.size === 0) return [...entries];
  const together = await untilDone('read who is together', logger, () =>
    readTogether([...new Set(asked.values())]),
  );
  return entries.filter((entry) => {
    const discussion = asked.get(entry);
    if (discussion === undefined || together.get(discussion) !== entry.recordVersion) return true;
    outcomes.set(entry, 'kept');
    return false;
  });
}

async function settleByCircles(
  deps: SettleDeps,
  entries: readonly Entry[],
  outcomes: Map<Entry, Outcome>,
): Promise<void> {
  let circles = await circlesOf(deps, entries);
  const contested = entries.filter(({ doc }) => isContested(doc, circles));
  if (contested.length > 0) {
    const names = new Map(
      contested.map(({ organisation, doc }) => [doc, { organisation, name: doc }]),
    );
    await untilDone('touch documents', deps.logger, () =>
      touchFence(deps.collections, [...names.values()]),
    );
    circles = new Map([...circles, ...(await circlesOf(deps, contested))]);
  }
  for (const entry of entries) {
    outcomes.set(entry, standsOpen(entry, circles) ? 'kept' : await setAside(deps, entry));
  }
}

function circlesOf(
  deps: SettleDeps,
  entries: readonly Entry[],
): Promise<ReadonlyMap<string, StoredCircle>> {
  const discussions = new Set<string>();
  for (const { doc } of entries) {
    const parsed = parseDocumentName(doc);
    if (parsed) discussions.add(parsed.discussion);
  }
  return untilDone('read circles', deps.logger, () => deps.readCircles([...discussions]));
}

function circleFor(
  doc: LiveDocument | undefined,
  circles: ReadonlyMap<string, StoredCircle>,
): StoredCircle | undefined {
  return doc && circles.get(doc.discussion);
}

function isContested(name: string, circles: ReadonlyMap<string, StoredCircle>): boolean {
  const doc = parseDocumentName(name);
  const stored = circleFor(doc, circles);
  return doc !== undefined && stored !== undefined && isBeingAgreed(stored.circle, doc);
}

function standsOpen(entry: Entry, circles: ReadonlyMap<string, StoredCircle>): boolean {
  const doc = parseDocumentName(entry.doc);
  const stored = circleFor(doc, circles);
  if (doc === undefined || stored === undefined) return false;
  return isOpen(stored.circle, doc) && stands(entry, stored, doc);
}

/** Moves an entry out of the log, unless it was merged before the freeze and so stands. */
function setAside({ collections, logger }: SettleDeps, entry: Entry): Promise<Outcome> {
  return untilDone('set late updates aside', logger, () => moveToLate(collections, entry));
}

/** @returns `kept` when the entry had been merged already, `late` also when somebody else has just moved it. */
export async function moveToLate(
  collections: LiveCollections,
  entry: {
    id: ObjectId;
    organisation: string;
    doc: string;
    updates: { by: string; update: Uint8Array }[];
  },
): Promise<Outcome> {
  return collections.db.client.withSession((session) =>
    session.withTransaction(async () => {
      const { deletedCount } = await collections.updates.deleteOne(
        { _id: entry.id, organisation: entry.organisation },
        { session },
      );
      if (deletedCount === 0) {
        const { organisation, doc } = entry;
        const moved = { organisation, doc, entry: entry.id };
        return (await collections.late.findOne(moved, { session })) ? 'late' : 'kept';
      }
      await collections.late.insertMany(
        entry.updates.map(({ by, update }) => ({
          _id: new ObjectId(),
          organisation: entry.organisation,
          doc: entry.doc,
          by,
          at: new Date(),
          entry: entry.id,
          update: new Binary(update),
        })),
        { session },
      );
      return 'late';
    }),
  );
}
