import { getNextTransitions, type AnyMachineSnapshot, type Snapshot } from 'xstate';
import type { Allowance, Verdict } from './allow.ts';
import { jsonObject, readSnapshot, toJson } from './snapshot.ts';
import {
  UnknownSnapshotError,
  type Actor,
  type ArmedTimer,
  type Decision,
  type Envelope,
  type Json,
  type Refusal,
  type Step,
  type Stored,
  type Workflow,
} from './workflow.ts';

/** An action as XState hands it out: to be carried out by us, not by it. */
export interface Action {
  type: string;
  params?: unknown;
}

/** What an action of the machine asks of the service. */
export type Asked<Effect, Within> =
  { effects: Effect[] } | { within: Within[] } | { timer: { name: string; dueAt: string | null } };

/** What one workflow is made of; `machineWorkflow` makes a `Workflow` of it. */
export interface Parts<
  State extends AnyMachineSnapshot,
  Event extends { type: string },
  Command extends { type: string },
  Input,
  Facts,
  Look,
  Effect,
  Within,
> {
  name: string;
  version: number;
  commands: Workflow<Command, Input, Facts, Look, Effect, Within>['commands'];
  /** The first event's name in the log. */
  started: string;
  begin(input: Input, by: Actor, at: string): [State, Action[]];
  transition(state: State, event: Event): [State, Action[]];
  restore(snapshot: Snapshot<unknown>): State;
  persist(state: State): Snapshot<unknown>;
  /** The machine's event for a command; null when it is not for this kind of actor to send. */
  eventFor(envelope: Envelope<Command, Facts>): Event | null;
  /** Null when the sender may, whatever the moment; otherwise the reason. Undefined for no known command. */
  whoMay(state: State, event: Event): string | null | undefined;
  judge(state: State, event: Event, allowance: Allowance): Verdict;
  /** A plain sentence for a command that no state takes at this point. */
  notNow(state: State, type: string): string;
  /** The event's name in the log; `next` is the state it led to. */
  pastTense(event: Event, next: State): string;
  asked(action: Action): Asked<Effect, Within> | null;
  look(state: State, reader: Actor, at: string, facts: Facts, probe: Probe<Command, Facts>): Look;
  /** From version n to n + 1, by n. */
  migrations: Record<number, (snapshot: Json) => Json>;
}

/** Why this command would be refused from the reader now, `facts` being so; null when it would be taken. */
export type Probe<Command, Facts> = (command: Command, facts: Facts) => Refusal | null;

/** Makes pure functions over stored JSON of a machine and what surrounds it. */
export function machineWorkflow<
  State extends AnyMachineSnapshot,
  Event extends { type: string },
  Command extends { type: string },
  Input,
  Facts,
  Look,
  Effect,
  Within,
>(
  parts: Parts<State, Event, Command, Input, Facts, Look, Effect, Within>,
): Workflow<Command, Input, Facts, Look, Effect, Within> {
  const { name, version } = parts;

  function stored(state: State): Stored {
    return { machine: name, version, snapshot: toJson(parts.persist(state)) };
  }

  function step(event: string, [state, actions]: [State, Action[]]): Step<Effect, Within> {
    const asked = actions.map((action) => parts.asked(action)).filter((one) => one !== null);
    const timers = new Map<string, string | null>();
    for (const one of asked) if ('timer' in one) timers.set(one.timer.name, one.timer.dueAt);
    const arm: ArmedTimer[] = [];
    const disarm: string[] = [];
    for (const [timer, dueAt] of timers) {
      if (dueAt === null) disarm.push(timer);
      else arm.push({ name: timer, dueAt });
    }
    return {
      stored: stored(state),
      event,
      effects: asked.flatMap((one) => ('effects' in one ? one.effects : [])),
      within: asked.flatMap((one) => ('within' in one ? one.within : [])),
      arm,
      disarm,
    };
  }

  function read(from: Stored): State {
    const { machine, version: found, snapshot } = migrate(from);
    const state = parts.restore(readSnapshot(snapshot));
    // XState silently fills in a region that a snapshot has lost.
    const kept = leavesOf(jsonObject(snapshot)['value']);
    const isSame = leavesOf(state.value).join() === kept.join();
    if (state.status !== 'active' || !isSame) {
      throw new UnknownSnapshotError(`This is no state of ${machine} version ${found}.`);
    }
    return state;
  }

  function migrate(from: Stored): Stored {
    if (from.machine !== name) {
      throw new UnknownSnapshotError(`Expected ${name}, found ${from.machine}.`);
    }
    let { version: found, snapshot } = from;
    while (found < version) {
      const migration = parts.migrations[found];
      if (!migration) break;
      snapshot = migration(snapshot);
      found += 1;
    }
    if (found !== version) {
      throw new UnknownSnapshotError(`No way from ${name} version ${from.version} to ${version}.`);
    }
    return from.version === version ? from : { machine: name, version, snapshot };
  }

  /** Who may comes first (`notYours`), then whether the machine takes it now (`notNow`). */
  function refusalOf(state: State, event: Event | null): Refusal | null {
    const notYours = event === null ? notForThem : parts.whoMay(state, event);
    if (notYours === undefined) return { ok: false, why: 'notNow', reason: unknownCommand };
    if (event === null || notYours !== null) {
      return { ok: false, why: 'notYours', reason: notYours ?? notForThem };
    }
    const reason = reasonAgainst(state, event);
    return reason === null ? null : { ok: false, why: 'notNow', reason };
  }

  function reasonAgainst(state: State, event: Event): string | null {
    let first: string | null = null;
    for (const { eventType, guard } of getNextTransitions(state)) {
      if (eventType !== event.type) continue;
      const allowance = allowanceOf(guard);
      const verdict = allowance && parts.judge(state, event, allowance);
      if (!verdict || (verdict.branch === 'this' && verdict.reason === null)) return null;
      if (verdict.branch === 'this') first ??= verdict.reason;
    }
    return first ?? parts.notNow(state, event.type);
  }

  return {
    name,
    version,
    commands: parts.commands,
    start: (input, by, at) => step(parts.started, parts.begin(input, by, at)),
    decide(from, envelope): Decision<Effect, Within> {
      const state = read(from);
      const event = parts.eventFor(envelope);
      const refusal = refusalOf(state, event);
      if (refusal !== null || event === null) return refusal ?? neverSent;
      const [next, actions] = parts.transition(state, event);
      // XState gives back the very same snapshot, and nothing to do, for what it does not take.
      if (next === state && actions.length === 0) {
        return { ...neverSent, reason: parts.notNow(state, event.type) };
      }
      return { ok: true, ...step(parts.pastTense(event, next), [next, actions]) };
    },
    look(from, reader, at, facts) {
      const state = read(from);
      return parts.look(state, reader, at, facts, (command, supposed) =>
        refusalOf(state, parts.eventFor({ command, by: reader, at, facts: supposed })),
      );
    },
    migrate,
  };
}

/** The atomic states in a state value, in order of their names. */
function leavesOf(value: unknown, above = ''): string[] {
  if (typeof value === 'string') return [above + value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .flatMap(([name, below]) => leavesOf(below, `${above}${name}.`))
    .toSorted();
}

const unknownCommand = 'There is no such thing to do here.';
const notForThem = 'That is not for you to send.';
const neverSent: Refusal = { ok: false, why: 'notNow', reason: unknownCommand };

function allowanceOf(guard: unknown): Allowance | null {
  if (typeof guard !== 'object' || guard === null || !('params' in guard)) return null;
  return isAllowance(guard.params) ? guard.params : null;
}

function isAllowance(params: unknown): params is Allowance {
  return typeof params === 'object' && params !== null && 'rules' in params;
}
