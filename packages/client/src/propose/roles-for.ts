import type { HoldingRole } from '@alongside/workflows/discussion/contract';
import type { PersonRole } from '@alongside/workflows/organisation/people';

/** In which of the two roles this person can open a discussion. */
export function rolesFor(roles: readonly PersonRole[]): HoldingRole[] {
  return (['worker', 'practiceLead'] as const).filter((role) => roles.includes(role));
}
