import {
  createActor,
  initialTransition,
  transition,
  type AnyStateMachine,
  type SnapshotFrom,
} from 'xstate';
import { judge } from '../machine/allow.ts';
import { machineWorkflow, type Action, type Asked } from '../machine/facade.ts';
import type { Workflow } from '../machine/workflow.ts';
import type { DocumentCircle } from './access.ts';
import { discussionCommandSchema, type DiscussionCommand } from './contract.ts';
import { holderOf, type DiscussionContext, type DiscussionLook } from './context.ts';
import { discussionEvent } from './event.ts';
import type {
  DiscussionEffect,
  DiscussionFacts,
  DiscussionInput,
  DiscussionWithin,
} from './facts.ts';
import { discussionMachine } from './machine.ts';
import { discussionMigrations, discussionVersion } from './migrations.ts';
import { notNowInDiscussion, type Standing } from './not-now.ts';
import { possibilities } from './probes.ts';
import { isRequest } from './setup.ts';
import { conditions, isCondition, isRule, rules } from './rules.ts';
import { pastTense } from './says.ts';
import { journeys, safetyStates } from './stages.ts';
import { whoMay } from './who-may.ts';

type State = SnapshotFrom<typeof discussionMachine>;
const logic: AnyStateMachine = discussionMachine;

/** The learning discussion, as the service keeps it. Rules in SPEC.md. */
export const discussionWorkflow: Workflow<
  DiscussionCommand,
  DiscussionInput,
  DiscussionFacts,
  DiscussionLook,
  DiscussionEffect,
  DiscussionWithin
> = machineWorkflow({
  name: 'discussion',
  version: discussionVersion,
  migrations: discussionMigrations,
  commands: discussionCommandSchema,
  started: 'proposed',
  begin: (input: DiscussionInput, by, at) =>
    initialTransition(discussionMachine, {
      ...input,
      by: by.kind === 'person' ? by.id : input[input.proposedAs],
      at,
    }),
  transition: (state: State, event) => transition(discussionMachine, state, event),
  restore: (snapshot) => createActor(logic, { snapshot }).getSnapshot(),
  persist: (state) => discussionMachine.getPersistedSnapshot(state),
  eventFor: discussionEvent,
  whoMay: ({ context }, event) =>
    Object.hasOwn(whoMay, event.type) ? whoMay[event.type](context, event) : undefined,
  judge: ({ context }, event, { when, rules: names }) =>
    judge(
      { rules, conditions },
      {
        ...(when !== undefined && isCondition(when) ? { when } : {}),
        rules: names.filter(isRule),
      },
      context,
      event,
    ),
  notNow: (state, type) => notNowInDiscussion(standingOf(state), type),
  pastTense: (event, { context }) =>
    event.type === 'reopen' && context.reopening === null ? 'reopened' : pastTense[event.type],
  asked,
  look: (state, reader, at, facts, probe) => {
    const { context } = state;
    const standing = standingOf(state);
    const person = reader.kind === 'person' ? reader.id : null;
    const { can, cannot } =
      person === null
        ? { can: [], cannot: [] }
        : possibilities({ context, reader: person, at, facts }, probe);
    const { journey, paused, safety } = standing;
    return {
      journey,
      stage: journey === 'together' ? context.stage : null,
      paused,
      preparation: journey === 'preparing' || journey === 'ready' ? preparationOf(context) : null,
      safety,
      context,
      circle: circleOf(journey, context),
      can,
      cannot,
    };
  },
});

function asked(action: Action): Asked<DiscussionEffect, DiscussionWithin> | null {
  if (!isRequest(action)) return null;
  switch (action.type) {
    case 'notify': {
      const { to, kind } = action.params;
      return to.length === 0 ? null : { effects: [{ type: 'notify', to, kind }] };
    }
    case 'openActions':
      return {
        effects: action.params.steps.map(({ id, text, owner, due, expectedChange }) => ({
          type: 'openAction',
          finding: id,
          what: text,
          owner,
          due,
          expectedChange,
        })),
      };
    case 'keepRecord':
      return { within: [{ type: 'keepRecord', version: action.params.version }] };
    case 'arm':
      return { timer: action.params };
    case 'disarm':
      return { timer: { name: action.params.name, dueAt: null } };
  }
}

function standingOf(state: State): Standing {
  const journey = journeys.find((name) => state.matches({ journey: name }));
  const safety = safetyStates.find((name) => state.matches({ safety: name }));
  if (!journey || !safety) throw new Error('A discussion is in no state that is known.');
  return { journey, safety, paused: state.matches({ journey: { together: 'paused' } }) };
}

function preparationOf(context: DiscussionContext): DiscussionLook['preparation'] {
  const reflection = (role: 'worker' | 'practiceLead') => {
    const holder = holderOf(context, role);
    return holder !== null && context.shared.includes(holder) ? 'shared' : 'writing';
  };
  return {
    workerReflection: reflection('worker'),
    practiceLeadReflection: reflection('practiceLead'),
    familyVoice: context.familyVoice.status,
    meeting: context.meeting === null ? 'notScheduled' : 'scheduled',
  };
}

function circleOf(journey: DocumentCircle['journey'], context: DiscussionContext): DocumentCircle {
  const { participants, former, shared } = context;
  return { journey, participants, former, shared };
}
