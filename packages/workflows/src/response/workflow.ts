import {
  createActor,
  initialTransition,
  transition,
  type AnyStateMachine,
  type SnapshotFrom,
} from 'xstate';
import { judgeBy } from '../machine/allow.ts';
import { machineWorkflow, type Action, type Asked } from '../machine/facade.ts';
import { requestOf } from '../machine/requests.ts';
import type { Workflow } from '../machine/workflow.ts';
import { responseCommandSchema, type ResponseCommand, type ResponseInput } from './contract.ts';
import { responseEvent } from './event.ts';
import type { ResponseEffect, ResponseFacts, ResponseLook } from './facts.ts';
import { responseMachine } from './machine.ts';
import { responseMigrations, responseVersion } from './migrations.ts';
import { notNowInResponse } from './not-now.ts';
import { possibilities } from './probes.ts';
import { conditions, rules } from './rules.ts';
import { pastTense } from './says.ts';
import { isTellBecause } from './setup.ts';
import { whoMay } from './who-may.ts';

type State = SnapshotFrom<typeof responseMachine>;
const logic: AnyStateMachine = responseMachine;

/** What the organisation does about a theme, as the service keeps it. Rules in SPEC.md. */
export const responseWorkflow: Workflow<
  ResponseCommand,
  ResponseInput,
  ResponseFacts,
  ResponseLook,
  ResponseEffect,
  never
> = machineWorkflow({
  name: 'response',
  version: responseVersion,
  migrations: responseMigrations,
  commands: responseCommandSchema,
  started: 'noticed',
  begin: (input: ResponseInput, by, at) =>
    initialTransition(responseMachine, { ...input, by: by.kind === 'person' ? by.id : null, at }),
  transition: (state: State, event) => transition(responseMachine, state, event),
  restore: (snapshot) => createActor(logic, { snapshot }).getSnapshot(),
  persist: (state) => responseMachine.getPersistedSnapshot(state),
  eventFor: responseEvent,
  whoMay: ({ context }, event) =>
    Object.hasOwn(whoMay, event.type) ? whoMay[event.type](context, event) : undefined,
  judge: judgeBy({ rules, conditions }),
  notNow: (state, type) => notNowInResponse(stateOf(state), type),
  pastTense: (event) => pastTense[event.type],
  asked,
  look: (state, reader, at, facts, probe) => {
    const { context } = state;
    const person = reader.kind === 'person' ? reader.id : null;
    const possible =
      person === null
        ? { can: [], cannot: [] }
        : possibilities({ context, reader: person, at, facts }, probe);
    return { state: stateOf(state), context, ...possible };
  },
});

function asked(action: Action): Asked<ResponseEffect, never> | null {
  if (!isTellBecause(action)) return requestOf(action);
  return { effects: [{ type: 'tellBecause', ...action.params }] };
}

function stateOf({ value }: State): ResponseLook['state'] {
  return typeof value === 'string' ? value : value.answered;
}
