import type { Directories } from './directory.ts';

/**
 * People as this node knows them; what it forgets, the other nodes are told to forget, so that a change of role or a
 * conflict of interest holds everywhere at once.
 */
export function forgottenEverywhere(
  here: Directories,
  tellOthers: (organisation: string) => void,
): Directories {
  return {
    of: here.of,
    forget(organisation) {
      here.forget(organisation);
      if (organisation !== undefined) tellOthers(organisation);
    },
  };
}
