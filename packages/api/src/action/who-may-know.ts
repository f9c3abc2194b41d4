import type { DiscussionProjection } from '../discussion/projection.ts';
import { knowsTheFamily } from '../discussion/who-may-know.ts';
import type { Directory } from '../person/directory.ts';
import type { ActionProjection } from './projection.ts';

/** Its owner, and whoever was asked to decide on it: also from outside the discussion. */
function mayKnowByItself(projection: ActionProjection, reader: string): boolean {
  return projection.owner === reader || projection.approvers.includes(reader);
}

/** Who takes part in the discussion it came from may know of it too; never who declared a conflict. */
export function takesPart(
  discussion: DiscussionProjection,
  reader: string,
  directory: Pick<Directory, 'families'>,
): boolean {
  return discussion.people.includes(reader) && !knowsTheFamily(discussion, reader, directory);
}

/** Who may know of a next step; never who knows the family, not even as its owner or approver. */
export function mayKnowAction(
  projection: ActionProjection,
  discussion: DiscussionProjection | null,
  reader: string,
  directory: Pick<Directory, 'families'>,
): boolean {
  if (discussion === null) return mayKnowByItself(projection, reader);
  if (knowsTheFamily(discussion, reader, directory)) return false;
  return mayKnowByItself(projection, reader) || discussion.people.includes(reader);
}
