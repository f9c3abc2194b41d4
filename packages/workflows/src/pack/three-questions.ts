import type { Section } from '../discussion/stages.ts';
import type { Lateness } from '../response/overdue.ts';
import type { ResponseSummary, TimeToTried } from '../response/view.ts';
import type { SeriesPlan } from '../series/contract.ts';
import type { Overview } from '../theme/overview/view.ts';
import { howWeKnow } from './how-we-know.ts';
import { dayOf, type Pack } from './pack.ts';
import { whatNext } from './what-next.ts';
import { whatWeKnow } from './what-we-know.ts';
import { withoutNames } from './without-names.ts';

/** What the pack is made from. Everything counted in it is as it is published for what leaves the service. */
export interface PackGiven {
  organisation: string;
  /** `YYYY-MM-DD`: the day it is made. */
  today: string;
  overview: Pick<
    Overview,
    | 'period'
    | 'shown'
    | 'place'
    | 'discussions'
    | 'someLeftOut'
    | 'limit'
    | 'says'
    | 'themes'
    | 'standards'
  >;
  /** Agreed discussions of each service; null where they may not be shown. */
  services: readonly { name: string; discussions: number | null }[];
  /** Confirmed by their authors, each with the name of its theme. */
  excerpts: readonly { theme: string; section: Section; words: string }[];
  responses: readonly PackResponse[];
  timeToTried: Pick<TimeToTried, 'medianDays'>;
  /** Practice weeks and deep dives of the period. */
  series: readonly Pick<SeriesPlan, 'kind' | 'title' | 'question' | 'from' | 'until'>[];
  /** Names of everybody in the organisation: none of them may stand in it. */
  names: readonly string[];
}

/** Of a response, what may leave: nothing of who did it. */
export type PackResponse = Pick<
  ResponseSummary,
  'standing' | 'area' | 'heard' | 'spottedOn' | 'openedAt' | 'trial' | 'outcome' | 'told'
> & {
  theme: Pick<ResponseSummary['theme'], 'id' | 'name'>;
  late: Lateness | null;
  slipping: boolean;
};

/** The three questions that inspectors ask, answered from what is published and from the plan; names nobody. */
export function threeQuestions(given: PackGiven): Pack {
  const { organisation, overview, today } = given;
  const { period, place } = overview;
  const clean = withoutNames(given.names);
  const where = [place.service, place.area].filter((name) => name !== null).join(', ');
  const when = `${dayOf(period.from)} to ${dayOf(period.to)}`;
  return {
    title: 'What we know about our practice: three questions',
    lead: [
      `${organisation}${where === '' ? '' : `: ${where}`}, ${when}.`,
      `Made on ${dayOf(today)} from learning discussions that were agreed, and from the plan as it stands today. Nothing in it is counted by child, family or colleague, colleagues’ names are taken out, and it holds no number of discussions under ${overview.limit}.`,
    ],
    questions: [
      {
        question: '1. What do we know about the quality and impact of practice?',
        parts: whatWeKnow(given, clean),
      },
      { question: '2. How do we know it?', parts: howWeKnow(given, clean) },
      { question: '3. What are we doing next?', parts: whatNext(given, clean) },
    ],
    foot: `${organisation} · three questions · ${when}`,
  };
}
