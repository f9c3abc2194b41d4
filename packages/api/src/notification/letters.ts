import { waysFor, isSafety, isUrgent } from '@alongside/workflows/notification/choices';
import type { Meetings } from '../calendar/meetings.ts';
import type { Clock } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import { derivedId } from '../durable/canonical-json.ts';
import { isDuplicate } from '../durable/receipts.ts';
import type { Directories, Directory } from '../person/directory.ts';
import type { ChannelName, Channels } from './channel.ts';
import type { Told } from './deliver.ts';
import { afterQuietHours, nextWeekly } from './hours.ts';
import type { Chosen, NotificationCollections, StoredLetter } from './stored.ts';

export interface LettersDeps {
  collections: Collections;
  reach: NotificationCollections;
  chosen: Chosen;
  directories: Directories;
  channels: Channels;
  meetings: Meetings;
  clock: Clock;
  /** There is something to go now. */
  wake(): void;
}

/**
 * Writes down what is to be told beside the screen: by which ways each person wants it, and when. Written again, it is
 * the same letter; it goes out from there (`postman.ts`).
 */
export function createLetters(deps: LettersDeps): (told: Told) => Promise<void> {
  const { collections, reach, chosen, directories, channels, meetings, clock, wake } = deps;
  const { letters } = reach;

  return async function write(told: Told): Promise<void> {
    if (channelNames(channels).length === 0) return;
    const directory = await directories.of(told.organisation);
    const written = await Promise.all(
      [...new Set(told.to)].map((person) => lettersTo(person, told, directory)),
    );
    // What a meeting's calendars are owed is written with the rest, so that it goes with it.
    const forCalendars = channels.email ? await meetings.owed(told, directory) : [];
    const all = [...forCalendars, ...written.flat()];
    if (all.length === 0) return;
    try {
      await letters.insertMany(all, { ordered: false });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    wake();
  };

  async function lettersTo(id: string, told: Told, directory: Directory): Promise<StoredLetter[]> {
    const person = directory.find(id);
    if (!person) return [];
    const ways = waysFor(told.kind, (await chosen.of(told.organisation)).get(id) ?? {});
    const made: StoredLetter[] = [];
    for (const channel of channelNames(channels)) {
      const soonest = channel === 'push' ? (ways.push ? 'atOnce' : null) : ways.email;
      if (soonest === null || !(await channels[channel]?.reaches(person))) continue;
      const due = await dueAt(told, soonest === 'weekly', directory, person.team);
      made.push(letterOf(told, id, channel, due, clock));
    }
    return made;
  }

  async function dueAt(
    told: Told,
    weekly: boolean,
    { settings, teams }: Directory,
    team: string | null,
  ): Promise<{ due: Date; weekly: boolean }> {
    const now = new Date(clock.now());
    if (isSafety(told.kind)) return { due: now, weekly: false };
    if (!weekly) return { due: afterQuietHours(now, settings), weekly };
    const days = teams.find(({ id }) => id === team)?.protectedDays ?? [];
    const due = nextWeekly(now, settings, days);
    // A reminder that would come after the meeting it is for has to come before.
    const tooLate = told.kind === 'reminder' && (await meetsBefore(due, told));
    return tooLate ? { due: afterQuietHours(now, settings), weekly: false } : { due, weekly };
  }

  async function meetsBefore(due: Date, { about, organisation }: Told): Promise<boolean> {
    const found = await collections.discussions.findOne(
      { _id: about, organisation },
      { projection: { 'projection.meeting': 1 } },
    );
    const startsAt = found?.projection.meeting?.startsAt;
    return (
      startsAt !== undefined &&
      Date.parse(startsAt) < due.getTime() &&
      Date.parse(startsAt) > clock.now()
    );
  }
}

function channelNames(channels: Channels): ChannelName[] {
  const all: ChannelName[] = ['email', 'push'];
  return all.filter((name) => channels[name] !== undefined);
}

function letterOf(
  told: Told,
  person: string,
  channel: ChannelName,
  { due, weekly }: { due: Date; weekly: boolean },
  clock: Clock,
): StoredLetter {
  const { effect, organisation, kind, aboutKind, about, by } = told;
  return {
    ...unsent(clock),
    _id: derivedId(effect, person, channel),
    organisation,
    person,
    channel,
    kind,
    aboutKind,
    about,
    by,
    notification: derivedId(effect, person),
    weekly,
    urgent: isUrgent(kind),
    meeting: null,
    due,
  };
}

/** What every letter begins with. */
export function unsent(clock: Clock) {
  return {
    writtenAt: new Date(clock.now()),
    lease: null,
    leasedUntil: null,
    attempts: 0,
    state: 'waiting',
    within: null,
    sentAt: null,
    problem: null,
    composed: null,
  } as const;
}
