/** What the year of generated discussions holds, and what is only noise. Weeks are counted back from today, 0 the last. */
export const yearWeeks = 56;

/** Discussions held in a week: enough that charts need not join many weeks before they may be shown. */
export const discussionsAWeek = { fewest: 10, most: 15 };

/** The seed of the demo: the same discussions at every first start. */
export const yearSeed = 11;

interface Leaning {
  theme: string;
  standard: string;
  /** How likely a discussion holds it as a strength, so many weeks ago. */
  strength(weeksAgo: number): number;
  /** How likely as a worry. */
  worry(weeksAgo: number): number;
}

const always = (probability: number) => () => probability;

/** Weeks ago at which direct work began to be raised as a strength more often: the one real improvement. */
export const improvedSince = 28;
/** Weeks ago of the change in supervision, and since when it is slipping back. */
export const supervisionChanged = 48;
export const slippingSince = 20;

/** Partnership with family rises and falls by chance alone: the noise that must not be taken for news. */
export const leanings: readonly Leaning[] = [
  {
    theme: 'direct-work',
    standard: 'relationships-first',
    strength: (ago) => (ago > improvedSince ? 0.2 : 0.76),
    worry: (ago) => (ago > improvedSince ? 0.2 : 0.1),
  },
  {
    theme: 'supervision',
    standard: 'colleagues-supported',
    strength: always(0.12),
    worry: (ago) => (ago <= supervisionChanged && ago > slippingSince ? 0.2 : 0.62),
  },
  {
    theme: 'family-partnership',
    standard: 'strengths-built-on',
    strength: always(0.34),
    worry: always(0.16),
  },
  {
    theme: 'childs-voice',
    standard: 'children-heard',
    strength: always(0.42),
    worry: always(0.18),
  },
  {
    theme: 'identity',
    standard: 'relationships-first',
    strength: always(0.14),
    worry: always(0.12),
  },
  { theme: 'life-story', standard: 'children-heard', strength: always(0.1), worry: always(0.24) },
  {
    theme: 'assessment-risk',
    standard: 'risk-together',
    strength: always(0.2),
    worry: always(0.22),
  },
  {
    theme: 'plan-difference',
    standard: 'plans-difference',
    strength: always(0.2),
    worry: always(0.26),
  },
  {
    theme: 'multi-agency',
    standard: 'risk-together',
    strength: always(0.18),
    worry: always(0.26),
  },
  {
    theme: 'exploitation-missing',
    standard: 'risk-together',
    strength: always(0.08),
    worry: always(0.16),
  },
  {
    theme: 'tools-forms',
    standard: 'decisions-timely',
    strength: always(0.03),
    worry: always(0.2),
  },
  {
    theme: 'support-colleagues',
    standard: 'colleagues-supported',
    strength: always(0.16),
    worry: always(0.1),
  },
];

/** Something new that no theme covers yet: worries about damp housing, said more and more. */
export function housingWorry(weeksAgo: number): number {
  return weeksAgo > 9 ? 0.01 : 0.28;
}
