/** "half a day", "a day", "2.5 days": how people say how long they waited. */
export function daysInWords(days: number): string {
  if (days < 0.1) return 'two hours';
  if (days < 0.75) return 'half a day';
  if (days < 1.25) return 'a day';
  return `${Number.isInteger(days) ? days : days.toFixed(1)} days`;
}
