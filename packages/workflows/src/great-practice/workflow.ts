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
import {
  greatPracticeCommandSchema,
  type GreatPracticeCommand,
  type GreatPracticeInput,
} from './contract.ts';
import { greatPracticeEvent } from './event.ts';
import type { GreatPracticeEffect, GreatPracticeFacts, GreatPracticeLook } from './facts.ts';
import { greatPracticeMachine } from './machine.ts';
import { greatPracticeMigrations, greatPracticeVersion } from './migrations.ts';
import { notNowInGreatPractice } from './not-now.ts';
import { possibilities } from './probes.ts';
import { conditions, rules } from './rules.ts';
import { pastTense } from './says.ts';
import { greatPracticeStates } from './view.ts';
import { whoMay } from './who-may.ts';

type State = SnapshotFrom<typeof greatPracticeMachine>;
const logic: AnyStateMachine = greatPracticeMachine;

/** What somebody does well, as the service keeps it. Rules in SPEC.md. */
export const greatPracticeWorkflow: Workflow<
  GreatPracticeCommand,
  GreatPracticeInput,
  GreatPracticeFacts,
  GreatPracticeLook,
  GreatPracticeEffect,
  never
> = machineWorkflow({
  name: 'greatPractice',
  version: greatPracticeVersion,
  migrations: greatPracticeMigrations,
  commands: greatPracticeCommandSchema,
  started: 'begun',
  begin: (input: GreatPracticeInput, by, at) =>
    initialTransition(greatPracticeMachine, {
      ...input,
      by: by.kind === 'person' ? by.id : null,
      at,
    }),
  transition: (state: State, event) => transition(greatPracticeMachine, state, event),
  restore: (snapshot) => createActor(logic, { snapshot }).getSnapshot(),
  persist: (state) => greatPracticeMachine.getPersistedSnapshot(state),
  eventFor: greatPracticeEvent,
  whoMay: ({ context }, event) =>
    Object.hasOwn(whoMay, event.type) ? whoMay[event.type](context, event) : undefined,
  judge: judgeBy({ rules, conditions }),
  notNow: (state, type) => notNowInGreatPractice(stateOf(state), type),
  pastTense: (event) => pastTense[event.type],
  asked: requestOf,
  look: (state, reader, _at, facts, probe) => {
    const { context } = state;
    const possible =
      reader.kind === 'person'
        ? possibilities({ context, reader: reader.id, facts }, probe)
        : { can: [], cannot: [] };
    return { state: stateOf(state), context, ...possible };
  },
});

/** `arriving` is left at once. */
function stateOf({ value }: State): GreatPracticeLook['state'] {
  return greatPracticeStates.find((state) => state === value) ?? 'unfinished';
}
