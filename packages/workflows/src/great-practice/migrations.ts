import type { Json } from '../machine/workflow.ts';

/** Goes up whenever the machine's shape or what it remembers changes; see `testing/snapshots.ts`. */
export const greatPracticeVersion = 2;

/** From version n to n + 1, by n. Never edited once released. */
export const greatPracticeMigrations: Record<number, (snapshot: Json) => Json> = {
  // Version 2 lets whoever gave words take them back; what was given before stands as it did.
  1: (snapshot) => snapshot,
};
