import type { AnyStateMachine } from 'xstate';
import { actionMachine } from '../src/action/machine.ts';
import { discussionMachine } from '../src/discussion/machine.ts';
import { stateDiagram, transitionTable } from './mermaid.ts';

/** Where the pages stand, and what they hold when they are fresh. */
export const pages: { file: URL; content: string }[] = [
  page('discussion', discussionMachine),
  page('action', actionMachine),
];

function page(name: string, machine: AnyStateMachine) {
  const rules = `packages/workflows/src/${name}`;
  return {
    file: new URL(`../../../docs/machines/${name}.md`, import.meta.url),
    content: `# The ${name}, drawn from its machine

Made by \`packages/workflows/scripts/diagrams.ts\`; a test says when it is stale. What the rules mean:
[SPEC.md](../../${rules}/SPEC.md). What people read when one does not hold: [rules.ts](../../${rules}/rules.ts).
Steps that stay in their state are in the table only.

\`\`\`mermaid
${stateDiagram(machine)}
\`\`\`

${transitionTable(machine)}
`,
  };
}
