import type { Crash } from '../measures/crash.ts';
import type { Idle } from '../measures/idle.ts';
import type { Join } from '../measures/join.ts';
import type { Latency, Ramp } from '../measures/latency.ts';
import type { Plan } from '../measures/plan.ts';
import type { Machine } from './machine.ts';

/** What one server gave in one round. */
export interface Round {
  competitor: string;
  round: number;
  latency?: Latency[];
  ramp?: Ramp;
  crash?: Crash[];
  join?: Join;
  idle?: Idle;
  /** Why the rest is missing. */
  failed?: string;
}

/** A whole run, as it is written to JSON. */
export interface Report {
  at: string;
  plan: Plan;
  machine: Machine;
  rounds: Round[];
}
