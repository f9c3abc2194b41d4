import { jsonObject } from '../machine/snapshot.ts';
import type { Json } from '../machine/workflow.ts';

/** Goes up whenever the machine's shape or what it remembers changes; see `testing/snapshots.ts`. */
export const actionVersion = 2;

/** From version n to n + 1, by n. Never edited once released. */
export const actionMigrations: Record<number, (snapshot: Json) => Json> = {
  // Version 2 remembers where its date was moved, and why.
  1: (snapshot) => {
    const state = jsonObject(snapshot);
    return { ...state, context: { ...jsonObject(state['context']), moves: [] } };
  },
};
