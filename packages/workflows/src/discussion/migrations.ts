import { jsonObject } from '../machine/snapshot.ts';
import type { Json } from '../machine/workflow.ts';

/** Goes up whenever the machine's shape or what it remembers changes; see `fixtures/`. */
export const discussionVersion = 3;

/** From version n to n + 1, by n. Never edited once released. */
export const discussionMigrations: Record<number, (snapshot: Json) => Json> = {
  // Version 2 tells whose agreement lapsed, keeps who left, and does not open an action twice.
  1: (snapshot) => {
    const state = jsonObject(snapshot);
    const context = jsonObject(state['context']);
    const differences = Array.isArray(context['differences']) ? context['differences'] : [];
    return {
      ...state,
      context: {
        ...context,
        lapsed: [],
        former: [],
        actionsFrom: [],
        differences: differences.map((difference) => ({
          ...jsonObject(difference),
          version: context['recordVersion'] ?? 1,
        })),
      },
    };
  },

  // Version 3 keeps every worry that was raised, not the latest alone.
  2: (snapshot) => {
    const state = jsonObject(snapshot);
    return { ...state, context: { ...jsonObject(state['context']), earlierConcerns: [] } };
  },
};
