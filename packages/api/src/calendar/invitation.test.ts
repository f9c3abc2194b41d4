import ICAL from 'ical.js';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { calendarFile, invitationText, uidOf } from './invitation.ts';
import type { MeetingNews } from './meeting-news.ts';
import { timeZoneLines } from './time-zone.ts';

const to = {
  from: 'Alongside <alongside@fernvale.example>',
  person: { name: 'Sam "S" Ferngate; Ünal, M', email: 'sam@fernvale.example' },
  timeZone: 'Europe/London',
  link: 'https://learn.fernvale.example/discussions/abc',
  at: new Date('2026-03-01T10:00:00Z'),
};
const meeting: MeetingNews = {
  discussion: 'abc',
  method: 'REQUEST',
  uid: uidOf('abc'),
  sequence: 0,
  startsAt: '2026-03-27T10:00:00.000Z',
  durationMinutes: 60,
};

/** Read by a program that is not ours, which knows no time zone but the one in the file. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone'));
  ICAL.TimezoneService.reset();
  ICAL.TimezoneService.register(zone, zone.tzid);
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  return { calendar, events, event: events[0] };
}

describe('an invitation', () => {
  test('asks one person in, and says nothing but what kind of meeting it is', () => {
    const text = invitationText(meeting, to);
    const { calendar, event } = read(text);
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(event?.uid).toBe(meeting.uid);
    expect(event?.sequence).toBe(0);
    expect(event?.summary).toBe('Learning discussion');
    expect(event?.location).toBeNull();
    expect(event?.organizer).toBe('mailto:alongside@fernvale.example');
    expect(event?.attendees.map((one) => one.getFirstValue())).toEqual([
      'mailto:sam@fernvale.example',
    ]);
    expect(event?.attendees[0]?.getParameter('cn')).toBe('Sam S Ferngate; Ünal, M');
    expect(event?.component.getFirstPropertyValue('dtstamp')?.toString()).toBe(
      '2026-03-01T10:00:00Z',
    );
    expect(event?.startDate.toJSDate().toISOString()).toBe(meeting.startsAt);
    expect(event?.duration.toSeconds()).toBe(3600);
    expect(event?.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
    const lines = text.split('\r\n');
    expect(lines.at(-1)).toBe('');
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  test('moved: the same UID, one more in SEQUENCE; taken back: CANCEL', () => {
    const { calendar, event } = read(
      invitationText({ ...meeting, method: 'CANCEL', sequence: 2 }, to),
    );
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    expect(event?.uid).toBe(uidOf('abc'));
    expect(event?.sequence).toBe(2);
    expect(event?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(uidOf('abc')).not.toBe(uidOf('abd'));
    expect(uidOf('abc')).not.toContain('abc');
  });

  test.each([
    ['the day before the clock goes forward', '2026-03-28T10:00:00.000Z', '10:00'],
    ['the day it goes forward', '2026-03-29T09:00:00.000Z', '10:00'],
    ['in summer', '2026-07-01T09:00:00.000Z', '10:00'],
    ['the day before it goes back', '2026-10-24T09:00:00.000Z', '10:00'],
    ['the day it goes back', '2026-10-25T10:00:00.000Z', '10:00'],
    ['five years on', '2031-03-30T09:00:00.000Z', '10:00'],
  ])('is at the right hour for a program that knows only the file: %s', (_, startsAt, local) => {
    const { event } = read(invitationText({ ...meeting, startsAt }, to));
    expect(event?.startDate.toJSDate().toISOString()).toBe(startsAt);
    expect(event?.startDate.toString().slice(11, 16)).toBe(local);
  });
});

test('a calendar to subscribe to holds meetings and whole days', () => {
  const text = calendarFile(
    [
      { ...meeting, summary: 'Learning discussion', link: to.link },
      {
        ...meeting,
        uid: 'other',
        durationMinutes: null,
        summary: 'Revisit a learning discussion',
        link: to.link,
      },
    ],
    { timeZone: 'Europe/London', at: to.at },
  );
  const { calendar, events } = read(text);
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
  expect(events.map(({ summary, startDate }) => [summary, startDate.isDate])).toEqual([
    ['Learning discussion', false],
    ['Revisit a learning discussion', true],
  ]);
});

test.each([
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kolkata',
  'UTC',
])('the clock of %s, every few hours for two years, as another program reads it', (name) => {
  const zone = new ICAL.Timezone(
    new ICAL.Component(ICAL.parse(timeZoneLines(name, 2026).join('\r\n'))),
  );
  const wrong: string[] = [];
  for (let at = DateTime.utc(2026); at.year < 2028; at = at.plus({ hours: 5 })) {
    const local = at.setZone(name);
    // An hour that a clock goes through twice stands for both.
    if (local.getPossibleOffsets().length > 1) continue;
    const theirs = ICAL.Time.fromDateTimeString(local.toFormat("yyyy-LL-dd'T'HH:mm:ss"));
    theirs.zone = zone;
    if (theirs.toUnixTime() !== at.toSeconds()) wrong.push(`${at.toISO()} ${theirs.toString()}`);
  }
  expect(wrong).toEqual([]);
});
