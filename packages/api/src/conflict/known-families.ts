import { caseKey } from '@alongside/workflows/rights/case-key';
import type { StoredConflict } from './stored.ts';

/** Who of an organisation knows which family, as far as it was said. */
export interface KnownFamilies {
  /** Has this person a conflict of interest with this case, however its reference is written? */
  knows(person: string, caseReference: string): boolean;
  /** Whether there is any case at all from which this person stays away. */
  knowsAny(person: string): boolean;
  /** The cases from which this person stays away, as case references are compared. */
  keysOf(person: string): readonly string[];
}

export function knownFamilies(
  conflicts: readonly Pick<StoredConflict, 'person' | 'caseKey'>[],
): KnownFamilies {
  const byPerson = new Map<string, Set<string>>();
  for (const { person, caseKey: key } of conflicts) {
    byPerson.set(person, (byPerson.get(person) ?? new Set()).add(key));
  }
  return {
    knows(person, caseReference) {
      const cases = byPerson.get(person);
      return cases !== undefined && cases.has(caseKey(caseReference));
    },
    knowsAny: (person) => byPerson.has(person),
    keysOf: (person) => [...(byPerson.get(person) ?? [])],
  };
}
