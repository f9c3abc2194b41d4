import type { Actor, Workflow } from '@alongside/workflows/machine/workflow';
import type { Changed } from '@alongside/workflows/live/protocol';
import type { Person } from '@alongside/workflows/organisation/people';
import type { ClientSession } from 'mongodb';
import type { Directory } from '../person/directory.ts';
import type { Remembered } from './remembered.ts';
import type { StoredWorkflow } from './stored-workflow.ts';

/** The types of one workflow, in a bundle. */
export interface WorkflowTypes {
  command: { type: string };
  input: object;
  facts: object;
  look: { can: { type: string }[] };
  effect: { type: string };
  within: { type: string };
  projection: object;
  /** What is read once for a command and used by its facts and its answer. */
  material: object;
}

/** A command at work: inside its transaction, or beside it when only reading. */
export interface Surroundings {
  organisation: string;
  directory: Directory;
  at: string;
  /** Reads what the transaction sees; absent outside of one. */
  session?: ClientSession;
}

/** Who sends a command, and how they are known to the machine. */
export type Sender = { kind: 'person'; person: Person } | { kind: 'system' };

export function actorOf(sender: Sender): Actor {
  return sender.kind === 'person' ? { kind: 'person', id: sender.person.id } : { kind: 'system' };
}

/** The part of a driver's collection that holds one kind of workflow. */
export interface WorkflowCollection<Projection> {
  findOne(
    filter: { _id: string; organisation: string },
    options: { session?: ClientSession },
  ): Promise<StoredWorkflow<Projection> | null>;
  insertOne(
    stored: StoredWorkflow<Projection>,
    options: { session: ClientSession },
  ): Promise<unknown>;
  updateOne(
    filter: { _id: string; organisation: string; revision: number },
    update: { $set: Omit<StoredWorkflow<Projection>, '_id' | 'organisation' | 'createdAt'> },
    options: { session: ClientSession },
  ): Promise<{ matchedCount: number }>;
}

/** What the way of a command needs to know of one kind of workflow; everything else is the same for all. */
export interface Kind<T extends WorkflowTypes> {
  readonly name: Exclude<Changed['kind'], 'notification'>;
  readonly workflow: Workflow<
    T['command'],
    T['input'],
    T['facts'],
    T['look'],
    T['effect'],
    T['within']
  >;
  readonly collection: WorkflowCollection<T['projection']>;
  readonly remembered: Remembered<T['projection']>;
  /** May this person know that it exists at all? */
  mayKnow(projection: T['projection'], reader: Person, around: Surroundings): Promise<boolean>;
  /** Whether whoever may not know how it stands may send it this command all the same, and expect no revision of it. */
  maySendUnseen?(projection: T['projection'], sender: Person, command: T['command']): boolean;
  /** Reads what `command` and the answer to it rest on, and no more. */
  gather(
    stored: StoredWorkflow<T['projection']>,
    sender: Sender,
    around: Surroundings,
    command?: T['command'],
  ): Promise<T['material']>;
  materialAtStart(sender: Sender): T['material'];
  facts(
    projection: T['projection'] | null,
    material: T['material'],
    around: Surroundings,
    command?: T['command'],
  ): T['facts'];
  project(look: T['look'], before: T['projection'] | null): T['projection'];
  /** Does in the same transaction what the step asks for; gives back the projection with what came of it. */
  carryOut(
    within: T['within'],
    stored: StoredWorkflow<T['projection']>,
    look: T['look'],
    material: T['material'],
    around: Surroundings & { session: ClientSession },
  ): Promise<T['projection']>;
  /** Keeps in the same transaction what is to be remembered of this step beside the workflow itself. */
  keepBeside?(
    said: T['command'] | T['input'],
    stored: StoredWorkflow<T['projection']>,
    material: T['material'],
    around: Surroundings & { session: ClientSession },
  ): Promise<void>;
  /** The view for this reader; null when what they just did ended their right to read it. */
  present(
    stored: StoredWorkflow<T['projection']>,
    look: T['look'],
    material: T['material'],
    reader: Person,
    around: Surroundings,
  ): Promise<object | null>;
  /** Everybody who may know that it changed. */
  audience(projection: T['projection'], around: Surroundings): Promise<string[]>;
  /** Whether who may read and write its live documents, or what of them, is not as before. */
  rightsChanged(before: T['projection'] | null, after: T['projection']): boolean;
  /** The command a timer of that name sends; undefined when the machine no longer knows the name. */
  timerCommand(name: string): T['command'] | undefined;
}
