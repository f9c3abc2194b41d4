import type { SnapshotFrom } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { describe, expect, test } from 'vitest';
import {
  stateNodes,
  takenAfterwards,
  takenAtOnce,
  transitionNames,
} from '../machine/testing/transitions.ts';
import type { ResponseEvent } from './event.ts';
import { responseMachine } from './machine.ts';
import { begunAt, facts, head, input, practitioner, senderOf } from './testing/walk.ts';
import { whoMay } from './who-may.ts';
import { responseWorkflow } from './workflow.ts';

const from = (by: string | null, now: string, more: object = {}) => ({
  now,
  facts: { ...facts, sender: senderOf(by), ...more },
});
const early = '2026-10-20T09:00:00.000Z';
const late = '2027-11-01T09:00:00.000Z';
const helen = { by: head, ...from(head, early) };
const sam = { by: practitioner, ...from(practitioner, early) };
const trial = { what: 'One page.', until: '2026-12-31' };
const service = from(null, late);
const events: ResponseEvent[] = [
  { type: 'consider', workingParty: [practitioner], ...helen },
  { type: 'proposeTrial', ...trial, ...sam },
  { type: 'try', ...trial, ...helen },
  { type: 'adopt', ...helen },
  { type: 'stop', reason: 'No money.', ...helen },
  { type: 'tell', message: 'One page now.', ...helen },
  { type: 'lookAgain', ...helen },
  { type: 'comment', words: 'Ask us.', ...sam },
  { type: 'answerComment', comment: 'c1', words: 'Yes.', ...helen },
  { type: 'takeBackComment', comment: 'c1', ...sam },
  { type: 'remindToConsider', ...from(null, early) },
  { type: 'remindToConsider', ...service },
  { type: 'remindToDecide', ...service },
  { type: 'remindToTell', ...service },
  { type: 'remindToLookAgain', ...service },
  { type: 'watch', ...from(null, late, { slippingSince: '2027-10-01' }) },
];

/** How often something was done says nothing about what may follow; whether it was, does. */
function sameness({ value, context }: SnapshotFrom<typeof responseMachine>): string {
  const { outcomes, proposals, comments, slipping } = context;
  return JSON.stringify([
    value,
    outcomes.at(-1)?.kind ?? null,
    slipping !== null,
    Math.min(proposals.length, 1),
    comments.map(({ answer, takenBack }) => [answer !== null, takenBack !== null]),
  ]);
}

const mayBeSent = (
  { context }: SnapshotFrom<typeof responseMachine>,
  event: ResponseEvent,
): boolean => whoMay[event.type](context, event) === null;

const paths = getShortestPaths(responseMachine, {
  input: { ...input, by: head, at: begunAt },
  events,
  serializeState: sameness,
  filterEvents: mayBeSent,
  stopWhen: ({ context }) => context.outcomes.length > 1 || context.comments.length > 1,
});

describe('the machine, walked everywhere', () => {
  test('every state is reached', () => {
    const reached = new Set(paths.flatMap(({ state }) => state._nodes).map(({ id }) => id));
    expect(stateNodes(responseMachine.root).filter(({ id }) => !reached.has(id))).toEqual([]);
  });

  test('every transition is taken', () => {
    const taken = new Set(
      paths.flatMap(({ state }) =>
        events
          .filter((event) => mayBeSent(state, event))
          .flatMap((event) => [
            ...takenAtOnce(responseMachine, state, event),
            ...takenAfterwards(responseMachine, state, event),
          ]),
      ),
    );
    expect(transitionNames(responseMachine).filter((name) => !taken.has(name))).toEqual([]);
  });

  test('every path there is can be walked through the workflow’s own door', () => {
    expect(paths.length).toBeGreaterThan(50);
    for (const path of paths) {
      let { stored } = responseWorkflow.start(input, { kind: 'person', id: head }, begunAt);
      for (const { event } of path.steps.slice(1)) {
        const { by, now: at, facts: known, ...command } = event;
        const decided = responseWorkflow.decide(stored, {
          command,
          by: by === undefined ? { kind: 'system' } : { kind: 'person', id: by },
          at,
          facts: known,
        });
        if (!decided.ok) throw new Error(`${event.type}: ${decided.reason}`);
        stored = decided.stored;
      }
      expect(stored.snapshot).toMatchObject({ value: path.state.value });
    }
  });

  test('[RE2 RE4] nothing is tried that no social worker has considered, and no trial is without an end', () => {
    for (const { state } of paths) {
      const { trials, workingParty, consideredAt } = state.context;
      if (trials.length === 0) continue;
      expect(workingParty).toContain(practitioner);
      expect(consideredAt).not.toBeNull();
      expect(trials.every(({ until, at }) => until > at.slice(0, 10))).toBe(true);
    }
  });
});
