import type { Json } from '../machine/workflow.ts';

/** Goes up whenever the machine's shape or what it remembers changes; see `testing/snapshots.ts`. */
export const responseVersion = 2;

/** From version n to n + 1, by n. Never edited once released. */
export const responseMigrations: Record<number, (snapshot: Json) => Json> = {
  // Version 2 begins no trial once the last social worker has left the working party; what is on trial goes on.
  1: (snapshot) => snapshot,
};
