import { daysAfter } from '../machine/instants.ts';
import type { Probe } from '../machine/facade.ts';
import type { NotPossible, Possible } from '../machine/workflow.ts';
import type { ResponseCommand, ResponsePersonCommand } from './contract.ts';
import type { ResponseContext, ResponseFacts } from './facts.ts';

interface Asking {
  context: ResponseContext;
  reader: string;
  at: string;
  facts: ResponseFacts;
}

const somebody = 'somebody-else';
const words = 'Words.';

/** Every command that is ever this reader's to send, as samples; none for somebody without a part in it. */
export function samplesFor({ context, reader, at, facts }: Asking): ResponsePersonCommand[] {
  const { answers, practitioner, represents } = facts.sender;
  const until = daysAfter(at, 30).slice(0, 10);
  const inParty = context.workingParty.includes(reader);
  const samples: ResponsePersonCommand[] = [];
  if (answers) {
    samples.push(
      { type: 'consider', workingParty: [somebody] },
      { type: 'try', what: words, until },
      { type: 'adopt' },
      { type: 'stop', reason: words },
      { type: 'tell', message: words },
      { type: 'lookAgain' },
    );
  }
  if (inParty && practitioner) samples.push({ type: 'proposeTrial', what: words, until });
  if (inParty || represents) samples.push({ type: 'comment', words });
  for (const { id, by, takenBack } of context.comments) {
    if (takenBack) continue;
    if (answers) samples.push({ type: 'answerComment', comment: id, words });
    if (answers || by === reader) samples.push({ type: 'takeBackComment', comment: id });
  }
  return samples;
}

/** What the reader can do now, and what is theirs but not possible now, with the reason. */
export function possibilities(
  asking: Asking,
  probe: Probe<ResponseCommand, ResponseFacts>,
): { can: Possible[]; cannot: NotPossible[] } {
  const can: Possible[] = [];
  const cannot: NotPossible[] = [];
  const facts: ResponseFacts = {
    ...asking.facts,
    named: [{ id: somebody, roles: ['worker'] }],
  };
  for (const command of samplesFor(asking)) {
    const refusal = probe(command, facts);
    const which = 'comment' in command ? { comment: command.comment } : {};
    if (refusal === null) can.push({ type: command.type, ...which });
    else cannot.push({ type: command.type, ...which, reason: refusal.reason });
  }
  return { can, cannot };
}
