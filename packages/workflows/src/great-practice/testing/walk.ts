import type { Decision, Step, Stored } from '../../machine/workflow.ts';
import { system } from '../../machine/workflow.ts';
import type { GreatPracticeCommand, GreatPracticeInput } from '../contract.ts';
import type { GreatPracticeEffect, GreatPracticeFacts, GreatPracticeLook } from '../facts.ts';
import { greatPracticeWorkflow } from '../workflow.ts';

export const praised = 'sam';
export const nominator = 'nia';
export const manager = 'morgan';
export const keeper = 'ines';
export const begunAt = '2026-09-10T11:00:00.000Z';

export const input: GreatPracticeInput = {
  praised,
  words: 'Sam rang every Tuesday until the phone was answered.',
  from: null,
  leftOut: false,
};

export const facts: GreatPracticeFacts = {
  sender: { celebrates: false, keepsWall: false },
  named: praised,
  caseShape: 'CR-####',
};

/** What each of them may do anywhere. */
export function senderOf(person: string | null): GreatPracticeFacts['sender'] {
  return { celebrates: person === manager || person === keeper, keepsWall: person === keeper };
}

/** One nomination on its way, one command after another. `try` asks, `send` insists. */
export class Walk {
  stored: Stored;
  last: Step<GreatPracticeEffect, never>;
  at = begunAt;

  constructor(change: Partial<GreatPracticeInput> = {}) {
    const by = { kind: 'person', id: nominator } as const;
    this.last = greatPracticeWorkflow.start({ ...input, ...change }, by, this.at);
    this.stored = this.last.stored;
  }

  try(
    by: string | null,
    command: GreatPracticeCommand,
    known: Partial<GreatPracticeFacts> = {},
  ): Decision<GreatPracticeEffect, never> {
    return greatPracticeWorkflow.decide(this.stored, {
      command,
      by: by === null ? system : { kind: 'person', id: by },
      at: this.at,
      facts: { ...facts, sender: senderOf(by), ...known },
    });
  }

  send(by: string, command: GreatPracticeCommand): this {
    const decided = this.try(by, command);
    if (!decided.ok) throw new Error(`${command.type} was refused: ${decided.reason}`);
    this.last = decided;
    this.stored = decided.stored;
    return this;
  }

  look(reader: string = praised): GreatPracticeLook {
    const known = { ...facts, sender: senderOf(reader) };
    return greatPracticeWorkflow.look(this.stored, { kind: 'person', id: reader }, this.at, known);
  }

  get told(): Record<string, string[]> {
    return Object.fromEntries(this.last.effects.map(({ kind, to }) => [kind, to]));
  }
}

/** The reason of a refusal, or `taken`. */
export function answer(decided: Decision<GreatPracticeEffect, never>): string {
  return decided.ok ? 'taken' : `${decided.why}: ${decided.reason}`;
}
