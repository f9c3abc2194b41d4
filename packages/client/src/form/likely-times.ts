import dayjs from 'dayjs';

const hours = [10, 14];
const friday = 5;

/**
 * A few times that are likely to suit, in the local form a `datetime-local` field holds: from the day after
 * tomorrow on, in turn at ten and at two, never at the weekend and not on Fridays, which many teams keep free.
 */
export function likelyTimes(now: Date, count = 3): string[] {
  const times: string[] = [];
  for (
    let day = dayjs(now).add(2, 'day').startOf('day');
    times.length < count;
    day = day.add(1, 'day')
  ) {
    if (day.day() === 0 || day.day() >= friday) continue;
    times.push(day.hour(hours[times.length % hours.length] ?? 10).format('YYYY-MM-DDTHH:mm'));
  }
  return times;
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
