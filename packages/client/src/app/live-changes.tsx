import { useLiveChanges } from '../live/connection.ts';

/** Listens for what changed elsewhere, once somebody is signed in. Shows nothing. */
export function LiveChanges() {
  useLiveChanges();
  return null;
}
