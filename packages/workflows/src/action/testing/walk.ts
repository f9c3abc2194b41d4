import type { Decision, Step, Stored } from '../../machine/workflow.ts';
import { system } from '../../machine/workflow.ts';
import type { ActionCommand, ActionInput } from '../contract.ts';
import type { ActionEffect, ActionFacts, ActionLook } from '../facts.ts';
import { actionWorkflow } from '../workflow.ts';

export const owner = 'sam';
export const holder = 'priya';
export const approver = 'rosa';
export const begunAt = '2026-09-10T11:00:00.000Z';

export const input: ActionInput = {
  discussion: 'd-001',
  finding: 'n1',
  what: 'Memory box with the carer',
  owner,
  due: '2026-10-01',
  expectedChange: 'He has his own things.',
};

export const facts: ActionFacts = {
  holders: [owner, holder],
  named: { id: approver, roles: ['teamManager'] },
};

/** One action on its way, one command after another. `try` asks, `send` insists. */
export class Walk {
  stored: Stored;
  last: Step<ActionEffect, never>;
  at = begunAt;

  constructor(change: Partial<ActionInput> = {}, openedBy: string | null = null) {
    const by = openedBy === null ? system : { kind: 'person' as const, id: openedBy };
    this.last = actionWorkflow.start({ ...input, ...change }, by, this.at);
    this.stored = this.last.stored;
  }

  try(
    by: string | null,
    command: ActionCommand,
    known: Partial<ActionFacts> = {},
  ): Decision<ActionEffect, never> {
    return actionWorkflow.decide(this.stored, {
      command,
      by: by === null ? system : { kind: 'person', id: by },
      at: this.at,
      facts: { ...facts, ...known },
    });
  }

  send(by: string | null, command: ActionCommand, known: Partial<ActionFacts> = {}): this {
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

  look(reader: string = owner): ActionLook {
    return actionWorkflow.look(this.stored, { kind: 'person', id: reader }, this.at, facts);
  }

  get told(): Record<string, string[]> {
    return Object.fromEntries(this.last.effects.map(({ kind, to }) => [kind, to.toSorted()]));
  }
}

/** The reason of a refusal, or `taken`. */
export function answer(decided: Decision<ActionEffect, never>): string {
  return decided.ok ? 'taken' : `${decided.why}: ${decided.reason}`;
}
