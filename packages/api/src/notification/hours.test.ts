import { describe, expect, test } from 'vitest';
import { afterQuietHours, nextWeekly } from './hours.ts';

const london = { timeZone: 'Europe/London', quietHours: { from: '18:30', until: '08:00' } };
const iso = (date: Date) => date.toISOString();

describe('quiet hours', () => {
  test.each([
    ['in the afternoon', '2026-11-24T16:00:00.000Z', '2026-11-24T16:00:00.000Z'],
    ['a minute before', '2026-11-24T18:29:00.000Z', '2026-11-24T18:29:00.000Z'],
    ['in the evening', '2026-11-24T18:30:00.000Z', '2026-11-25T08:00:00.000Z'],
    ['before the morning', '2026-11-25T07:59:59.000Z', '2026-11-25T08:00:00.000Z'],
    ['in the morning', '2026-11-25T08:00:00.000Z', '2026-11-25T08:00:00.000Z'],
    [
      'in summer, on the clock of the people',
      '2026-07-01T17:30:00.000Z',
      '2026-07-02T07:00:00.000Z',
    ],
    ['the night the clock goes forward', '2026-03-28T22:00:00.000Z', '2026-03-29T07:00:00.000Z'],
    ['the night the clock goes back', '2026-10-24T22:00:00.000Z', '2026-10-25T08:00:00.000Z'],
  ])('%s', (_, at, expected) => {
    expect(iso(afterQuietHours(new Date(at), london))).toBe(expected);
  });

  test('that lie within a day end on it; where there are none, nothing waits', () => {
    const noon = { ...london, quietHours: { from: '12:00', until: '13:00' } };
    expect(iso(afterQuietHours(new Date('2026-11-24T12:30:00Z'), noon))).toBe(
      '2026-11-24T13:00:00.000Z',
    );
    const none = { ...london, quietHours: { from: '08:00', until: '08:00' } };
    expect(iso(afterQuietHours(new Date('2026-11-24T03:00:00Z'), none))).toBe(
      '2026-11-24T03:00:00.000Z',
    );
  });
});

describe('[S1.5] the weekly e-mail', () => {
  test.each([
    ['on Tuesday', '2026-11-24T09:00:00.000Z', ['friday'], '2026-11-27T08:00:00.000Z'],
    ['that morning already', '2026-11-27T07:59:00.000Z', ['friday'], '2026-11-27T08:00:00.000Z'],
    ['once it went', '2026-11-27T08:00:00.000Z', ['friday'], '2026-12-04T08:00:00.000Z'],
    [
      'where a team keeps Wednesday',
      '2026-11-24T09:00:00.000Z',
      ['wednesday', 'friday'],
      '2026-11-25T08:00:00.000Z',
    ],
    ['where nothing is said', '2026-11-24T09:00:00.000Z', [], '2026-11-27T08:00:00.000Z'],
    [
      'over the change to summer time',
      '2026-03-28T09:00:00.000Z',
      ['monday'],
      '2026-03-30T07:00:00.000Z',
    ],
  ] as const)('%s', (_, at, days, expected) => {
    expect(iso(nextWeekly(new Date(at), london, days))).toBe(expected);
  });
});
