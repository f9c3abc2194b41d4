import type { DiscussionProjection } from '../discussion/projection.ts';
import type { ActionProjection } from './projection.ts';

/** Its owner, and whoever was asked to decide on it: also from outside the discussion. */
export function mayKnowByItself(projection: ActionProjection, reader: string): boolean {
  return projection.owner === reader || projection.approvers.includes(reader);
}

/** Who takes part in the discussion it came from may know of it too; never who declared a conflict. */
export function takesPart(discussion: DiscussionProjection, reader: string): boolean {
  return discussion.people.includes(reader) && !discussion.conflicted.includes(reader);
}
