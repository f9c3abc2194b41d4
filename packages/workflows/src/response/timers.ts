import { daysAfter } from '../machine/instants.ts';
import type { ResponseSystemCommand } from './contract.ts';
import type { ResponseContext } from './facts.ts';

/** Every timer a response arms, and the command the service sends when it comes due. */
export const responseTimers = {
  consideration: { type: 'remindToConsider' },
  decision: { type: 'remindToDecide' },
  telling: { type: 'remindToTell' },
  lookAgain: { type: 'remindToLookAgain' },
  watch: { type: 'watch' },
} as const satisfies Record<string, ResponseSystemCommand>;
export type ResponseTimer = keyof typeof responseTimers;

const week = 7;
/** Days until a reminder; and until it stands as overdue on the plan. */
export const considerWithin = { reminder: 4 * week, overdue: 8 * week };
/** Days a working party has until it is reminded. */
export const decideWithin = 8 * week;
/** Days after the outcome in which people are told. */
export const tellWithin = 2 * week;
/** Days after the outcome when it is looked at again, where no day was chosen. */
export const lookAgainAfter = 26 * week;
/** Days between two looks at whether a theme is slipping back. */
export const watchEvery = week;
/** Days between reminders of the same thing. */
export const remindEvery = 4 * week;
/** Longest trial, in days: two years. */
export const longestTrial = 731;

/** A day's morning, 08:00 UTC. */
function morningOf(day: string): string {
  return `${day}T08:00:00.000Z`;
}

/** When it first becomes late to consider it, and when it is overdue. */
export function considerBy({ openedAt }: Pick<ResponseContext, 'openedAt'>): {
  reminder: string;
  overdue: string;
} {
  return {
    reminder: daysAfter(openedAt, considerWithin.reminder),
    overdue: daysAfter(openedAt, considerWithin.overdue),
  };
}

/** When a working party has had its time. */
export function partyBy({
  consideredAt,
  openedAt,
}: Pick<ResponseContext, 'consideredAt' | 'openedAt'>): string {
  return daysAfter(consideredAt ?? openedAt, decideWithin);
}

/** The morning after the last day of the trial: it is to be adopted, gone on with or stopped. */
export function decideBy({
  trials,
  openedAt,
}: Pick<ResponseContext, 'trials' | 'openedAt'>): string {
  const trial = trials.at(-1);
  return trial ? daysAfter(morningOf(trial.until), 1) : openedAt;
}

/** When people are to have been told. */
export function tellBy({ outcomes, openedAt }: Pick<ResponseContext, 'outcomes' | 'openedAt'>) {
  return daysAfter(outcomes.at(-1)?.at ?? openedAt, tellWithin);
}

/** When it is to be looked at again. */
export function lookAgainBy({
  outcomes,
  openedAt,
}: Pick<ResponseContext, 'outcomes' | 'openedAt'>): string {
  const last = outcomes.at(-1);
  return last ? morningOf(last.lookAgainOn) : daysAfter(openedAt, lookAgainAfter);
}

/** What was agreed from this day on (`YYYY-MM-DD`) fed the response: a year before it was spotted. */
export function fedSince({ spottedOn }: Pick<ResponseContext, 'spottedOn'>): string {
  return daysAfter(`${spottedOn}T00:00:00.000Z`, -365).slice(0, 10);
}
