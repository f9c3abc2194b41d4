import type { Actor, Decision, Step, Stored } from '../../machine/workflow.ts';
import { system } from '../../machine/workflow.ts';
import type { DiscussionCommand } from '../contract.ts';
import type { DiscussionLook } from '../context.ts';
import {
  noFacts,
  type DiscussionEffect,
  type DiscussionFacts,
  type DiscussionInput,
  type DiscussionWithin,
} from '../facts.ts';
import { discussionWorkflow } from '../workflow.ts';

export const worker = 'sam';
export const lead = 'priya';
export const manager = 'rosa';
export const head = 'helen';
export const newWorker = 'dami';
export const newLead = 'lee';
export const guest = 'gwen';

export const begunAt = '2026-09-01T09:00:00.000Z';
export const offered = '2026-09-10T10:00:00.000Z';
export const text = 'a'.repeat(64);
export const otherText = 'b'.repeat(64);

export const proposal: DiscussionInput = {
  worker,
  practiceLead: lead,
  proposedAs: 'worker',
  caseReference: 'CR-4821',
  ageBand: '5–9',
  service: 'Children in care',
  area: 'Fernvale North',
  team: 'team-1',
  focus: 'What moving twice was like',
  times: [offered],
  scaleQuestion: 'How well does T understand his story?',
};

/** Everything there is to know: a strength, the impact, a text, people to tell. */
export const fullFacts: DiscussionFacts = {
  ...noFacts,
  contentHash: text,
  strengths: 1,
  childsExperience: 1,
  teamManagers: [manager],
  headsOfService: [head],
};

type Decided = Decision<DiscussionEffect, DiscussionWithin>;
type Taken = Step<DiscussionEffect, DiscussionWithin>;

/** Who sends: a person's id, or null for the service. */
export function actor(by: string | null): Actor {
  return by === null ? system : { kind: 'person', id: by };
}

/** One discussion on its way, one command after another. `try` asks, `send` insists. */
export class Walk {
  stored: Stored;
  last: Taken;
  at = begunAt;
  facts: DiscussionFacts = fullFacts;

  constructor(input: Partial<DiscussionInput> = {}) {
    const whole = { ...proposal, ...input };
    this.last = discussionWorkflow.start(whole, actor(whole[whole.proposedAs]), this.at);
    this.stored = this.last.stored;
  }

  try(
    by: string | null,
    command: DiscussionCommand,
    facts: Partial<DiscussionFacts> = {},
  ): Decided {
    return discussionWorkflow.decide(this.stored, {
      command,
      by: actor(by),
      at: this.at,
      facts: { ...this.facts, ...facts },
    });
  }

  send(by: string | null, command: DiscussionCommand, facts: Partial<DiscussionFacts> = {}): this {
    const decided = this.try(by, command, facts);
    if (!decided.ok) throw new Error(`${command.type} was refused: ${decided.reason}`);
    this.last = decided;
    this.stored = decided.stored;
    return this;
  }

  /** Lets time pass, in hours. */
  wait(hours: number): this {
    this.at = new Date(Date.parse(this.at) + hours * 3_600_000).toISOString();
    return this;
  }

  look(reader: string = worker, facts: Partial<DiscussionFacts> = {}): DiscussionLook {
    return discussionWorkflow.look(this.stored, actor(reader), this.at, {
      ...this.facts,
      ...facts,
    });
  }

  get context(): DiscussionLook['context'] {
    return this.look().context;
  }

  /** Where the journey stands, with the stage in the room. */
  get where(): string {
    const { journey, stage, paused } = this.look();
    return [journey, stage, paused ? 'paused' : null].filter(Boolean).join(' ');
  }

  /** Whom the last step told of what. */
  get told(): Record<string, string[]> {
    const told: Record<string, string[]> = {};
    for (const effect of this.last.effects) {
      if (effect.type === 'notify') told[effect.kind] = effect.to.toSorted();
    }
    return told;
  }
}

/** The reason of a refusal, or `taken`. */
export function answer(decided: Decided): string {
  return decided.ok ? 'taken' : `${decided.why}: ${decided.reason}`;
}
