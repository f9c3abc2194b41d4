import {
  getMicrosteps,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyStateNode,
  type EventFromLogic,
  type SnapshotFrom,
} from 'xstate';

interface Edge {
  source: AnyStateNode;
  eventType: string;
  target?: readonly AnyStateNode[] | undefined;
}

/** `journey.proposed on accept → journey.preparing #0`: one name for each transition a machine has. */
export function transitionName(transition: Edge): string {
  const { source, eventType, target } = transition;
  const all: Edge[] = [...source.transitions.values(), source.always ?? []].flat();
  const twins = all.filter((other) => other.eventType === eventType);
  const from = source.path.join('.') || '(root)';
  const to = target?.map((node) => node.path.join('.')).join(', ') ?? 'stays';
  return `${from} on ${eventType || 'always'} → ${to} #${twins.indexOf(transition)}`;
}

/** Every state node, the root first. */
export function stateNodes(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(stateNodes)];
}

/** Names of every transition there is, eventless ones too. */
export function transitionNames(machine: AnyStateMachine): string[] {
  return stateNodes(machine.root)
    .flatMap((node) => [...node.transitions.values(), node.always ?? []].flat())
    .map(transitionName);
}

/** Names of the transitions that one event takes from one state. */
export function takenAtOnce<Machine extends AnyStateMachine>(
  machine: Machine,
  state: SnapshotFrom<Machine>,
  event: EventFromLogic<Machine>,
): string[] {
  return machine.getTransitionData(state, event).map(transitionName);
}

/** Names of the eventless transitions that follow in the same step. */
export function takenAfterwards<Machine extends AnyStateMachine>(
  machine: Machine,
  state: SnapshotFrom<Machine>,
  event: EventFromLogic<Machine>,
): string[] {
  const steps = getMicrosteps(machine, state, event).map(([next]) => next);
  return steps.flatMap((next, index) => {
    const before = steps[index - 1];
    return before ? eventlessBetween(before, next) : [];
  });
}

/** Eventless transitions that lead from one microstep to the next: those whose source was left for their target. */
function eventlessBetween(before: AnyMachineSnapshot, after: AnyMachineSnapshot): string[] {
  return nodesOf(before)
    .flatMap((node) => node.always ?? [])
    .filter(({ source, target }) => {
      const entered = target?.every((node) => nodesOf(after).includes(node));
      return entered && !nodesOf(after).includes(source);
    })
    .map(transitionName);
}

function nodesOf(state: AnyMachineSnapshot): AnyStateNode[] {
  return state._nodes;
}
