import type { Lateness } from '../response/overdue.ts';
import { monthOf } from '../theme/overview/says.ts';
import { dayOf, filled, type PackItem, type PackPart } from './pack.ts';
import type { PackGiven, PackResponse } from './three-questions.ts';

/** The responses as they stand on the plan: what was said, and what was done about it. */
export function whatNext(given: PackGiven, clean: (text: string) => string): PackPart[] {
  const { responses, timeToTried, overview } = given;
  const part = (title: string, standings: readonly PackResponse['standing'][]): PackPart => ({
    title,
    says: [],
    items: responses
      .filter(({ standing }) => standings.includes(standing))
      .map((response) => itemOf(response, given, clean)),
  });
  const days = timeToTried.medianDays;
  return filled([
    { title: 'How fast we answer', says: responses.length === 0 ? [] : [howFast(days)], items: [] },
    part('You said, we did', ['done']),
    part('On trial', ['trying']),
    part('Not now, and why', ['notNow']),
    part('Being looked at', ['considering']),
    part('Heard, and not looked at yet', ['noticed']),
    {
      title: 'The plan',
      says: [
        responses.length === 0
          ? 'There was no response to a theme on the plan in this period.'
          : 'Everybody in the organisation can read the plan, and whoever’s discussion fed a theme is told what was done because of it.',
        ...(overview.place.service === null
          ? []
          : ['A response holds for an area or for the whole organisation, not for one service.']),
      ],
      items: [],
    },
  ]);
}

function howFast(medianDays: number | null): string {
  if (medianDays === null)
    return 'Nothing was tried yet, so there is no time from spotting something to trying it.';
  const days = Math.round(medianDays);
  return `Of what was tried in answer, half was tried within ${days} ${days === 1 ? 'day' : 'days'} of being spotted (the median of what is on the plan in this period).`;
}

/** What it waits for; without blame, and without what its standing says already. */
const waits: Record<Lateness, string> = {
  consider: 'It should have been looked at by now.',
  decide: 'It should have been decided by now.',
  tell: 'Those whose discussions led to it are still to be told.',
  lookAgain: 'That day has passed; it is still to be done.',
};

function itemOf(
  { theme, area, heard, spottedOn, standing, trial, outcome, told, late, slipping }: PackResponse,
  { overview }: PackGiven,
  clean: (text: string) => string,
): PackItem {
  const seen = overview.themes.find(({ id }) => id === theme.id);
  const reached = told?.reached ?? 0;
  return {
    text: clean(heard),
    notes: [
      `${theme.name}, ${area ?? 'the whole organisation'}; first seen on ${dayOf(spottedOn)}.`,
      standing === 'done' && outcome
        ? `We did, since ${monthOf(outcome.at)}: ${clean(outcome.words)}`
        : '',
      standing === 'notNow' && outcome ? `Not now: ${clean(outcome.words)}` : '',
      standing === 'trying' && trial
        ? `We are trying, until ${dayOf(trial.until)}: ${clean(trial.what)}`
        : '',
      standing === 'considering'
        ? 'A working party with practitioners is looking at what to try.'
        : '',
      outcome ? `To be looked at again on ${dayOf(outcome.lookAgainOn)}.` : '',
      late ? waits[late] : '',
      reached >= overview.limit ? `${reached} colleagues were told what came of it.` : '',
      ...(standing === 'done' ? (seen?.change ?? []) : []),
      slipping ? 'On the plan it stands as “may be slipping back”.' : '',
    ].filter((note) => note !== ''),
  };
}
