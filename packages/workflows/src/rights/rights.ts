import type { Person, PersonRole } from '../organisation/people.ts';

/**
 * Who may do what, on one page. Taking part in a discussion is not a role: what its participants may do and read is in
 * `discussion/who-may.ts` and `discussion/access.ts`. An administrator is never among those who see content.
 */
export const rights = {
  /** The overview over agreed discussions, suppressed where numbers are small. */
  seeThemes: ['headOfService', 'qualityLead'],
  /** Themes, practice standards, merging, blind second tagging. */
  keepCodebook: ['qualityLead'],
  /** Responses to themes: notice, consider, try, adopt, stop. */
  answerThemes: ['headOfService', 'qualityLead'],
  /** The plan: every response, in plain words. */
  seePlan: 'everybody',
  /** “What we are learning”: plain language, aggregates only. */
  seeLearning: 'everybody',
  /** Comments on a response, for the children in care council and families. */
  commentOnResponse: ['representative'],
  /** Learning and next steps of the agreed records of one's own team; never reflections. */
  seeTeamLearning: ['teamManager'],
  /** One's own supervision page, and those of the colleagues one supervises. */
  seeSupervision: ['worker', 'practiceLead', 'teamManager'],
  /** Practice weeks, deep dives and their sampler. */
  keepSeries: ['qualityLead', 'headOfService'],
  /** Reading a discussion from outside its circle, for a typed reason and a short time. */
  breakGlass: ['teamManager', 'headOfService', 'qualityLead'],
  /** “Who viewed this?”, for a case reference or a colleague. */
  answerWhoViewed: ['qualityLead'],
  /** Everything held by case reference or by colleague, for rights of access. */
  exportHeld: ['qualityLead'],
  /** What will go, what is held back, and what went. */
  keepRetention: ['administrator', 'qualityLead'],
  /** People, teams, sign-on, settings of the organisation. */
  administer: ['administrator'],
} as const satisfies Record<string, readonly PersonRole[] | 'everybody'>;

export type Right = keyof typeof rights;

/** May a person of these roles do this at all? Where, is for the presenter: one's own, one's team, one's organisation. */
export function may(person: Pick<Person, 'roles'>, right: Right): boolean {
  const who: readonly PersonRole[] | 'everybody' = rights[right];
  return who === 'everybody' || person.roles.some((role) => who.includes(role));
}
