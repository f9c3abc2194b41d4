import type { ClientSession } from 'mongodb';
import type { Collections } from '../database/collections.ts';
import type { StoredCircle } from '../live/ports.ts';

/** What rights over the documents of these discussions rest on, in one read. */
export async function readCircles(
  { discussions }: Collections,
  ids: readonly string[],
  session?: ClientSession,
): Promise<ReadonlyMap<string, StoredCircle>> {
  const found = await discussions
    .find(
      { _id: { $in: [...ids] } },
      {
        projection: {
          organisation: 1,
          'projection.circle': 1,
          'projection.stagesReached': 1,
          'projection.recordVersion': 1,
        },
        batchSize: ids.length + 1,
        ...(session && { session }),
      },
    )
    .toArray();
  return new Map(
    found.map(({ _id, organisation, projection: { circle, stagesReached, recordVersion } }) => [
      _id,
      { organisation, circle, stagesReached, recordVersion },
    ]),
  );
}

/**
 * The version of the record of those of these discussions whose findings are plainly open: somebody takes part, they
 * are together (rule D36), and no agreement can come before another command has. Says the same of those as
 * `readCircles`, for a fraction of the work.
 */
export async function readTogether(
  { discussions }: Collections,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const found = await discussions
    .find(
      {
        _id: { $in: [...ids] },
        'projection.circle.journey': 'together',
        'projection.circle.participants.0': { $exists: true },
      },
      { projection: { 'projection.recordVersion': 1 }, batchSize: ids.length + 1 },
    )
    .toArray();
  return new Map(found.map(({ _id, projection }) => [_id, projection.recordVersion]));
}
