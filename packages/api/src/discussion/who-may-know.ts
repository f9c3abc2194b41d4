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
  if (projection.conflicted.includes(reader)) return null;
  if (projection.people.includes(reader)) return 'participant';
  return safetyResponders(projection, directory).includes(reader) ? 'safetyResponder' : null;
}

/** Managers of the worker's team; heads of service once it was chased, or where the team has no manager. */
export function safetyResponders(projection: DiscussionProjection, directory: Directory): string[] {
  if (projection.safety === 'clear') return [];
  const managers = directory
    .teamManagers(projection.team)
    .filter(
      (manager) =>
        manager !== projection.concernRaisedBy && !projection.conflicted.includes(manager),
    );
  const heads = directory.headsOfService(projection);
  return projection.chased > 0 || managers.length === 0 ? [...managers, ...heads] : managers;
}

/** Everybody who may know that it changed. */
export function circleOf(projection: DiscussionProjection, directory: Directory): string[] {
  return [...projection.people, ...safetyResponders(projection, directory)];
}
