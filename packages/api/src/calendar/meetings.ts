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
import type { NotificationCollections, StoredLetter } from '../notification/stored.ts';
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

/** Brings the calendars of the people in a discussion up to date with its meeting, by e-mail. */
export function createMeetings(deps: {
  collections: Collections;
  calendar: CalendarCollections;
  reach: NotificationCollections;
  clock: Clock;
}) {
  const { collections, calendar, reach, clock } = deps;

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
    const letters: StoredLetter[] = [];
    for (const person of people) {
      const before = told.find((one) => one.person === person);
      const after = await brought(before, wantedBy(person, projection), {
        _id: `${about}:${person}`,
        organisation,
        discussion: about,
        person,
      });
      // What is past stays in the calendar as it was.
      if (after && Date.parse(after.startsAt) < clock.now()) continue;
      if (after && (await wants(person, directory))) letters.push(letter(after, by, directory));
    }
    return letters;
  }

  /** What the calendar is to say now; undefined when there was never a meeting for this person. */
  async function brought(
    before: StoredMeeting | undefined,
    wanted: Wanted | null,
    place: Pick<StoredMeeting, '_id' | 'organisation' | 'discussion' | 'person'>,
  ): Promise<StoredMeeting | undefined> {
    if (!before) {
      if (!wanted) return undefined;
      const first = { ...place, ...wanted, cancelled: false, sequence: 0 };
      try {
        await calendar.meetings.insertOne(first);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
      return first;
    }
    const cancelled = wanted === null;
    const { startsAt, durationMinutes } = wanted ?? before;
    const same =
      before.cancelled === cancelled &&
      before.startsAt === startsAt &&
      before.durationMinutes === durationMinutes;
    if (same) return before;
    const sequence = before.sequence + 1;
    const changed = { startsAt, durationMinutes, cancelled, sequence };
    const { _id, organisation } = place;
    const moved = await calendar.meetings.updateOne(
      { _id, organisation, sequence: before.sequence },
      { $set: changed },
    );
    // Another node was quicker; what it wrote, it owes.
    return moved.matchedCount === 1 ? { ...place, ...changed } : undefined;
  }

  async function wants(id: string, directory: Directory): Promise<boolean> {
    if (!directory.find(id)?.email) return false;
    const chosen = await reach.choices.findOne({ _id: id });
    return chosen?.choices.invitations?.email !== 'never';
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

/** The meeting that this person has, as the discussion stands; null when there is none for them. */
export function wantedBy(
  person: string,
  { people, journey, meeting }: Pick<DiscussionProjection, 'people' | 'journey' | 'meeting'>,
): Wanted | null {
  return meeting && !notMeeting.has(journey) && people.includes(person) ? meeting : null;
}
