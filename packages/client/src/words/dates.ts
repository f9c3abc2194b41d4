import dayjs from 'dayjs';
import 'dayjs/locale/en-gb';
import relativeTime from 'dayjs/plugin/relativeTime';

dayjs.locale('en-gb');
dayjs.extend(relativeTime);

/** "2 pm", "10.30 am": an instant as people say it, in the reader's own time zone; never broken over two lines. */
export function clock(instant: string): string {
  const time = dayjs(instant);
  if (time.minute() === 0 && time.hour() === 12) return '12\u00a0noon';
  return time.format(time.minute() === 0 ? 'h[\u00a0]a' : 'h.mm[\u00a0]a');
}

/** "Tuesday 24 November"; the year only when it is another one. */
export function day(instant: string, now: dayjs.ConfigType = undefined): string {
  const time = dayjs(instant);
  return time.format(time.year() === dayjs(now).year() ? 'dddd D MMMM' : 'dddd D MMMM YYYY');
}

/** "Tuesday 24 November, 2 pm". */
export function dayAndTime(instant: string, now: dayjs.ConfigType = undefined): string {
  return `${day(instant, now)}, ${clock(instant)}`;
}

/** "in 3 days", "an hour ago". */
export function fromNow(instant: string): string {
  return dayjs(instant).fromNow();
}

/** "50 minutes", "an hour", "1 hour 30 minutes". */
export function lasting(minutes: number): string {
  if (minutes === 60) return 'an hour';
  if (minutes < 60) return `${minutes} minutes`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const inHours = hours === 1 ? '1 hour' : `${hours} hours`;
  return rest === 0 ? inHours : `${inHours} ${rest} minutes`;
}
