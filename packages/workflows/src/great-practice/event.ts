import type { Envelope } from '../machine/workflow.ts';
import type { GreatPracticeCommand } from './contract.ts';
import type { GreatPracticeFacts } from './facts.ts';

/** A command with the instant it was sent at, who sent it and what the service knows. */
export type GreatPracticeEvent = GreatPracticeCommand & {
  now: string;
  facts: GreatPracticeFacts;
  by: string;
};

/** The machine's event for a command; null for the service, which has nothing to say here. */
export function greatPracticeEvent({
  command,
  by,
  at,
  facts,
}: Envelope<GreatPracticeCommand, GreatPracticeFacts>): GreatPracticeEvent | null {
  return by.kind === 'person' ? { ...command, by: by.id, now: at, facts } : null;
}
