import type { Clock } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import { type Entry, meetingSummary, uidOf } from './invitation.ts';
import { wantedBy } from './meetings.ts';
import type { CalendarCollections, StoredFeed } from './stored.ts';

/** How far back a calendar goes, in milliseconds: a year. */
const back = 365 * 24 * 60 * 60 * 1000;
const most = 500;

/** Everything that stands in one person's own calendar: their meetings, and the days to revisit. */
export async function entriesOf(
  {
    collections,
    calendar,
    clock,
  }: { collections: Collections; calendar: CalendarCollections; clock: Clock },
  { organisation, person }: Pick<StoredFeed, 'organisation' | 'person'>,
  publicUrl: string,
): Promise<Entry[]> {
  const since = new Date(clock.now() - back);
  const discussions = await collections.discussions
    .find(
      { organisation, 'projection.people': person, updatedAt: { $gte: since } },
      {
        projection: {
          'projection.people': 1,
          'projection.journey': 1,
          'projection.meeting': 1,
          'projection.revisitAt': 1,
        },
      },
    )
    .sort({ updatedAt: -1, _id: -1 })
    .limit(most)
    .toArray();
  const told = await calendar.meetings
    .find({ _id: { $in: discussions.map(({ _id }) => `${_id}:${person}`) }, organisation })
    .toArray();
  const sequences = new Map(told.map(({ discussion, sequence }) => [discussion, sequence]));
  return discussions.flatMap(({ _id, projection }): Entry[] => {
    const link = `${publicUrl}/discussions/${_id}`;
    const meeting = wantedBy(person, projection);
    const revisit = projection.journey === 'acting' ? projection.revisitAt : null;
    return [
      ...(meeting
        ? [
            {
              ...meeting,
              uid: uidOf(_id),
              sequence: sequences.get(_id) ?? 0,
              summary: meetingSummary,
              link,
            },
          ]
        : []),
      ...(revisit
        ? [
            {
              uid: uidOf(_id, 'revisit'),
              sequence: 0,
              startsAt: revisit,
              durationMinutes: null,
              summary: 'Revisit a learning discussion',
              link,
            },
          ]
        : []),
    ];
  });
}
