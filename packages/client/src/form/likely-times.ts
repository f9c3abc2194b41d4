import type { FreeTimes } from '@alongside/workflows/notification/how-you-hear';
import type { Weekday } from '@alongside/workflows/organisation/settings';
import dayjs from 'dayjs';

const hours = [10, 14, 9, 11, 15, 13];
const weekdays: readonly Weekday[] = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
];

/** Until it is known what a team keeps free: Friday, as many do. */
export const usuallyFree: FreeTimes = {
  protectedDays: ['friday'],
  quietHours: { from: '18:30', until: '08:00' },
};

/**
 * A few times that are likely to suit, in the local form a `datetime-local` field holds: from the day after
 * tomorrow on, in turn at two hours of the day, never at the weekend, nor when the teams keep free of discussions.
 */
export function likelyTimes(now: Date, count = 3, free = usuallyFree): string[] {
  const [first = 10, second = first] = hours.filter((hour) => !isQuiet(clockOf(hour), free));
  const times: string[] = [];
  // A team that keeps every day free is offered nothing of itself.
  for (let later = 2; times.length < count && later < 60; later += 1) {
    const day = dayjs(now).add(later, 'day').startOf('day');
    if (day.day() === 0 || day.day() === 6 || isProtected(day, free)) continue;
    times.push(day.hour(times.length % 2 === 0 ? first : second).format('YYYY-MM-DDTHH:mm'));
  }
  return times;
}

/** Why a time may not suit, as its own team would say it; null when nothing speaks against it. */
export function keptFree(local: string, free: FreeTimes): string | null {
  const time = dayjs(local);
  if (local === '' || !time.isValid()) return null;
  if (isProtected(time, free)) return `${time.format('dddd')}s are kept free of discussions.`;
  if (isQuiet(time.format('HH:mm'), free)) return 'That is outside the hours people work.';
  return null;
}

function isProtected(day: dayjs.Dayjs, { protectedDays }: FreeTimes): boolean {
  const weekday = weekdays[day.day()];
  return weekday !== undefined && protectedDays.includes(weekday);
}

/** `clock` is `HH:mm`; quiet hours may go over midnight. */
function isQuiet(clock: string, { quietHours: { from, until } }: FreeTimes): boolean {
  return from > until ? clock >= from || clock < until : clock >= from && clock < until;
}

function clockOf(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** Local field text (`2026-11-24T14:00`) → ISO instant; undefined when it is not a time. */
export function instantOf(local: string): string | undefined {
  const time = dayjs(local);
  return local !== '' && time.isValid() ? time.toISOString() : undefined;
}

/** ISO instant → local field text. */
export function localOf(instant: string): string {
  return dayjs(instant).format('YYYY-MM-DDTHH:mm');
}
