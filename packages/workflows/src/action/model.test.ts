import type { SnapshotFrom } from 'xstate';
import { getSimplePaths } from 'xstate/graph';
import { describe, expect, test } from 'vitest';
import {
  stateNodes,
  takenAfterwards,
  takenAtOnce,
  transitionNames,
} from '../machine/testing/transitions.ts';
import type { ActionEvent } from './event.ts';
import { actionMachine } from './machine.ts';
import { approver, begunAt, facts, holder, input, owner } from './testing/walk.ts';
import { whoMay } from './who-may.ts';
import { actionWorkflow } from './workflow.ts';

const now = '2026-11-01T09:00:00.000Z';
const around = { now, facts };
const events: ActionEvent[] = [
  { type: 'start', by: owner, ...around },
  { type: 'finish', by: owner, ...around },
  { type: 'check', difference: 'Much.', by: holder, ...around },
  { type: 'askDecision', approver, question: 'May we?', by: owner, ...around },
  { type: 'decide', outcome: 'approved', reason: 'Yes.', by: approver, ...around },
  { type: 'moveDate', due: '2026-12-01', reason: 'Later.', by: holder, ...around },
  { type: 'drop', reason: 'No need.', by: holder, ...around },
  { type: 'remindOverdue', ...around },
  { type: 'remindDecision', ...around },
];

/** Asked at most once on a path; reminders lead nowhere else. */
function sameness({ value, context }: SnapshotFrom<typeof actionMachine>): string {
  return JSON.stringify([value, context.startedAt !== null, context.decisions.length]);
}

const paths = getSimplePaths(actionMachine, {
  input: { ...input, by: null, at: begunAt },
  events,
  serializeState: sameness,
  filterEvents: ({ context }, event) => whoMay[event.type](context, event) === null,
  stopWhen: ({ context }) => context.decisions.length > 1,
});

describe('the machine, walked everywhere', () => {
  test('every state is reached', () => {
    const reached = new Set(paths.flatMap(({ state }) => state._nodes).map(({ id }) => id));
    expect(stateNodes(actionMachine.root).filter(({ id }) => !reached.has(id))).toEqual([]);
  });

  test('every transition is taken', () => {
    const taken = new Set(
      paths.flatMap(({ state }) =>
        events
          .filter((event) => whoMay[event.type](state.context, event) === null)
          .flatMap((event) => [
            ...takenAtOnce(actionMachine, state, event),
            ...takenAfterwards(actionMachine, state, event),
          ]),
      ),
    );
    expect(transitionNames(actionMachine).filter((name) => !taken.has(name))).toEqual([]);
  });

  test('every path there is can be walked through the workflow’s own door', () => {
    expect(paths.length).toBeGreaterThan(20);
    for (const path of paths) {
      let { stored } = actionWorkflow.start(input, { kind: 'system' }, begunAt);
      for (const { event } of path.steps.slice(1)) {
        const { by, now: at, facts: known, ...command } = event;
        const decided = actionWorkflow.decide(stored, {
          command,
          by: by === undefined ? { kind: 'system' } : { kind: 'person', id: by },
          at,
          facts: known,
        });
        if (!decided.ok) throw new Error(`${event.type}: ${decided.reason}`);
        stored = decided.stored;
      }
      expect(stored.snapshot).toMatchObject({
        value: path.state.value,
        context: path.state.context,
      });
    }
  });
});
