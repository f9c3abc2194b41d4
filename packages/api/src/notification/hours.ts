import {
  type OrganisationSettings,
  type Weekday,
  weekdays,
} from '@alongside/workflows/organisation/settings';
import { DateTime } from 'luxon';

export type Hours = Pick<OrganisationSettings, 'timeZone' | 'quietHours'>;

/** That instant, or the end of the quiet hours it lies in; on the clock of the organisation, through its clock changes. */
export function afterQuietHours(at: Date, { timeZone, quietHours }: Hours): Date {
  const local = DateTime.fromJSDate(at, { zone: timeZone });
  const now = local.toFormat('HH:mm');
  const { from, until } = quietHours;
  const overnight = from > until;
  const quiet = overnight ? now >= from || now < until : now >= from && now < until;
  if (!quiet) return at;
  const day = overnight && now >= from ? local.plus({ days: 1 }) : local;
  return onDay(day, until);
}

/** When the next weekly e-mail goes: on the first of the days that the team keeps free, at the end of the quiet hours. */
export function nextWeekly(
  at: Date,
  { timeZone, quietHours }: Hours,
  days: readonly Weekday[],
): Date {
  const wanted = weekdays.indexOf(days[0] ?? 'friday') + 1;
  const local = DateTime.fromJSDate(at, { zone: timeZone });
  const inDays = (wanted - local.weekday + 7) % 7;
  const first = onDay(local.plus({ days: inDays }), quietHours.until);
  return first > at ? first : onDay(local.plus({ days: inDays + 7 }), quietHours.until);
}

/** A clock time that the change to summer time leaves out is an hour later. */
function onDay(day: DateTime, time: string): Date {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return day.startOf('day').set({ hour, minute }).toJSDate();
}
