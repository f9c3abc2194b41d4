import type { Person } from '@alongside/workflows/organisation/people';
import { DateTime } from 'luxon';
import { derivedId } from '../durable/canonical-json.ts';
import { iCalendarOf, parameter, textLine } from './lines.ts';
import type { MeetingNews } from './meeting-news.ts';
import { timeZoneLines } from './time-zone.ts';

/** What stands in calendars, which others may look into: what kind of meeting it is, and nothing else. */
export const meetingSummary = 'Learning discussion';

/** The same for a discussion for ever, and nothing can be told from it. */
export function uidOf(discussion: string, what: 'meeting' | 'revisit' = 'meeting'): string {
  return `${derivedId(what, discussion)}@alongside`;
}

export interface CalendarAround {
  timeZone: string;
  /** When it was written. */
  at: Date;
}

export interface InvitationTo extends CalendarAround {
  /** `Name <address>`, or an address. */
  from: string;
  person: Pick<Person, 'name' | 'email'>;
  /** To the discussion. */
  link: string;
}

/** A time in a calendar. */
export interface Entry {
  uid: string;
  sequence: number;
  startsAt: string;
  /** null: the whole day. */
  durationMinutes: number | null;
  summary: string;
  link: string;
}

/** iCalendar for an e-mail: asks one person in, or takes the meeting back (RFC 5546). */
export function invitationText(meeting: MeetingNews, to: InvitationTo): string {
  const { from, person, link } = to;
  const cancelled = meeting.method === 'CANCEL';
  const address = /<([^>]+)>/.exec(from)?.[1] ?? from;
  const entry = { ...meeting, summary: meetingSummary, link };
  return calendarText(meeting.method, to, [entry], () => [
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `ORGANIZER;CN="Alongside":mailto:${address}`,
    ...(person.email === null
      ? []
      : [
          `ATTENDEE;CN=${parameter(person.name)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:${person.email}`,
        ]),
  ]);
}

/** A calendar to take along or to subscribe to. */
export function calendarFile(entries: readonly Entry[], around: CalendarAround): string {
  return calendarText('PUBLISH', around, entries, () => ['STATUS:CONFIRMED']);
}

function calendarText(
  method: MeetingNews['method'] | 'PUBLISH',
  around: CalendarAround,
  entries: readonly Entry[],
  more: () => string[],
): string {
  const { timeZone, at } = around;
  const years = [at.toISOString(), ...entries.map(({ startsAt }) => startsAt)].map((instant) =>
    Number(instant.slice(0, 4)),
  );
  return iCalendarOf([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Alongside//Learning discussions//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...(method === 'PUBLISH'
      ? ['X-WR-CALNAME:Alongside', 'REFRESH-INTERVAL;VALUE=DURATION:PT1H']
      : []),
    ...timeZoneLines(timeZone, Math.min(...years)),
    ...entries.flatMap((entry) => entryLines(entry, around, more())),
    'END:VCALENDAR',
  ]);
}

function entryLines(
  { uid, sequence, startsAt, durationMinutes, summary, link }: Entry,
  { timeZone, at }: CalendarAround,
  more: readonly string[],
): string[] {
  const start = DateTime.fromISO(startsAt, { zone: timeZone });
  const allDay = durationMinutes === null;
  const day = (time: DateTime) => `;VALUE=DATE:${time.toFormat('yyyyLLdd')}`;
  const local = (time: DateTime) => `;TZID=${timeZone}:${time.toFormat("yyyyLLdd'T'HHmmss")}`;
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${DateTime.fromJSDate(at).toUTC().toFormat("yyyyLLdd'T'HHmmss'Z'")}`,
    ...(allDay
      ? [`DTSTART${day(start)}`, `DTEND${day(start.plus({ days: 1 }))}`]
      : [`DTSTART${local(start)}`, `DTEND${local(start.plus({ minutes: durationMinutes }))}`]),
    textLine('SUMMARY', summary),
    textLine('DESCRIPTION', `What it is about, and where you meet, stands in Alongside: ${link}`),
    `URL:${link}`,
    'CLASS:PRIVATE',
    `TRANSP:${allDay ? 'TRANSPARENT' : 'OPAQUE'}`,
    ...more,
    'END:VEVENT',
  ];
}
