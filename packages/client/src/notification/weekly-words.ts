import { upperFirst } from '../words/upper-first.ts';

/** “Friday” */
export function dayName(weekday: string): string {
  return upperFirst(weekday);
}

/** `18:30` → “6.30 pm”, `08:00` → “8 am”: never broken over two lines. */
export function clockTime(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  if (hour === 12 && minute === 0) return '12\u00a0noon';
  const shown = hour % 12 === 0 ? 12 : hour % 12;
  const minutes = minute === 0 ? '' : `.${String(minute).padStart(2, '0')}`;
  return `${shown}${minutes}\u00a0${hour < 12 ? 'am' : 'pm'}`;
}
