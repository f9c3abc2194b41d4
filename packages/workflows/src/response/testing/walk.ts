import type { Decision, Step, Stored } from '../../machine/workflow.ts';
import { system } from '../../machine/workflow.ts';
import type { ResponseCommand, ResponseInput } from '../contract.ts';
import type { ResponseEffect, ResponseFacts, ResponseLook } from '../facts.ts';
import { responseWorkflow } from '../workflow.ts';

export const head = 'helen';
export const quality = 'ines';
export const practitioner = 'sam';
export const lead = 'priya';
export const representative = 'kai';
export const begunAt = '2026-09-10T11:00:00.000Z';

export const input: ResponseInput = {
  theme: 'tools-forms',
  heard: 'The strategy form asks the same thing three times.',
  area: null,
  spottedOn: null,
};

export const facts: ResponseFacts = {
  sender: { answers: false, practitioner: false, represents: false },
  named: [
    { id: practitioner, roles: ['worker'] },
    { id: lead, roles: ['practiceLead'] },
  ],
  partyHasPractitioner: true,
  guidance: 'g1',
  holders: [head],
  answerers: [head, quality],
  reach: null,
  slippingSince: null,
};

/** What each of them may do anywhere. */
export function senderOf(person: string | null): ResponseFacts['sender'] {
  return {
    answers: person === head || person === quality,
    practitioner: person === practitioner,
    represents: person === representative,
  };
}

/** One response on its way, one command after another. `try` asks, `send` insists. */
export class Walk {
  stored: Stored;
  last: Step<ResponseEffect, never>;
  at = begunAt;

  constructor(change: Partial<ResponseInput> = {}) {
    const by = { kind: 'person' as const, id: head };
    this.last = responseWorkflow.start({ ...input, ...change }, by, this.at);
    this.stored = this.last.stored;
  }

  try(
    by: string | null,
    command: ResponseCommand,
    known: Partial<ResponseFacts> = {},
  ): Decision<ResponseEffect, never> {
    return responseWorkflow.decide(this.stored, {
      command,
      by: by === null ? system : { kind: 'person', id: by },
      at: this.at,
      facts: { ...facts, sender: senderOf(by), ...known },
    });
  }

  send(by: string | null, command: ResponseCommand, known: Partial<ResponseFacts> = {}): this {
    const decided = this.try(by, command, known);
    if (!decided.ok) throw new Error(`${command.type} was refused: ${decided.reason}`);
    this.last = decided;
    this.stored = decided.stored;
    return this;
  }

  /** Goes to an ISO instant. */
  until(at: string): this {
    this.at = at;
    return this;
  }

  look(reader: string = head, known: Partial<ResponseFacts> = {}): ResponseLook {
    return responseWorkflow.look(this.stored, { kind: 'person', id: reader }, this.at, {
      ...facts,
      sender: senderOf(reader),
      ...known,
    });
  }

  get told(): Record<string, string[]> {
    return Object.fromEntries(
      this.last.effects.flatMap((effect) =>
        effect.type === 'notify' ? [[effect.kind, effect.to.toSorted()]] : [],
      ),
    );
  }
}

/** The reason of a refusal, or `taken`. */
export function answer(decided: Decision<ResponseEffect, never>): string {
  return decided.ok ? 'taken' : `${decided.why}: ${decided.reason}`;
}
