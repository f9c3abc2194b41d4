import type { z } from 'zod';

/** Who sends a command: a person who signed in, or the service itself (timers and effects). */
export type Actor = { kind: 'person'; id: string } | { kind: 'system' };

export const system: Actor = { kind: 'system' };

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * What is stored of one running workflow. `snapshot` is XState's persisted snapshot (plain JSON); it is only
 * ever read together with the machine's name and version, because XState accepts a foreign snapshot silently.
 */
export interface Stored {
  machine: string;
  version: number;
  snapshot: Json;
}

/** A command on its way into a machine. `at` is an ISO instant in UTC: no machine reads a clock. */
export interface Envelope<Command, Facts> {
  command: Command;
  by: Actor;
  at: string;
  /** What the service knows and the machine does not (content of the live document, people); recorded for replay. */
  facts: Facts;
}

/** A timer to keep: at `dueAt` (ISO instant, UTC) the service sends `command` as `system`. Re-arming `name` replaces it. */
export interface ArmedTimer {
  name: string;
  dueAt: string;
}

/** What a step asks of the service. `within` happens in the same transaction, `effects` at least once after it. */
export interface Step<Effect, Within> {
  stored: Stored;
  /** Past tense of the command, for the log: `accepted`, `movedTo`. */
  event: string;
  effects: Effect[];
  within: Within[];
  arm: ArmedTimer[];
  disarm: string[];
}

/** `notYours`: this person may not (403). `notNow`: nobody may at this point (422). `reason` is shown to people as it stands. */
export type Refusal = { ok: false; why: 'notYours' | 'notNow'; reason: string };

export type Decision<Effect, Within> = ({ ok: true } & Step<Effect, Within>) | Refusal;

/** A command possible now, with what narrows it (the stages one may move to, say). */
export interface Possible {
  type: string;
  [detail: string]: Json;
}

/** A command of this person's that is not possible now, and why in words the screen shows. */
export interface NotPossible extends Possible {
  reason: string;
}

/**
 * One workflow as the service sees it: pure functions over stored JSON. Nothing outside this package knows
 * that XState is behind it.
 */
export interface Workflow<Command extends { type: string }, Input, Facts, Look, Effect, Within> {
  readonly name: string;
  readonly version: number;
  /** Commands a person may send, as they arrive over HTTP without `commandId` and `expectedRevision`. */
  readonly commands: z.ZodType<Command>;
  start(input: Input, by: Actor, at: string): Step<Effect, Within>;
  /** @throws UnknownSnapshotError when `stored` belongs to another machine or a version this code does not know. */
  decide(stored: Stored, envelope: Envelope<Command, Facts>): Decision<Effect, Within>;
  /** State, context and what `reader` can do next. */
  look(stored: Stored, reader: Actor, at: string, facts: Facts): Look;
  /** Brings a snapshot of an older version to the current one; returns it unchanged when it is current. */
  migrate(stored: Stored): Stored;
}

/** A stored snapshot that this code must not touch. */
export class UnknownSnapshotError extends Error {
  override readonly name = 'UnknownSnapshotError';
}
