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
    {
      title: 'How fast we answer',
      says:
        days === null
          ? ['Nothing was tried yet, so there is no time from spotting something to trying it.']
          : [
              `From spotting something to trying something it takes ${Math.round(days)} days in the middle (median over the plan).`,
            ],
      items: [],
    },
    part('You said, we did', ['done']),
    part('On trial', ['trying']),
    part('Not now, and why', ['notNow']),
    part('Being looked at', ['considering', 'noticed']),
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
      standing === 'noticed' ? 'Nobody is looking at it yet.' : '',
      outcome ? `To be looked at again on ${dayOf(outcome.lookAgainOn)}.` : '',
      reached >= overview.limit ? `${reached} colleagues were told what came of it.` : '',
      ...(standing === 'done' ? (seen?.change ?? []) : []),
      slipping ? 'It may be slipping back.' : '',
      late ? 'It waits longer than it should.' : '',
    ].filter((note) => note !== ''),
  };
}
