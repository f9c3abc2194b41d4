import { may } from '@alongside/workflows/rights/rights';
import type { DiscussionProjection } from '../../discussion/projection.ts';
import { knowsTheFamily } from '../../discussion/who-may-know.ts';
import type { Asker } from '../../http/route.ts';

/**
 * May this person read this discussion from outside (R6, R11)? A team manager her team's, a head of service those of his
 * service and area, a quality lead every one of the organisation; never whoever knows the family.
 */
export function mayOpen(
  { person, directory }: Asker,
  projection: Pick<
    DiscussionProjection,
    'team' | 'service' | 'area' | 'caseReference' | 'conflicted'
  >,
): boolean {
  if (!may(person, 'breakGlass') || knowsTheFamily(projection, person.id, directory)) return false;
  const { roles, id, team } = person;
  if (roles.includes('qualityLead')) return true;
  if (roles.includes('headOfService') && directory.headsOfService(projection).includes(id)) {
    return true;
  }
  return roles.includes('teamManager') && team !== null && team === projection.team;
}
