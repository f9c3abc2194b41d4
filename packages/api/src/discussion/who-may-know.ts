import type { Directory } from '../person/directory.ts';
import type { DiscussionProjection } from './projection.ts';

/** Why somebody may open a discussion. */
export type ReadAs = 'participant' | 'safetyResponder';

/**
 * Who may know of a discussion: they who take part in it and, while there is a concern, they who answer for the
 * child's safety (rules D31 to D33). Nobody else, whatever their role; never who declared a conflict.
 */
export function readsAs(
  projection: DiscussionProjection,
  reader: string,
  directory: Directory,
): ReadAs | null {
  if (knowsTheFamily(projection, reader, directory)) return null;
  if (projection.people.includes(reader)) return 'participant';
  return safetyResponders(projection, directory).includes(reader) ? 'safetyResponder' : null;
}

/** As the machine has it: is one of those who take part. */
export function takesPart(
  { people }: Pick<DiscussionProjection, 'people'>,
  reader: string,
): boolean {
  return people.includes(reader);
}

/** Declared a conflict of interest here, or one is recorded for the case (D30, R6): no access, whatever the role. */
export function knowsTheFamily(
  { conflicted, caseReference }: Pick<DiscussionProjection, 'conflicted' | 'caseReference'>,
  person: string,
  { families }: Pick<Directory, 'families'>,
): boolean {
  return conflicted.includes(person) || families.knows(person, caseReference);
}

/** Managers of the worker's team; heads of service once it was chased, or where the team has no manager. */
export function safetyResponders(projection: DiscussionProjection, directory: Directory): string[] {
  if (projection.safety === 'clear') return [];
  const free = (person: string) => !knowsTheFamily(projection, person, directory);
  const managers = directory
    .teamManagers(projection.team)
    .filter((manager) => manager !== projection.concernRaisedBy && free(manager));
  const heads = directory.headsOfService(projection).filter(free);
  return projection.chased > 0 || managers.length === 0 ? [...managers, ...heads] : managers;
}

/** Everybody who may know that it changed. */
export function circleOf(projection: DiscussionProjection, directory: Directory): string[] {
  const taking = projection.people.filter((one) => !knowsTheFamily(projection, one, directory));
  return [...taking, ...safetyResponders(projection, directory)];
}
