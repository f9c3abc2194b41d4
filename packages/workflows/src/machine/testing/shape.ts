import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { stateNodes, transitionName } from './transitions.ts';

/**
 * Everything about a machine that a stored snapshot depends on: its states, transitions, guards, actions and
 * the keys it remembers. Sixteen hex digits that change when any of it does (FNV-1a, 64 bits).
 */
export function shapeOf(machine: AnyStateMachine, context: object): string {
  const shape = JSON.stringify([
    Object.keys(context).toSorted(),
    stateNodes(machine.root).map(shapeOfNode),
  ]);
  let hash = 0xcbf29ce484222325n;
  for (const character of shape) {
    hash ^= BigInt(character.codePointAt(0) ?? 0);
    hash = BigInt.asUintN(64, hash * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}

function shapeOfNode(node: AnyStateNode) {
  const transitions = [...node.transitions.values(), node.always ?? []].flat();
  return [
    node.path,
    node.type,
    node.initial?.target?.map(({ path }) => path.join('.')),
    names(node.entry),
    names(node.exit),
    transitions.map(shapeOfTransition),
  ];
}

function shapeOfTransition(transition: AnyTransitionDefinition) {
  return [transitionName(transition), transition.guard ?? null, names(transition.actions)];
}

/** Names of actions with those of their parameters that are fixed. */
function names(actions: readonly unknown[]): unknown[] {
  return actions.map((action) =>
    typeof action === 'object' && action !== null ? { ...action } : String(action),
  );
}
