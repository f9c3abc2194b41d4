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
