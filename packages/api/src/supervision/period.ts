import { weeksBetween } from '@alongside/workflows/supervision/view';
import { DateTime } from 'luxon';

/** Four weeks, both days inclusive. */
export interface Period {
  /** `YYYY-MM-DD` */
  from: string;
  /** `YYYY-MM-DD` */
  until: string;
  /** The same as instants, where the organisation is: from the first moment of the one day to the last of the other. */
  begins: Date;
  ends: Date;
}

/** The four weeks that end with `until` (`YYYY-MM-DD`), or with today. */
export function periodUntil(until: string | undefined, now: string, zone: string): Period {
  const last = DateTime.fromISO(until ?? now, { zone }).startOf('day');
  const first = last.minus({ weeks: weeksBetween }).plus({ days: 1 });
  return {
    from: first.toFormat('yyyy-MM-dd'),
    until: last.toFormat('yyyy-MM-dd'),
    begins: first.toJSDate(),
    ends: last.endOf('day').toJSDate(),
  };
}

export function isWithin({ begins, ends }: Period, instant: string | null): boolean {
  if (instant === null) return false;
  const at = Date.parse(instant);
  return at >= begins.getTime() && at <= ends.getTime();
}
