import type { Probe } from '../machine/facade.ts';
import type { NotPossible, Possible } from '../machine/workflow.ts';
import type { GreatPracticeCommand } from './contract.ts';
import type { GreatPracticeContext, GreatPracticeFacts } from './facts.ts';

interface Asking {
  context: GreatPracticeContext;
  reader: string;
  facts: GreatPracticeFacts;
}

const somebody = 'somebody-else';
const words = 'Words.';

/** Every command that is ever this reader's to send, as samples; none for somebody without a part in it. */
export function samplesFor({ context, reader, facts }: Asking): GreatPracticeCommand[] {
  const isPraised = reader === context.praised;
  const isNominator = reader === context.nominator;
  const samples: GreatPracticeCommand[] = [];
  if (isNominator && context.praised === null) {
    samples.push({ type: 'nominate', praised: somebody, words }, { type: 'discard' });
  }
  if (isNominator && context.praised !== null) samples.push({ type: 'withdraw' });
  if (isPraised) samples.push({ type: 'consent', words }, { type: 'decline' });
  if (isPraised || isNominator || facts.sender.keepsWall) {
    samples.push({ type: 'takeBack', reason: words });
  }
  if (!isPraised && (isNominator || facts.sender.celebrates)) samples.push({ type: 'celebrate' });
  return samples;
}

/** What the reader can do now, and what is theirs but not possible now, with the reason. */
export function possibilities(
  asking: Asking,
  probe: Probe<GreatPracticeCommand, GreatPracticeFacts>,
): { can: Possible[]; cannot: NotPossible[] } {
  const can: Possible[] = [];
  const cannot: NotPossible[] = [];
  const facts = { ...asking.facts, named: somebody };
  for (const command of samplesFor(asking)) {
    const refusal = probe(command, facts);
    if (refusal === null) can.push({ type: command.type });
    else cannot.push({ type: command.type, reason: refusal.reason });
  }
  return { can, cannot };
}
