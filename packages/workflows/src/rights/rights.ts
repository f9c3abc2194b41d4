import type { Person, PersonRole } from '../organisation/people.ts';

interface RightOf {
  readonly who: readonly PersonRole[] | 'everybody';
  /** What it is, as a sentence for the page of rights. */
  readonly what: string;
  /** Over what it reaches: a presenter holds it there. */
  readonly where: string;
}

/**
 * Who may do what, on one page (`docs/rights.md` is made from it). Taking part in a discussion is not a role: what its
 * participants may do and read is in `discussion/who-may.ts` and `discussion/access.ts`. An administrator is never among
 * those who see content. Whoever knows the family has none of these rights over its case (rule R6 in `SPEC.md`).
 */
export const rights = {
  seeThemes: {
    who: ['headOfService', 'qualityLead'],
    what: 'See themes over agreed discussions, and the excerpts that were shared.',
    where: 'the organisation, suppressed where numbers are small; never by person',
  },
  keepCodebook: {
    who: ['qualityLead'],
    what: 'Keep themes and practice standards, merge them, have a sample tagged a second time.',
    where: 'the organisation',
  },
  answerThemes: {
    who: ['headOfService', 'qualityLead'],
    what: 'Answer themes: notice, consider, try, adopt, stop.',
    where: 'the organisation',
  },
  seePlan: {
    who: 'everybody',
    what: 'See the plan: every response, in plain words.',
    where: 'the organisation',
  },
  seeLearning: {
    who: 'everybody',
    what: 'See “What we are learning”: plain words, figures over many.',
    where: 'the organisation',
  },
  commentOnResponse: {
    who: ['representative'],
    what: 'Comment on a response, for the children in care council and families.',
    where: 'the organisation',
  },
  seeGreatPractice: {
    who: 'everybody',
    what: 'See the wall of great practice, and say what a colleague does well.',
    where: 'the organisation; what its colleague has consented to',
  },
  celebratePractice: {
    who: ['practiceLead', 'teamManager', 'headOfService', 'qualityLead'],
    what: 'Celebrate what is on the wall: a certificate for whom it is about.',
    where: 'the organisation; never one’s own',
  },
  keepWall: {
    who: ['qualityLead'],
    what: 'Take something off the wall, with a reason, until its colleague shares it again.',
    where: 'the organisation',
  },
  seeTeamLearning: {
    who: ['teamManager'],
    what: 'See the learning and next steps of agreed records; never reflections.',
    where: 'one’s own team; the participants see that it was read',
  },
  seeSupervision: {
    who: ['worker', 'practiceLead', 'teamManager'],
    what: 'See a supervision page: open learning, next steps, revisits.',
    where: 'one’s own, and those of the colleagues one supervises',
  },
  seeDecisionTimes: {
    who: ['teamManager', 'headOfService', 'qualityLead'],
    what: 'See how long decisions take, by service.',
    where: 'the organisation, suppressed where numbers are small; never by person',
  },
  keepSeries: {
    who: ['qualityLead', 'headOfService'],
    what: 'Keep practice weeks and deep dives, and draw their sample.',
    where: 'the organisation',
  },
  breakGlass: {
    who: ['teamManager', 'headOfService', 'qualityLead'],
    what: 'Read a discussion from outside: for a typed reason, for an hour, told to its participants.',
    where: 'one’s own team, one’s own service and area, the organisation; never a reflection',
  },
  answerWhoViewed: {
    who: ['qualityLead'],
    what: 'Answer “who viewed this?” and take the answer as a file.',
    where: 'the organisation; asking stands in the log too',
  },
  keepConflicts: {
    who: ['qualityLead', 'administrator'],
    what: 'Record for a colleague that they know a family, by case reference.',
    where: 'the organisation; without seeing anything of a discussion',
  },
  exportHeld: {
    who: ['qualityLead'],
    what: 'Take everything held about a case or a colleague as a file, for rights of access.',
    where: 'the organisation',
  },
  keepRetention: {
    who: ['administrator', 'qualityLead'],
    what: 'See what will go, what is held back and what went.',
    where: 'the organisation; never content',
  },
  administer: {
    who: ['administrator'],
    what: 'Keep people, teams, sign-on and the organisation’s settings.',
    where: 'the organisation; never content',
  },
} as const satisfies Record<string, RightOf>;

export type Right = keyof typeof rights;

/** May a person of these roles do this at all? Where, is for the presenter: one's own, one's team, one's organisation. */
export function may(person: Pick<Person, 'roles'>, right: Right): boolean {
  const { who }: RightOf = rights[right];
  return who === 'everybody' || person.roles.some((role) => who.includes(role));
}
