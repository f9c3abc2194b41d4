import type { DiscussionProjection } from '../discussion/projection.ts';
import type { StoredWorkflow } from '../durable/stored-workflow.ts';
import type { ActionProjection } from './projection.ts';

export type StoredAction = StoredWorkflow<ActionProjection>;

/** What an action's rights and view rest on: the discussion it came from. */
export interface ActionMaterial {
  discussion: DiscussionProjection | null;
}
