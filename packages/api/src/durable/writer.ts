import { randomBytes } from 'node:crypto';
import type { ArmedTimer } from '@alongside/workflows/machine/workflow';
import type { ClientSession } from 'mongodb';
import type { Collections } from '../database/collections.ts';
import type { Kind, Surroundings, WorkflowTypes } from './kind.ts';
import { plainJson } from './plain-json.ts';
import { StaleError } from './remembered.ts';
import type { StoredTimer, StoredWorkflow } from './stored-workflow.ts';
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

/** Writes the snapshot, with revision check, and the event. */
export async function writeStep<T extends WorkflowTypes>(
  collections: Collections,
  kind: Kind<T>,
  stored: StoredWorkflow<T['projection']>,
  { step, said, facts }: Decided<T>,
  by: string | null,
  { at, session }: Surroundings & { session: ClientSession },
): Promise<void> {
  const { _id, organisation, createdAt: _, ...changed } = stored;
  if (stored.revision === 1) {
    await kind.collection.insertOne(stored, { session });
  } else {
    const expected = { _id, organisation, revision: stored.revision - 1 };
    const written = await kind.collection.updateOne(expected, { $set: changed }, { session });
    if (written.matchedCount !== 1) throw new StaleError(_id);
  }
  await collections.events.insertOne(
    {
      _id: `${_id}:${stored.revision}`,
      organisation,
      kind: kind.name,
      workflow: _id,
      revision: stored.revision,
      machine: stored.machine,
      version: stored.version,
      at: new Date(at),
      by,
      command: plainJson(said),
      facts: plainJson(facts),
      event: step.event,
      effects: step.effects.map(plainJson),
    },
    { session },
  );
}
