import { readFileSync } from 'node:fs';
import type { AnyStateMachine } from 'xstate';
import { actionMachine } from '../src/action/machine.ts';
import { discussionMachine } from '../src/discussion/machine.ts';
import { greatPracticeMachine } from '../src/great-practice/machine.ts';
import { responseMachine } from '../src/response/machine.ts';
import { stateDiagram, transitionTable } from './mermaid.ts';
import { notificationsPage } from './notifications-page.ts';
import { rightsPage } from './rights-page.ts';

/** Where the pages stand, and what they hold when they are fresh. */
export const pages: { file: URL; content: string }[] = [
  page('discussion', discussionMachine),
  page('action', actionMachine),
  page('response', responseMachine),
  page('great-practice', greatPracticeMachine, 'Great practice'),
  architecture(),
  { file: new URL('../../../docs/rights.md', import.meta.url), content: rightsPage() },
  {
    file: new URL('../../../docs/notifications.md', import.meta.url),
    content: notificationsPage(),
  },
];

function page(name: string, machine: AnyStateMachine, title = `The ${name}`) {
  const rules = `packages/workflows/src/${name}`;
  return {
    file: new URL(`../../../docs/machines/${name}.md`, import.meta.url),
    content: `# ${title}, drawn from its machine

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

/** The guide with its pictures: what stands between `<!-- machine:name -->` and `<!-- /machine -->` is drawn anew. */
function architecture() {
  const file = new URL('../../../docs/architecture.md', import.meta.url);
  const machines = new Map<string, AnyStateMachine>([
    ['discussion', discussionMachine],
    ['action', actionMachine],
    ['greatPractice', greatPracticeMachine],
  ]);
  const content = readFileSync(file, 'utf8').replace(
    /(<!-- machine:(\w+) -->\n)[^]*?(<!-- \/machine -->)/g,
    (whole, open: string, name: string, close: string) => {
      const machine = machines.get(name);
      return machine ? `${open}\`\`\`mermaid\n${stateDiagram(machine)}\n\`\`\`\n${close}` : whole;
    },
  );
  return { file, content };
}
