import type { Journey } from '../discussion/stages.ts';
import type { OrganisationSettings } from '../organisation/settings.ts';

export type RetentionPeriods = OrganisationSettings['retention'];

/** What a period belongs to: each goes by a rule of its own. */
export const retentionKinds = [
  'discussion',
  'withdrawn',
  'reflection',
  'greatPractice',
  'drawn',
  'notification',
  'viewLog',
] as const;
export type RetentionKind = (typeof retentionKinds)[number];

/** After a change of the periods nothing goes for so long, in milliseconds: a slip can be put right. */
export const restAfterChange = 7 * 24 * 60 * 60 * 1000;

/** The instant `months` calendar months after `instant`; the last day of a shorter month stands for those it lacks. */
export function monthsAfter(instant: string, months: number): string {
  const date = new Date(instant);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  date.setUTCDate(Math.min(day, lastDayOf(date)));
  return date.toISOString();
}

function lastDayOf(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}

/** By which rule a discussion in this state goes. */
export function discussionRule(journey: Journey): 'discussion' | 'withdrawn' {
  return journey === 'withdrawn' ? 'withdrawn' : 'discussion';
}

/**
 * When a discussion goes: a period after the last thing that happened to it or to a next step of it. One that was
 * never ended goes as well, by the same rule, so that nothing is forgotten for ever.
 */
export function discussionGoes(
  { journey, lastHappened }: { journey: Journey; lastHappened: string },
  periods: RetentionPeriods,
): string {
  return monthsAfter(lastHappened, periods[discussionRule(journey)]);
}

/** When a private reflection goes; null while the discussion has not ended, or where its author keeps it in the record. */
export function reflectionGoes(
  { journey, lastHappened, kept }: { journey: Journey; lastHappened: string; kept: boolean },
  periods: RetentionPeriods,
): string | null {
  if (kept || (journey !== 'closed' && journey !== 'withdrawn')) return null;
  return monthsAfter(lastHappened, periods.reflection);
}

/** What stands against it, in words; null when it may go at its time. */
export function heldBack(reasons: {
  legalHold: string | null;
  concernOpen: boolean;
  periodsChangedAt: string | null;
  at: string;
}): string | null {
  if (reasons.legalHold !== null) return `A legal hold: ${reasons.legalHold}`;
  if (reasons.concernOpen) return 'A worry about a child in it has not been handed over yet.';
  const { periodsChangedAt, at } = reasons;
  if (
    periodsChangedAt !== null &&
    Date.parse(at) - Date.parse(periodsChangedAt) < restAfterChange
  ) {
    return 'The periods were changed less than seven days ago. Nothing goes until then.';
  }
  return null;
}
