import type { ActionView } from '@alongside/workflows/action/view';

/** Who asked for a decision, as far as this reader may know. */
export function nameOfAsker(action: Pick<ActionView, 'owner'>, askedBy: string): string {
  return action.owner.id === askedBy ? action.owner.name : 'A colleague';
}
