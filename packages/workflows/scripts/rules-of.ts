import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';

/** Transitions that leave a state or stay in it, those that follow of themselves last. */
export function transitionsOf(node: AnyStateNode): AnyTransitionDefinition[] {
  return [...node.transitions.values(), node.always ?? []].flat();
}

/** Names of what must hold for a transition, as in the rulebook. */
export function rulesOf({ guard }: AnyTransitionDefinition): string {
  if (guard === undefined) return '';
  if (typeof guard === 'string') return guard;
  if (!('type' in guard)) return '';
  if (!('params' in guard)) return guard.type;
  const { params } = guard;
  if (typeof params !== 'object' || params === null) return guard.type;
  const when = 'when' in params ? [`when ${String(params.when)}`] : [];
  const rules = 'rules' in params && Array.isArray(params.rules) ? params.rules.map(String) : [];
  if ('rules' in params) return [...when, ...rules].join(', ');
  return `${guard.type} ${Object.values(params).map(String).join(' ')}`;
}
