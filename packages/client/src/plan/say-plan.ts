import type { Lateness } from '@alongside/workflows/response/overdue';
import type { ResponseSummary, TimeToTried } from '@alongside/workflows/response/view';
import { day } from '../words/dates.ts';
import type { Show } from './plan-filter.ts';

export const showWords: Record<Show, string> = {
  noticed: 'Noticed, not looked at yet',
  considering: 'A working party is looking at it',
  trying: 'On trial',
  done: 'Done: how we work now',
  notNow: 'Not now, and why',
  late: 'Waiting longer than it should',
  slipping: 'May be slipping back',
};

/** Which colour goes with it; a word stands beside it always. */
export const standingColour: Record<ResponseSummary['standing'], string> = {
  noticed: 'of-nextStep',
  considering: 'of-nextStep',
  trying: 'of-learning',
  done: 'of-strength',
  notNow: 'of-worry',
};

/** How it stands, in one sentence. */
export function standingWords(response: ResponseSummary): string {
  const { standing, trial, outcome, openedAt, told } = response;
  switch (standing) {
    case 'noticed':
      return `Noticed on ${day(openedAt)}. Nobody is looking at it yet.`;
    case 'considering':
      return 'A working party is looking at what to try.';
    case 'trying':
      return trial ? `On trial until ${day(trial.until)}.` : 'On trial.';
    case 'done':
      return `Part of how we work since ${day(outcome?.at ?? told?.at ?? openedAt)}.`;
    case 'notNow':
      return `Not now. Said on ${day(outcome?.at ?? openedAt)}.`;
  }
}

const waits: Record<Lateness, (since: string) => string> = {
  consider: () => 'This has waited for more than eight weeks. It deserves somebody’s time.',
  decide: (since) =>
    `The time set for it was over on ${day(since)}. It waits for somebody to say how it goes on.`,
  tell: () => 'Those who raised it have not been told yet what came of it.',
  lookAgain: (since) => `It was to be looked at again on ${day(since)}.`,
};

/** What is late, without blame; null when nothing is. */
export function lateWords({ late }: Pick<ResponseSummary, 'late'>): string | null {
  return late ? waits[late.what](late.since) : null;
}

/** What is shown under “we did”, “we are trying” or “why not now”; null while there is nothing. */
export function answerWords({
  standing,
  outcome,
  told,
  trial,
}: Pick<ResponseSummary, 'standing' | 'outcome' | 'told' | 'trial'>): {
  title: string;
  words: string;
} | null {
  if (standing === 'done' && outcome)
    return { title: 'We did', words: told?.message ?? outcome.words };
  if (standing === 'notNow' && outcome) {
    return { title: 'Why not now', words: told?.message ?? outcome.words };
  }
  if (standing === 'trying' && trial) return { title: 'We are trying', words: trial.what };
  return null;
}

/** “12 days”, “1 day”, “2.5 days”, “the same day”. */
export function inDays(days: number): string {
  if (days === 0) return 'the same day';
  return days === 1 ? '1 day' : `${days} days`;
}

/** What the headline figure is a figure of. */
export function headlineWords({ tried, notNow, waiting, spotted }: TimeToTried): string {
  const of = `${spotted === 1 ? 'One thing was' : `${spotted} things were`} spotted: ${tried} tried`;
  const rest = [
    notNow > 0 ? `${notNow} put off, with a reason` : null,
    waiting > 0 ? `${waiting} not tried yet` : null,
  ].filter((part) => part !== null);
  return `${[of, ...rest].join(', ')}. The figure is the median of those that were tried; it says nothing about any one person.`;
}
