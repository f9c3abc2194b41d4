import {
  createActor,
  initialTransition,
  transition,
  type AnyStateMachine,
  type SnapshotFrom,
} from 'xstate';
import { judgeBy } from '../machine/allow.ts';
import { machineWorkflow } from '../machine/facade.ts';
import { requestOf } from '../machine/requests.ts';
import type { Workflow } from '../machine/workflow.ts';
import { actionCommandSchema, type ActionCommand, type ActionInput } from './contract.ts';
import { actionEvent } from './event.ts';
import type { ActionEffect, ActionFacts, ActionLook } from './facts.ts';
import { actionMachine } from './machine.ts';
import { actionMigrations, actionVersion } from './migrations.ts';
import { notNowInAction } from './not-now.ts';
import { possibilities } from './probes.ts';
import { conditions, rules } from './rules.ts';
import { pastTense } from './says.ts';
import { whoMay } from './who-may.ts';

type State = SnapshotFrom<typeof actionMachine>;
const logic: AnyStateMachine = actionMachine;

/** A next step that was agreed, as the service keeps it. Rules in SPEC.md. */
export const actionWorkflow: Workflow<
  ActionCommand,
  ActionInput,
  ActionFacts,
  ActionLook,
  ActionEffect,
  never
> = machineWorkflow({
  name: 'action',
  version: actionVersion,
  migrations: actionMigrations,
  commands: actionCommandSchema,
  started: 'opened',
  begin: (input: ActionInput, by, at) =>
    initialTransition(actionMachine, { ...input, by: by.kind === 'person' ? by.id : null, at }),
  transition: (state: State, event) => transition(actionMachine, state, event),
  restore: (snapshot) => createActor(logic, { snapshot }).getSnapshot(),
  persist: (state) => actionMachine.getPersistedSnapshot(state),
  eventFor: actionEvent,
  whoMay: ({ context }, event) =>
    Object.hasOwn(whoMay, event.type) ? whoMay[event.type](context, event) : undefined,
  judge: judgeBy({ rules, conditions }),
  notNow: (state, type) => notNowInAction(stateOf(state), type),
  pastTense: (event) => pastTense[event.type],
  asked: requestOf,
  look: (state, reader, _at, facts, probe) => {
    const { context } = state;
    const person = reader.kind === 'person' ? reader.id : null;
    const possible =
      person === null
        ? { can: [], cannot: [] }
        : possibilities({ context, reader: person, facts }, probe);
    return { state: stateOf(state), context, ...possible };
  },
});

function stateOf({ value }: State): ActionLook['state'] {
  return typeof value === 'string' ? value : value.open;
}
