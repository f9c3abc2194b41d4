import type { SnapshotFrom } from 'xstate';
import { adjacencyMapToArray, getAdjacencyMap, getShortestPaths } from 'xstate/graph';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  stateNodes,
  transitionNames,
  takenAfterwards,
  takenAtOnce,
} from '../machine/testing/transitions.ts';
import { daysAfter } from '../machine/instants.ts';
import type { DiscussionEvent } from './event.ts';
import type { DiscussionFacts } from './facts.ts';
import { discussionMachine } from './machine.ts';
import { theTwo } from './people.ts';
import { samplesFor } from './probes.ts';
import {
  actor,
  begunAt,
  fullFacts,
  guest,
  head,
  lead,
  manager,
  newLead,
  newWorker,
  otherText,
  proposal,
  text,
  worker,
} from './testing/walk.ts';
import { discussionVersion } from './migrations.ts';
import { discussionWorkflow } from './workflow.ts';
import { whoMay } from './who-may.ts';

type State = SnapshotFrom<typeof discussionMachine>;

/** Far enough on that every timer is due. */
const now = daysAfter(begunAt, 100);
const nextSteps = [
  { id: 'step-1', text: 'Memory box', owner: worker, due: '2027-01-15', expectedChange: null },
];
const facts: DiscussionFacts = { ...fullFacts, nextSteps };
const everybody = [worker, lead, newWorker, newLead, guest, manager, head];
const successors = { worker: newWorker, practiceLead: newLead };

/** What everybody might send in a state, with the service's own commands; people are named who can be. */
function eventsIn(state: State): DiscussionEvent[] {
  const { context } = state;
  const people = everybody.flatMap((reader): DiscussionEvent[] =>
    samplesFor({ context, reader, at: now, facts }).map(({ command, named }) => {
      const event = { ...command, by: reader, now, facts: { ...facts, named: named ?? null } };
      if (event.type === 'replaceParticipant') {
        const person = successors[event.role];
        return {
          ...event,
          person,
          facts: { ...facts, named: { id: person, roles: [event.role] } },
        };
      }
      if (event.type === 'inviteParticipant') {
        return { ...event, person: guest, facts: { ...facts, named: { id: guest, roles: [] } } };
      }
      return event;
    }),
  );
  const conflicts = theTwo(context).map((person): DiscussionEvent => ({
    type: 'declareConflict',
    person,
    by: worker,
    now,
    facts,
  }));
  const service: DiscussionEvent[] = [
    { type: 'revisitDue', now: daysAfter(now, 50), facts },
    { type: 'chaseConcern', now: daysAfter(now, 1), facts },
    { type: 'remind', about: 'invitation', now, facts },
    { type: 'remind', about: 'reflection', now, facts },
    { type: 'remind', about: 'agreement', now, facts },
    { type: 'remind', about: 'revisit', now, facts },
    { type: 'lapseAgreements', now, facts: { ...facts, contentHash: otherText } },
  ];
  return [...people, ...conflicts, ...service];
}

/**
 * States that are one for the purpose of walking: where it stands and what the next step can depend on. What
 * differs only in who came and went, or in what was agreed long ago, is walked once.
 */
function sameness({ value, context }: State): string {
  const { journey } = value;
  const inPreparing = typeof journey === 'object' && 'preparing' in journey;
  const inTheRoom = typeof journey === 'object' && 'together' in journey;
  const byRole = (persons: readonly string[]) =>
    theTwo(context).map((person) => persons.includes(person));
  const who = (list: readonly { person: string }[]) => byRole(list.map(({ person }) => person));
  return JSON.stringify([
    value,
    context.awaiting && byRole([context.awaiting]),
    context.setAside?.from,
    theTwo(context).length,
    inPreparing || byRole(context.shared),
    (journey === 'agreeing' || inTheRoom) && who(context.agreements),
    context.stagesReached.includes('childsExperience'),
    context.stagesReached.includes('closing'),
    context.reopening && byRole([context.reopening.by]),
    journey === 'revisiting' && who(context.differences),
    context.recordVersion,
    context.familyVoice.status,
    context.participants.length > theTwo(context).length,
  ]);
}

const input = { ...proposal, by: worker, at: begunAt };
const isSafety = ({ type }: DiscussionEvent) =>
  ['raiseConcern', 'acknowledge', 'chaseConcern', 'handOver'].includes(type);

/** The journey is walked with a clear safety region, and safety beside one state of the journey: they do not touch (D35). */
const walking = {
  input,
  events: eventsIn,
  serializeState: sameness,
  filterEvents: (state: State, event: DiscussionEvent) =>
    whoMay[event.type](state.context, event) === null &&
    (!isSafety(event) || state.value.journey === 'proposed') &&
    (isSafety(event) || state.value.safety === 'clear'),
  stopWhen: ({ context }: State) => context.recordVersion > 1,
};

let steps: { state: State; event: DiscussionEvent; nextState: State }[];
beforeAll(() => {
  steps = adjacencyMapToArray(getAdjacencyMap(discussionMachine, walking));
});

describe('the machine, walked everywhere', () => {
  test('every state is reached', () => {
    const reached = new Set(steps.flatMap(({ nextState }) => nextState._nodes).map(({ id }) => id));
    // `entering` is left in the very step that enters it.
    const never = stateNodes(discussionMachine.root)
      .map(({ id }) => id)
      .filter((id) => !reached.has(id) && !id.endsWith('.entering'));
    expect(never).toEqual([]);
  });

  test('every transition is taken, those that follow of themselves too', () => {
    const unlike = new Map(
      steps.map(({ state, event, nextState }) => [
        JSON.stringify([state.value, event.type, nextState.value, state.context.setAside?.from]),
        { state, event },
      ]),
    );
    const taken = new Set([
      ...steps.flatMap(({ state, event }) => takenAtOnce(discussionMachine, state, event)),
      ...[...unlike.values()].flatMap(({ state, event }) =>
        takenAfterwards(discussionMachine, state, event),
      ),
    ]);
    const never = transitionNames(discussionMachine).filter((name) => !taken.has(name));
    expect(never).toEqual([]);
  });

  test('[D35] no step of the journey changes safety, and the other way round', () => {
    const region = (event: DiscussionEvent) => (isSafety(event) ? 'journey' : 'safety');
    const crossing = steps.filter(({ state, event, nextState }) => {
      const untouched = region(event);
      return JSON.stringify(state.value[untouched]) !== JSON.stringify(nextState.value[untouched]);
    });
    expect(crossing).toEqual([]);
  });

  test('[D18 D19 D21] nothing is acting that was not agreed by both, to one text, with impact and family voice', () => {
    const agreements = steps.filter(
      ({ state, nextState }) =>
        !state.matches({ journey: 'acting' }) && nextState.matches({ journey: 'acting' }),
    );
    expect(agreements.length).toBeGreaterThan(3);
    for (const {
      event,
      nextState: { context },
    } of agreements) {
      expect(event.facts.childsExperience).toBeGreaterThan(0);
      expect(['recorded', 'explained']).toContain(context.familyVoice.status);
      const hashes = theTwo(context).map(
        (person) =>
          context.agreements.find((agreement) => agreement.person === person)?.contentHash,
      );
      expect(hashes).toEqual([text, text]);
    }
  });

  test('a state that is stored and read again is the same state', () => {
    const states = new Map(steps.map(({ nextState }) => [sameness(nextState), nextState]));
    expect(states.size).toBeGreaterThan(200);
    for (const state of states.values()) {
      const snapshot = JSON.parse(JSON.stringify(discussionMachine.getPersistedSnapshot(state)));
      const stored = { machine: 'discussion', version: discussionVersion, snapshot };
      const look = discussionWorkflow.look(stored, { kind: 'person', id: worker }, now, facts);
      expect(look.context).toEqual(state.context);
      expect(state.matches({ journey: look.journey })).toBe(true);
      expect(state.matches({ safety: look.safety })).toBe(true);
    }
  });

  test('the shortest path to every state can be walked through the workflow’s own door', () => {
    const paths = getShortestPaths(discussionMachine, {
      ...walking,
      serializeState: ({ value, context }) => JSON.stringify([value, context.setAside?.from]),
    });
    expect(paths.length).toBeGreaterThan(40);
    for (const path of paths) {
      let { stored } = discussionWorkflow.start(proposal, { kind: 'person', id: worker }, begunAt);
      for (const { event } of path.steps.slice(1)) {
        const { by, now: at, facts: known, ...command } = event;
        const decided = discussionWorkflow.decide(stored, {
          command,
          by: actor(by ?? null),
          at,
          facts: known,
        });
        if (!decided.ok) throw new Error(`${event.type}: ${decided.reason}`);
        stored = decided.stored;
      }
      expect(stored.snapshot).toMatchObject({ value: path.state.value });
    }
  });
});
