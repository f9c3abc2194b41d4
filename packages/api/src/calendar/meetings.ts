import type { Journey } from '@alongside/workflows/discussion/stages';
import type { NotificationKind } from '@alongside/workflows/notification/list';
import type { Collections } from '../database/collections.ts';
import type { DiscussionProjection } from '../discussion/projection.ts';
import { derivedId } from '../durable/canonical-json.ts';
import { isDuplicate } from '../durable/receipts.ts';
import type { Clock } from '../clock.ts';
import type { Told } from '../notification/deliver.ts';
import { afterQuietHours } from '../notification/hours.ts';
import { unsent } from '../notification/letters.ts';
import type { Chosen, StoredLetter } from '../notification/stored.ts';
import type { Directory } from '../person/directory.ts';
import { uidOf } from './invitation.ts';
import type { CalendarCollections, StoredMeeting } from './stored.ts';

/** Whatever may set, move or end a meeting, or change who comes. */
const touching: ReadonlySet<NotificationKind> = new Set<NotificationKind>([
  'accepted',
  'meetingScheduled',
  'withdrawn',
  'setAside',
  'takenUpAgain',
  'joinedDiscussion',
  'leftDiscussion',
  'conflictDeclared',
]);

/** Where nothing is agreed to take place. */
const notMeeting: ReadonlySet<Journey> = new Set<Journey>(['proposed', 'withdrawn', 'setAside']);

interface Wanted {
  startsAt: string;
  durationMinutes: number;
}

/** A meeting as one person's calendar is to say it, and as it said before. */
interface Standing {
  meeting: StoredMeeting;
  before: StoredMeeting | undefined;
}

/** Brings the calendars of the people in a discussion up to date with its meeting, by e-mail. */
export function createMeetings(deps: {
  collections: Collections;
  calendar: CalendarCollections;
  chosen: Chosen;
  clock: Clock;
}) {
  const { collections, calendar, chosen, clock } = deps;

  /**
   * The letters that are owed to calendars by now. Asked again, it gives the same ones until they are written, so that
   * none is lost when this node ends in between.
   */
  async function owed(
    { kind, about, organisation, by }: Pick<Told, 'kind' | 'about' | 'organisation' | 'by'>,
    directory: Directory,
  ): Promise<StoredLetter[]> {
    if (!touching.has(kind)) return [];
    const discussion = await collections.discussions.findOne(
      { _id: about, organisation },
      { projection: { projection: 1 } },
    );
    if (!discussion) return [];
    const { projection } = discussion;
    const told = await calendar.meetings.find({ organisation, discussion: about }).toArray();
    const people = new Set([...projection.people, ...told.map(({ person }) => person)]);
    const stand = [...people].flatMap((person) => {
      const before = told.find((one) => one.person === person);
      const place = { _id: `${about}:${person}`, organisation, discussion: about, person };
      return standing(before, wantedBy(person, projection), place);
    });
    const written = await write(stand.filter(({ meeting, before }) => meeting !== before));
    const choices = await chosen.of(organisation);
    return stand.flatMap(({ meeting, before }) => {
      // What is past stays in the calendar as it was.
      if (Date.parse(meeting.startsAt) < clock.now()) return [];
      const isOwed = meeting === before || written.has(meeting._id);
      const wants = choices.get(meeting.person)?.invitations?.email !== 'never';
      const reached = directory.find(meeting.person)?.email;
      return isOwed && wants && reached ? [letter(meeting, by, directory)] : [];
    });
  }

  /**
   * Writes what is new, in one go.
   * @returns whose it wrote: where another node was quicker, what that one wrote, it owes
   */
  async function write(news: readonly Standing[]): Promise<ReadonlySet<string>> {
    const ids = news.map(({ meeting }) => meeting._id);
    if (news.length === 0) return new Set();
    try {
      const { insertedCount, matchedCount } = await calendar.meetings.bulkWrite(
        news.map(({ meeting, before }) => {
          const { _id, organisation, sequence, startsAt, durationMinutes, cancelled } = meeting;
          return before
            ? {
                updateOne: {
                  filter: { _id, organisation, sequence: before.sequence },
                  update: { $set: { sequence, startsAt, durationMinutes, cancelled } },
                },
              }
            : { insertOne: { document: meeting } };
        }),
        { ordered: false },
      );
      if (insertedCount + matchedCount === news.length) return new Set(ids);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    const stored = await calendar.meetings.find({ _id: { $in: ids } }).toArray();
    const ours = news.filter(({ meeting }) => stored.some((one) => isSame(one, meeting)));
    return new Set(ours.map(({ meeting }) => meeting._id));
  }

  function letter(
    {
      organisation,
      discussion,
      person,
      sequence,
      startsAt,
      durationMinutes,
      cancelled,
    }: StoredMeeting,
    by: string | null,
    directory: Directory,
  ): StoredLetter {
    return {
      ...unsent(clock),
      _id: derivedId('meeting', discussion, person, sequence),
      organisation,
      person,
      channel: 'email',
      kind: 'meetingScheduled',
      aboutKind: 'discussion',
      about: discussion,
      by,
      notification: null,
      weekly: false,
      urgent: false,
      meeting: {
        discussion,
        method: cancelled ? 'CANCEL' : 'REQUEST',
        uid: uidOf(discussion),
        sequence,
        startsAt,
        durationMinutes,
      },
      due: afterQuietHours(new Date(clock.now()), directory.settings),
    };
  }

  return { owed };
}
export type Meetings = ReturnType<typeof createMeetings>;

/** What the calendar is to say now; nothing when there was never a meeting for this person. */
function standing(
  before: StoredMeeting | undefined,
  wanted: Wanted | null,
  place: Pick<StoredMeeting, '_id' | 'organisation' | 'discussion' | 'person'>,
): Standing[] {
  if (!before) {
    return wanted
      ? [{ meeting: { ...place, ...wanted, cancelled: false, sequence: 0 }, before }]
      : [];
  }
  const { startsAt, durationMinutes } = wanted ?? before;
  const { sequence } = before;
  const now = { ...place, startsAt, durationMinutes, cancelled: wanted === null, sequence };
  return [{ meeting: isSame(before, now) ? before : { ...now, sequence: sequence + 1 }, before }];
}

function isSame(one: StoredMeeting, other: StoredMeeting): boolean {
  return (
    one.sequence === other.sequence &&
    one.cancelled === other.cancelled &&
    one.startsAt === other.startsAt &&
    one.durationMinutes === other.durationMinutes
  );
}

/** The meeting that this person has, as the discussion stands; null when there is none for them. */
export function wantedBy(
  person: string,
  { people, journey, meeting }: Pick<DiscussionProjection, 'people' | 'journey' | 'meeting'>,
): Wanted | null {
  return meeting && !notMeeting.has(journey) && people.includes(person) ? meeting : null;
}
