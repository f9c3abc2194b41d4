import type { Probe } from '../machine/facade.ts';
import type { NotPossible, Possible } from '../machine/workflow.ts';
import type { ActionCommand, ActionPersonCommand } from './contract.ts';
import type { ActionContext, ActionFacts } from './facts.ts';

interface Asking {
  context: ActionContext;
  reader: string;
  facts: ActionFacts;
}

const somebody = 'somebody-else';
const words = 'Words.';
/** Ahead of any clock, and no date anybody would choose. */
const someDay = '9999-01-01';

/** Every command that is ever this reader's to send, as samples; none for somebody without a part in it. */
export function samplesFor({ context, reader, facts }: Asking): ActionPersonCommand[] {
  const samples: ActionPersonCommand[] = [];
  if (reader === context.owner) samples.push({ type: 'start' }, { type: 'finish' });
  if (reader === context.owner || facts.holders.includes(reader)) {
    samples.push(
      { type: 'check', difference: words },
      { type: 'askDecision', approver: somebody, question: words },
      { type: 'moveDate', due: someDay, reason: words },
      { type: 'drop', reason: words },
    );
  }
  if (context.decisions.at(-1)?.approver === reader) {
    samples.push({ type: 'decide', outcome: 'approved', reason: words });
  }
  return samples;
}

/** What the reader can do now, and what is theirs but not possible now, with the reason. */
export function possibilities(
  asking: Asking,
  probe: Probe<ActionCommand, ActionFacts>,
): { can: Possible[]; cannot: NotPossible[] } {
  const can: Possible[] = [];
  const cannot: NotPossible[] = [];
  const facts = { ...asking.facts, named: { id: somebody, roles: [] } };
  for (const command of samplesFor(asking)) {
    const refusal = probe(command, facts);
    if (refusal === null) can.push({ type: command.type });
    else cannot.push({ type: command.type, reason: refusal.reason });
  }
  return { can, cannot };
}
