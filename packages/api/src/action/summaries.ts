import type { ActionSummary } from '@alongside/workflows/action/view';
import type { Collections } from '../database/collections.ts';
import type { Surroundings } from '../durable/kind.ts';
import { summariseAction } from './present.ts';

/** The next steps of a discussion, by when they are due. */
export async function actionsOfDiscussion(
  { actions }: Collections,
  discussion: string,
  { organisation, directory, at, session }: Surroundings,
): Promise<ActionSummary[]> {
  const found = await actions
    .find(
      { organisation, 'projection.discussion': discussion },
      { projection: { snapshot: 0 }, ...(session && { session }) },
    )
    .sort({ 'projection.due': 1, createdAt: 1, _id: 1 })
    .limit(200)
    .toArray();
  return found.map((stored) => summariseAction(stored, directory, at));
}
