import type { Finding } from '@alongside/workflows/discussion/findings';
import type { LiveCollections, ProjectedFinding } from './document-log.ts';

/** Reads what was last projected of a discussion's findings, in order. */
export function readProjected(
  { findings }: LiveCollections,
  organisation: string,
  discussion: string,
): Promise<ProjectedFinding[]> {
  return findings.find({ organisation, discussion }).sort({ position: 1 }).toArray();
}

/**
 * Brings the stored projection to `findings`, writing only what differs from `before`.
 * @returns the projection as it is now stored, and whether anything differed
 */
export async function storeProjected(
  { findings: collection, db }: LiveCollections,
  organisation: string,
  discussion: string,
  before: readonly ProjectedFinding[],
  findings: readonly Finding[],
): Promise<{ rows: ProjectedFinding[]; changed: boolean }> {
  const rows = findings.map(({ id, ...finding }, position) => ({
    _id: `${discussion}:${id}`,
    organisation,
    discussion,
    finding: id,
    position,
    ...finding,
  }));
  const known = new Map(before.map((row) => [row._id, canonical(row)]));
  const present = new Set(rows.map(({ _id }) => _id));
  const replaced = rows.filter((row) => known.get(row._id) !== canonical(row));
  const gone = before.filter(({ _id }) => !present.has(_id));
  if (replaced.length + gone.length === 0) return { rows, changed: false };
  const writes = [
    ...gone.map(({ _id }) => ({ deleteOne: { filter: { _id, organisation } } })),
    ...replaced.map((row) => ({
      replaceOne: { filter: { _id: row._id, organisation }, replacement: row, upsert: true },
    })),
  ];
  // Where each keeps its place, whoever reads in between reads what was durable a moment apart, and nothing twice.
  const places = new Map(before.map(({ _id, position }) => [_id, position]));
  const inPlace = replaced.every(({ _id, position }) => places.get(_id) === position);
  if (writes.length === 1 || (gone.length === 0 && inPlace)) await collection.bulkWrite(writes);
  else {
    await db.client.withSession((session) =>
      session.withTransaction(() => collection.bulkWrite(writes, { session })),
    );
  }
  return { rows, changed: true };
}

function canonical(row: ProjectedFinding): string {
  return JSON.stringify(Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1)));
}
