import { weeksBetween } from '@alongside/workflows/supervision/view';
import dayjs from 'dayjs';

/**
 * The four weeks before those that end with `last` (`YYYY-MM-DD`), and those after; `later` is null when these are the
 * latest, and its `until` undefined when the next ones end today.
 */
export function otherWeeks(
  last: string,
  isChosen: boolean,
  now: dayjs.ConfigType = undefined,
): { earlier: string; later: { until: string | undefined } | null } {
  const end = dayjs(last);
  const after = end.add(weeksBetween, 'week');
  const isLatest = !after.isBefore(dayjs(now), 'day');
  return {
    earlier: end.subtract(weeksBetween, 'week').format('YYYY-MM-DD'),
    later: isChosen ? { until: isLatest ? undefined : after.format('YYYY-MM-DD') } : null,
  };
}
