import type { Changed } from '@alongside/workflows/live/protocol';
import type { Step } from '@alongside/workflows/machine/workflow';
import type { ClientSession } from 'mongodb';
import type { Collections } from '../database/collections.ts';
import type { Sending } from './command-door.ts';
import type { Kind, Sender, Surroundings, WorkflowTypes } from './kind.ts';
import { type Answer, receiptOf, sentId } from './receipts.ts';
import { see } from './seen.ts';
import type { StoredEvent, StoredWorkflow } from './stored-workflow.ts';
import { type Before, eventOf, newId, nextOf, writeSnapshot } from './writer.ts';

/** What the machine decided, and on what. */
export interface Decided<T extends WorkflowTypes> {
  step: Step<T['effect'], T['within']>;
  /** The command, or what the workflow starts with. */
  said: T['command'] | T['input'];
  facts: T['facts'] | null;
  /** HTTP status of the answer. */
  status: number;
  /** Token of the timer that sent it: used up by this step. */
  timer: string | undefined;
}

/** What a commit changed and who may know of it. */
export interface Taken {
  answer: Answer;
  changed: Changed;
  /** What happened, as the log has it. */
  event: string;
  organisation: string;
  audience: string[];
  /** Rights over live documents are to be looked at again. */
  rightsChanged: boolean;
  /** Something beside it was done in the same transaction (`Kind.carryOut`). */
  carriedOut: boolean;
  /** With the effects to deliver; null where there are none. */
  owes: StoredEvent | null;
  /** Lets this node remember the workflow as it is now; for when the commit is certain. */
  remember(): void;
}

/** Before the first step: an id, and nothing else. */
export function nothingYet(organisation: string, at: string): Before<never> {
  return {
    _id: newId(),
    organisation,
    revision: 0,
    projection: null,
    timers: [],
    createdAt: new Date(at),
  };
}

/** Writes a decided step within its transaction: snapshot with revision check and timers, event with effects and answer. */
export async function takeStep<T extends WorkflowTypes>(
  collections: Collections,
  kind: Kind<T>,
  before: Before<T['projection']>,
  decided: Decided<T>,
  material: T['material'],
  sending: Sending & { hash: string },
  around: Surroundings & { session: ClientSession },
): Promise<Taken> {
  const { step } = decided;
  const { sender, organisation, hash } = sending;
  const seen = see(kind, step.stored, before.projection, material, sender, around);
  const stored = nextOf(before, seen.projection, decided, around.at);
  for (const asked of step.within) {
    stored.projection = await kind.carryOut(asked, stored, seen.look, material, around);
  }
  await writeSnapshot(kind, stored, around.session);
  await kind.keepBeside?.(decided.said, stored, material, around);
  const answer = {
    status: decided.status,
    body: '',
    ...(await bodyFor(kind, stored, seen.look, material, sender, around)),
    workflow: stored._id,
    revision: stored.revision,
  };
  const owes = step.effects.length > 0;
  const event = {
    ...eventOf(kind.name, stored, decided, around.at),
    _id: sentId(sending),
    by: sender.kind === 'person' ? sender.person.id : null,
    receipt: receiptOf(hash, answer, owes, around.at),
  };
  // A second command of that id fails here.
  await collections.events.insertOne(event, { session: around.session });
  return {
    answer,
    changed: { kind: kind.name, id: stored._id, revision: stored.revision },
    event: step.event,
    organisation,
    audience: await audienceOf(kind, before, stored, around),
    rightsChanged: kind.rightsChanged(before.projection, stored.projection),
    carriedOut: step.within.length > 0,
    owes: owes ? event : null,
    remember: () => kind.remembered.keep(stored),
  };
}

async function bodyFor<T extends WorkflowTypes>(
  kind: Kind<T>,
  stored: StoredWorkflow<T['projection']>,
  look: T['look'],
  material: T['material'],
  sender: Sender,
  around: Surroundings,
): Promise<{ body: string } | { status: 204 }> {
  if (sender.kind === 'system') return { status: 204 };
  const view = await kind.present(stored, look, material, sender.person, around);
  // What they just did may have ended their right to read it: done, and nothing to show.
  return view === null ? { status: 204 } : { body: JSON.stringify(view) };
}

/** Whoever could know before or can know now: also they who just lost the right, so that their screen lets go. */
async function audienceOf<T extends WorkflowTypes>(
  kind: Kind<T>,
  before: Before<T['projection']>,
  after: StoredWorkflow<T['projection']>,
  around: Surroundings,
): Promise<string[]> {
  const earlier = before.projection ? await kind.audience(before.projection, around) : [];
  return [...new Set([...earlier, ...(await kind.audience(after.projection, around))])];
}
