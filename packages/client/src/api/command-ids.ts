/**
 * Gives each intention one command id: sending the same words again (a retry, a second tap) carries the same
 * id, so that the service applies it once. Once the service has answered for good the id is forgotten.
 */
export interface CommandIds {
  idFor: (intention: unknown) => string;
  answered: (intention: unknown) => void;
}

export function createCommandIds(makeId: () => string = () => crypto.randomUUID()): CommandIds {
  const ids = new Map<string, string>();
  return {
    idFor(intention) {
      const key = JSON.stringify(intention);
      const known = ids.get(key) ?? makeId();
      ids.set(key, known);
      return known;
    },
    answered(intention) {
      ids.delete(JSON.stringify(intention));
    },
  };
}
