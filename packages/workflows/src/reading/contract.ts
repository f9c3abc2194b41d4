import { z } from 'zod';
import { personRefSchema } from '../organisation/people.ts';

/** Everything that leaves a trace in the view log. A new way to look at content is named here before it can be looked at. */
export const viewed = [
  'findings',
  'reflection',
  'record',
  'differences',
  'response',
  'teamLearning',
  'supervision',
  'sharedExcerpts',
  'themes',
  'search',
  'caseSearch',
  'outsideReadingBegun',
  'outsideReading',
  'outsideReadingEnded',
  'recordExported',
  'themesExported',
  'heldExported',
  'whoViewed',
  'whoViewedExported',
  'retentionPreviewed',
  'conflictRecorded',
  'conflictTakenBack',
  'disposed',
] as const;
export type Viewed = (typeof viewed)[number];

/** How a sentence goes on after a name: “Priya Millbrook read the record”. */
export const viewings: Record<Viewed, string> = {
  findings: 'read what is written in the room',
  reflection: 'read a reflection',
  record: 'read the record',
  differences: 'read what changed for the child',
  response: 'read what came of it',
  teamLearning: 'read the learning and next steps, as manager of the team',
  supervision: 'read learning and next steps for supervision',
  sharedExcerpts: 'read excerpts that were shared',
  themes: 'read themes',
  search: 'searched discussions',
  caseSearch: 'looked for a case reference from outside',
  outsideReadingBegun: 'opened it from outside, for a reason',
  outsideReading: 'read it from outside, for a reason',
  outsideReadingEnded: 'ended reading it from outside',
  recordExported: 'took the record as a file',
  themesExported: 'took figures of themes as a file',
  heldExported: 'took everything that is held as a file',
  whoViewed: 'asked who viewed',
  whoViewedExported: 'took who viewed as a file',
  retentionPreviewed: 'looked at what will go',
  conflictRecorded: 'recorded that somebody knows a family',
  conflictTakenBack: 'took back that somebody knows a family',
  disposed: 'let the oldest entries of this log go',
};

/** A reading, as the participants of a discussion see it. */
export const readingSchema = z.object({
  person: personRefSchema,
  what: z.enum(viewed),
  at: z.string(),
  /** Why somebody from outside read it. */
  reason: z.string().nullable(),
});
export type Reading = z.infer<typeof readingSchema>;
