import type { ArmedTimer } from '../../machine/workflow.ts';
import type { DiscussionCommand } from '../contract.ts';
import type { DiscussionEffect, DiscussionFacts, DiscussionWithin } from '../facts.ts';

/** A line of a discussion's log: what was sent, and what came of it. `facts` as far as they differ from none. */
export interface LogLine {
  at: string;
  by: string | null;
  command: DiscussionCommand;
  facts: Partial<DiscussionFacts>;
  event: string;
  effects: DiscussionEffect[];
  within: DiscussionWithin[];
  arm: ArmedTimer[];
  disarm: string[];
  /** Where it stood afterwards. */
  stands: string;
}
