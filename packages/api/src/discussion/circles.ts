import type { DocumentCircle } from '@alongside/workflows/discussion/access';
import type { ClientSession } from 'mongodb';
import type { Collections } from '../database/collections.ts';
import type { StoredCircle } from '../live/ports.ts';
import type { Directories } from '../person/directory.ts';

/** What rights over the documents of these discussions rest on, in one read; without those who know the family (R6). */
export async function readCircles(
  { discussions }: Collections,
  directories: Pick<Directories, 'of'>,
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
          'projection.caseReference': 1,
          'projection.stagesReached': 1,
          'projection.recordVersion': 1,
        },
        batchSize: ids.length + 1,
        ...(session && { session }),
      },
    )
    .toArray();
  const circles = new Map<string, StoredCircle>();
  for (const { _id, organisation, projection } of found) {
    const { stagesReached, recordVersion, caseReference } = projection;
    const { families } = await directories.of(organisation);
    const circle = withoutThoseWho(
      (person) => families.knows(person, caseReference),
      projection.circle,
    );
    circles.set(_id, { organisation, circle, stagesReached, recordVersion });
  }
  return circles;
}

function withoutThoseWho(stayAway: (person: string) => boolean, circle: DocumentCircle) {
  const { participants, former } = circle;
  return participants.some(({ person }) => stayAway(person)) || former.some(stayAway)
    ? {
        ...circle,
        participants: participants.filter(({ person }) => !stayAway(person)),
        former: former.filter((person) => !stayAway(person)),
      }
    : circle;
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
