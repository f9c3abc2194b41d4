import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { rulesOf, transitionsOf } from './rules-of.ts';

/** A state diagram of a machine, drawn from the machine itself; regions of a parallel state stand side by side. */
export function stateDiagram(machine: AnyStateMachine): string {
  return ['stateDiagram-v2', ...inside(machine.root, '  ')].join('\n');
}

/** Every transition in words: `state | command | leads to | rules`. Rows of a Markdown table. */
export function transitionTable(machine: AnyStateMachine): string {
  const rows = nodesBelow(machine.root).flatMap((node) =>
    transitionsOf(node).map((transition) => {
      const to = transition.target?.map(pathOf).join(', ') ?? '(stays)';
      const event = transition.eventType === '' ? '(of itself)' : `\`${transition.eventType}\``;
      return `| ${pathOf(node)} | ${event} | ${to} | ${rulesOf(transition)} |`;
    }),
  );
  return ['| state | command | leads to | rules |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

function inside(node: AnyStateNode, indent: string): string[] {
  const children = Object.values(node.states);
  const initial = node.initial?.target?.[0];
  const start = node.type === 'compound' && initial ? [`${indent}[*] --> ${idOf(initial)}`] : [];
  const blocks = children.map((child) =>
    Object.keys(child.states).length === 0
      ? [`${indent}${idOf(child)}: ${child.key}`]
      : [
          `${indent}state "${child.key}" as ${idOf(child)} {`,
          ...inside(child, `${indent}  `),
          `${indent}}`,
        ],
  );
  const drawn =
    // Mermaid knows regions inside a state only; at the top, states beside each other are just that.
    node.type === 'parallel' && node.parent
      ? blocks.flatMap((block, index) => (index === 0 ? block : [`${indent}--`, ...block]))
      : blocks.flat();
  return [...start, ...drawn, ...arrowsWithin(node).map((arrow) => `${indent}${arrow}`)];
}

/** Arrows between children of `node`: those that start or end deeper are drawn from and to the child around them. */
function arrowsWithin(node: AnyStateNode): string[] {
  const labels = new Map<string, string[]>();
  for (const transition of nodesBelow(node).flatMap(transitionsOf)) {
    for (const target of transition.target ?? []) {
      if (commonAncestor(transition.source, target) !== node) continue;
      const [from, to] = [childTowards(node, transition.source), childTowards(node, target)];
      if (!from || !to || (from === to && transition.source !== target)) continue;
      const arrow = `${idOf(from)} --> ${idOf(to)}`;
      labels.set(arrow, [...(labels.get(arrow) ?? []), labelOf(transition, from, target, to)]);
    }
  }
  return [...labels].map(([arrow, words]) => `${arrow}: ${[...new Set(words)].join(' / ')}`);
}

function labelOf(
  { eventType, source }: AnyTransitionDefinition,
  from: AnyStateNode,
  target: AnyStateNode,
  to: AnyStateNode,
): string {
  const where = source === from ? '' : ` (from ${source.key})`;
  const whereTo = target === to ? '' : ` (to ${target.key})`;
  return `${eventType === '' ? 'of itself' : eventType}${where}${whereTo}`;
}

function nodesBelow(node: AnyStateNode): AnyStateNode[] {
  return Object.values(node.states).flatMap((child) => [child, ...nodesBelow(child)]);
}

function ancestors(node: AnyStateNode): AnyStateNode[] {
  return node.parent ? [node.parent, ...ancestors(node.parent)] : [];
}

function commonAncestor(a: AnyStateNode, b: AnyStateNode): AnyStateNode | undefined {
  const above = ancestors(b);
  return ancestors(a).find((node) => above.includes(node));
}

function childTowards(node: AnyStateNode, below: AnyStateNode): AnyStateNode | undefined {
  return [below, ...ancestors(below)].find(({ parent }) => parent === node);
}

function idOf(node: AnyStateNode): string {
  return node.path.join('_');
}

function pathOf(node: AnyStateNode): string {
  return node.path.join('.');
}
