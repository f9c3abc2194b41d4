import type { Json, Stored } from '@alongside/workflows/machine/workflow';

/** A timer that is armed. `token` is fresh at every arming: a timer armed anew or disarmed never fires by its old one. */
export interface StoredTimer {
  name: string;
  token: string;
  dueAt: Date;
}

/**
 * One running workflow. `snapshot` decides; `projection` holds what it is found and guarded by, and is derived
 * from the snapshot at every step.
 */
export interface StoredWorkflow<Projection> extends Stored {
  _id: string;
  organisation: string;
  revision: number;
  projection: Projection;
  timers: StoredTimer[];
  /** When the earliest of `timers` is due. */
  nextDue: Date | null;
  /** Somebody is firing its timers until then. */
  timersLeasedUntil: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

/**
 * One step: what happened, once and for all, and its receipt. Nothing ever changes what happened; it goes only with its
 * whole workflow (`retention/`).
 */
export interface StoredEvent {
  /** The command's: `<organisation>:<person or system>:<commandId>`. */
  _id: string;
  organisation: string;
  kind: string;
  workflow: string;
  revision: number;
  machine: string;
  version: number;
  at: Date;
  /** A person's id, or null for the service itself. */
  by: string | null;
  /** The command as it was decided on; for revision 1 what the workflow started with. */
  command: Json;
  facts: Json;
  event: string;
  effects: Json[];
  receipt: Receipt;
}

/** What a command was answered, and what the service still owes because of it. */
export interface Receipt {
  /** SHA-256 of where the command was sent and what it said. */
  hash: string;
  /** The first answer. Its body is kept for seven days; the id and the hash stay. */
  status: number;
  body: string | null;
  bodyExpires: Date | null;
  /** When delivery of the effects is to be tried (again), also the lease of whoever is trying; null when nothing is owed. */
  due: Date | null;
  attempts: number;
  /** Of whoever is delivering now. */
  lease: string | null;
}
