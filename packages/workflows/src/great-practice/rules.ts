import { findIdentifiers } from '../identifiers/find.ts';
import type { Condition, Rule } from '../machine/allow.ts';
import { caseReferencesIn } from './case-references.ts';
import type { GreatPracticeEvent } from './event.ts';
import type { GreatPracticeContext } from './facts.ts';

type PracticeRule = Rule<GreatPracticeContext, GreatPracticeEvent>;
type PracticeCondition = Condition<GreatPracticeContext, GreatPracticeEvent>;

/** What must hold for a step, beside who takes it; the reason is shown to people as it stands. Total functions. */
export const rules = {
  praisedIsColleague: (_, event) =>
    event.type === 'nominate' ? whyNotPraised(event.praised, event.by, event.facts.named) : null,

  nobodyIsFound: ({ words }, event) => {
    if (event.type !== 'consent') return null;
    const shared = event.words ?? words;
    const isFound =
      findIdentifiers(shared, event.now).length > 0 ||
      caseReferencesIn(shared, event.facts.caseShape).length > 0;
    return isFound ? somebodyIsFound : null;
  },

  saysWhy: ({ praised }, event) =>
    event.type === 'takeBack' && event.by !== praised && event.reason === undefined
      ? 'Say why in a sentence: the person it is about reads it.'
      : null,
} satisfies Record<string, PracticeRule>;
export type RuleName = keyof typeof rules;

const somebodyIsFound =
  'A child or family could be found by a number, date, address or case reference in these words. Take it out and share them then; nothing was shared.';

/** Why this person cannot be praised by that one; null when they can. `known`: they are a colleague of today. */
export function whyNotPraised(praised: string, by: string, known: string | null): string | null {
  if (praised === by) return 'Great practice is seen in somebody else. Who else had a part in it?';
  return known === praised ? null : 'There is no such person in your organisation.';
}

/** Pick a branch. */
export const conditions = {
  isNamed: ({ praised }) => praised !== null,
} satisfies Record<string, PracticeCondition>;
export type ConditionName = keyof typeof conditions;
