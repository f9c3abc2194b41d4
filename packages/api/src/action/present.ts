import type { ActionLook } from '@alongside/workflows/action/facts';
import type { ActionSummary, ActionView } from '@alongside/workflows/action/view';
import type { Directory } from '../person/directory.ts';
import type { ActionMaterial, StoredAction } from './material.ts';
import type { ActionProjection } from './projection.ts';
import { takesPart } from './who-may-know.ts';

/** An action as it stands inside its discussion's view. */
export function summariseAction(
  { _id, revision, projection }: StoredAction,
  directory: Directory,
  at: string,
): ActionSummary {
  return {
    id: _id,
    revision,
    state: projection.state,
    what: projection.what,
    owner: directory.ref(projection.owner),
    due: projection.due,
    overdue: isOverdue(projection, at),
  };
}

/** The only place that decides what a reader of an action gets. */
export function presentAction(
  stored: StoredAction,
  { context, can, cannot }: ActionLook,
  { discussion }: ActionMaterial,
  reader: string,
  directory: Directory,
  at: string,
): ActionView {
  return {
    ...summariseAction(stored, directory, at),
    discussion: context.discussion,
    discussionReadable: discussion !== null && takesPart(discussion, reader, directory),
    caseReference: discussion?.caseReference ?? '',
    finding: context.finding,
    expectedChange: context.expectedChange,
    createdAt: context.createdAt,
    startedAt: context.startedAt,
    doneAt: context.doneAt,
    decisions: context.decisions.map(({ approver, ...decision }) => ({
      ...decision,
      approver: directory.ref(approver),
    })),
    moves: context.moves.map(({ by, ...move }) => ({ ...move, by: directory.ref(by) })),
    difference: context.difference,
    dropped: context.dropped,
    can,
    cannot,
  };
}

/** Open past the end of its day. */
function isOverdue({ state, due }: ActionProjection, at: string): boolean {
  const open = state === 'agreed' || state === 'underway' || state === 'awaitingDecision';
  return open && at.slice(0, 10) > due;
}
