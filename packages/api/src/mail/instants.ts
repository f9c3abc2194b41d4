import { DateTime } from 'luxon';

/** “Thursday 26 November, 2 pm”, on the clock of the organisation. */
export function dayAndTime(instant: string, timeZone: string): string {
  const local = DateTime.fromISO(instant, { zone: timeZone, locale: 'en-GB' });
  return `${local.toFormat('cccc d LLLL')}, ${clockTime(local)}`;
}

function clockTime(local: DateTime): string {
  if (local.hour === 12 && local.minute === 0) return '12 noon';
  const half = local.hour < 12 ? 'am' : 'pm';
  return `${local.toFormat(local.minute === 0 ? 'h' : 'h.mm')} ${half}`;
}
