import { randomBytes } from 'node:crypto';
import type { ArmedTimer } from '@alongside/workflows/machine/workflow';
import type { ClientSession } from 'mongodb';
import type { Kind, WorkflowTypes } from './kind.ts';
import { plainJson } from './plain-json.ts';
import { StaleError } from './remembered.ts';
import type { StoredEvent, StoredTimer, StoredWorkflow } from './stored-workflow.ts';
import type { Decided } from './take-step.ts';

/** A workflow before a step, or the empty place where a new one will be. */
export type Before<Projection> = Pick<
  StoredWorkflow<Projection>,
  '_id' | 'organisation' | 'revision' | 'timers' | 'createdAt'
> & { projection: Projection | null };

/** An id no one can guess. */
export function newId(): string {
  return randomBytes(15).toString('base64url');
}

/** What a workflow becomes by a step: the next revision, its timers armed and disarmed. */
export function nextOf<T extends WorkflowTypes>(
  before: Before<T['projection']>,
  projection: T['projection'],
  { step, timer }: Decided<T>,
  at: string,
): StoredWorkflow<T['projection']> {
  const revision = before.revision + 1;
  const timers = timersAfter(before.timers, step, revision, timer);
  return {
    _id: before._id,
    organisation: before.organisation,
    revision,
    machine: step.stored.machine,
    version: step.stored.version,
    snapshot: step.stored.snapshot,
    projection,
    timers,
    nextDue: earliest(timers),
    timersLeasedUntil: null,
    createdAt: before.createdAt,
    updatedAt: new Date(at),
  };
}

function timersAfter(
  before: readonly StoredTimer[],
  { arm, disarm }: { arm: ArmedTimer[]; disarm: string[] },
  revision: number,
  used: string | undefined,
): StoredTimer[] {
  const replaced = new Set([...disarm, ...arm.map((timer) => timer.name)]);
  const kept = before.filter((timer) => timer.token !== used && !replaced.has(timer.name));
  // A revision is never had twice, so neither is a token.
  const armed = arm.map(({ name, dueAt }) => ({
    name,
    token: `${name}.${revision}`,
    dueAt: new Date(dueAt),
  }));
  return [...kept, ...armed];
}

export function earliest(timers: readonly StoredTimer[]): Date | null {
  if (timers.length === 0) return null;
  return new Date(Math.min(...timers.map((timer) => timer.dueAt.getTime())));
}

/** Writes the snapshot, with revision check. */
export async function writeSnapshot<T extends WorkflowTypes>(
  kind: Kind<T>,
  stored: StoredWorkflow<T['projection']>,
  session: ClientSession,
): Promise<void> {
  const { _id, organisation, createdAt: _, ...changed } = stored;
  if (stored.revision === 1) {
    await kind.collection.insertOne(stored, { session });
    return;
  }
  const expected = { _id, organisation, revision: stored.revision - 1 };
  const written = await kind.collection.updateOne(expected, { $set: changed }, { session });
  if (written.matchedCount !== 1) throw new StaleError(_id);
}

/** What happened, for the log. */
export function eventOf<T extends WorkflowTypes>(
  kind: string,
  { _id, organisation, revision, machine, version }: StoredWorkflow<T['projection']>,
  { step, said, facts }: Decided<T>,
  at: string,
): Omit<StoredEvent, '_id' | 'by' | 'receipt'> {
  return {
    organisation,
    kind,
    workflow: _id,
    revision,
    machine,
    version,
    at: new Date(at),
    command: plainJson(said),
    facts: plainJson(facts),
    event: step.event,
    effects: step.effects.map(plainJson),
  };
}
