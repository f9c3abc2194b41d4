import type { ActionContext } from '@alongside/workflows/action/facts';
import { actionWorkflow } from '@alongside/workflows/action/workflow';
import type { StoredAction } from './material.ts';

/** What a stored action remembers, whatever the version it was written by. */
export function contextOfAction(action: StoredAction): ActionContext {
  const stored = { ...action, ...actionWorkflow.migrate(action) };
  const nobody = { holders: [], named: null };
  return actionWorkflow.look(stored, { kind: 'system' }, '', nobody).context;
}
