import type { Refusal } from '@alongside/workflows/machine/workflow';
import { ProblemError } from '../problem-error.ts';
import type { Kind, Sender, Surroundings, WorkflowTypes } from './kind.ts';
import { see } from './seen.ts';
import type { StoredWorkflow } from './stored-workflow.ts';

/** 403 with the reason, or 422 with the reason and what is possible instead. */
export function refusal<T extends WorkflowTypes>(
  kind: Kind<T>,
  refused: Refusal,
  stored: StoredWorkflow<T['projection']>,
  material: T['material'],
  sender: Sender,
  around: Surroundings,
): ProblemError {
  if (refused.why === 'notYours') return new ProblemError('not-yours', refused.reason);
  const { look } = see(kind, stored, stored.projection, material, sender, around);
  return new ProblemError('not-now', refused.reason, { can: look.can, revision: stored.revision });
}

/** 409 with the view as it stands. */
export async function conflict<T extends WorkflowTypes>(
  kind: Kind<T>,
  stored: StoredWorkflow<T['projection']>,
  material: T['material'],
  sender: Sender,
  around: Surroundings,
): Promise<ProblemError> {
  const { look } = see(kind, stored, stored.projection, material, sender, around);
  const current =
    sender.kind === 'person'
      ? await kind.present(stored, look, material, sender.person, around)
      : null;
  return new ProblemError(
    'conflict',
    'Somebody else changed this since you read it. Look at how it stands now, then decide again.',
    { current },
  );
}
