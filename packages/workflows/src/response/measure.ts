import { median } from '../theme/statistics/run-chart.ts';
import type { ResponseContext } from './facts.ts';
import type { TimeToTried } from './view.ts';

const day = 86_400_000;

type Dates = Pick<ResponseContext, 'spottedOn' | 'trials' | 'outcomes'>;

/** When it was first tried; a small fix that was adopted at once counts as tried then. Null until then. */
export function firstTriedAt({ trials, outcomes }: Pick<Dates, 'trials' | 'outcomes'>) {
  const adopted = outcomes.find(({ kind }) => kind === 'adopted');
  const [first] = [trials[0]?.at, adopted?.at].filter((at) => at !== undefined).toSorted();
  return first ?? null;
}

/** Whole days from the day it was spotted to the day it was first tried. */
export function daysToTried(spottedOn: string, triedAt: string): number {
  return Math.round((Date.parse(triedAt.slice(0, 10)) - Date.parse(spottedOn)) / day);
}

/** The headline of the plan: how long it takes from spotting something to trying something. */
export function timeToTried(
  responses: readonly { spottedOn: string; triedAt: string | null; answered: boolean }[],
): TimeToTried {
  const days = responses.flatMap(({ spottedOn, triedAt }) =>
    triedAt === null ? [] : [daysToTried(spottedOn, triedAt)],
  );
  const untried = responses.filter(({ triedAt }) => triedAt === null);
  const notNow = untried.filter(({ answered }) => answered).length;
  return {
    medianDays: days.length === 0 ? null : median(days),
    tried: days.length,
    notNow,
    waiting: untried.length - notNow,
    spotted: responses.length,
  };
}
