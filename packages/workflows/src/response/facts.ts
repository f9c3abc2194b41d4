import type { NotPossible, Possible } from '../machine/workflow.ts';
import type { NotificationKind } from '../notification/list.ts';
import type { PersonRole } from '../organisation/people.ts';
import type { responseStates } from './view.ts';

/** What the response machine is told with a command. */
export interface ResponseFacts {
  /** What the one who sends it may do: answer themes; speak as a practitioner; speak for children and families. */
  sender: { answers: boolean; practitioner: boolean; represents: boolean };
  /** People a command names, as far as the organisation has them. */
  named: { id: string; roles: PersonRole[] }[];
  /** Whether a social worker of the organisation is in the working party now; left out before version 2. */
  partyHasPractitioner?: boolean;
  /** The guidance a command names, if the organisation has it. */
  guidance: string | null;
  /** Who is reminded: whoever opened it, or they who answer for themes once that person has left. */
  holders: string[];
  /** Everybody who answers for themes where this response holds. */
  answerers: string[];
  /** How many people `tell` reaches at least; null when they are too few to be counted. Never who. */
  reach: number | null;
  /** The day from which the theme has run back beyond chance; null while it has not. */
  slippingSince: string | null;
}

/** What a response came to. `words`: what is done from now on, or why not now. */
export interface ResponseOutcome {
  kind: 'adopted' | 'stopped';
  words: string;
  guidance: string | null;
  /** Straight from noticing it: a small fix. */
  small: boolean;
  by: string;
  at: string;
  /** `YYYY-MM-DD` */
  lookAgainOn: string;
}

export interface ResponseTrial {
  what: string;
  /** `YYYY-MM-DD` */
  until: string;
  by: string;
  at: string;
}

export interface ResponseComment {
  id: string;
  by: string;
  as: 'representative' | 'workingParty';
  words: string;
  at: string;
  answer: { by: string; words: string; at: string } | null;
  takenBack: { by: string; reason: string | null; at: string } | null;
}

/** What a response remembers: plain JSON, kept in its snapshot. */
export interface ResponseContext {
  theme: string;
  heard: string;
  area: string | null;
  /** `YYYY-MM-DD`, never after the day it was opened. */
  spottedOn: string;
  openedBy: string | null;
  openedAt: string;
  workingParty: string[];
  consideredAt: string | null;
  /** Trials that practitioners have proposed. */
  proposals: ResponseTrial[];
  /** One after another; the last is the one that counts. */
  trials: ResponseTrial[];
  /** One for each time it was answered; the last is the one that counts. */
  outcomes: ResponseOutcome[];
  told: { message: string; reached: number | null; by: string; at: string } | null;
  looks: { seen: string | null; by: string; at: string }[];
  slipping: { since: string; noticedAt: string } | null;
  comments: ResponseComment[];
}

export interface ResponseLook {
  state: (typeof responseStates)[number];
  context: ResponseContext;
  can: Possible[];
  cannot: NotPossible[];
}

export type ResponseEffect =
  | { type: 'notify'; to: string[]; kind: NotificationKind }
  /** Tells everybody whose discussion fed the theme. Names nobody: who they are is looked up when it is delivered. */
  | { type: 'tellBecause'; theme: string; area: string | null; since: string };
