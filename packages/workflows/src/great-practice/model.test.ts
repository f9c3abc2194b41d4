import fc from 'fast-check';
import type { SnapshotFrom } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { describe, expect, test } from 'vitest';
import {
  stateNodes,
  takenAfterwards,
  takenAtOnce,
  transitionNames,
} from '../machine/testing/transitions.ts';
import { type GreatPracticeCommand, greatPracticeCommands } from './contract.ts';
import type { GreatPracticeEvent } from './event.ts';
import { greatPracticeMachine } from './machine.ts';
import {
  begunAt,
  facts,
  input,
  keeper,
  manager,
  nominator,
  praised,
  senderOf,
  Walk,
} from './testing/walk.ts';
import { whoMay } from './who-may.ts';
import { greatPracticeWorkflow } from './workflow.ts';

const now = '2026-11-01T09:00:00.000Z';
const from = (by: string) => ({ by, now, facts: { ...facts, sender: senderOf(by) } });
const events: GreatPracticeEvent[] = [
  { type: 'nominate', praised, words: 'Sam listened.', ...from(nominator) },
  { type: 'discard', ...from(nominator) },
  { type: 'consent', words: 'I listened.', ...from(praised) },
  { type: 'decline', ...from(praised) },
  { type: 'withdraw', ...from(nominator) },
  { type: 'takeBack', ...from(praised) },
  { type: 'takeBack', reason: 'It says too much.', ...from(keeper) },
  { type: 'celebrate', ...from(manager) },
];

function sameness({ value, context }: SnapshotFrom<typeof greatPracticeMachine>): string {
  return JSON.stringify([value, context.takenBack !== null]);
}

const mayBeSent = (
  { context }: SnapshotFrom<typeof greatPracticeMachine>,
  event: GreatPracticeEvent,
): boolean => whoMay[event.type](context, event) === null;

const beginnings = [input, { ...input, praised: null }];
const paths = beginnings.flatMap((begun) =>
  getShortestPaths(greatPracticeMachine, {
    input: { ...begun, by: nominator, at: begunAt },
    events,
    serializeState: sameness,
    filterEvents: mayBeSent,
  }).map((path) => ({ ...path, begun })),
);

describe('the machine, walked everywhere', () => {
  test('every state is reached; `arriving` is left at once', () => {
    const reached = new Set(paths.flatMap(({ state }) => state._nodes).map(({ id }) => id));
    const missed = stateNodes(greatPracticeMachine.root).filter(({ id }) => !reached.has(id));
    expect(missed.map(({ key }) => key)).toEqual(['arriving']);
  });

  test('every transition is taken', () => {
    const taken = new Set(
      paths.flatMap(({ state }) =>
        events
          .filter((event) => mayBeSent(state, event))
          .flatMap((event) => [
            ...takenAtOnce(greatPracticeMachine, state, event),
            ...takenAfterwards(greatPracticeMachine, state, event),
          ]),
      ),
    );
    const missed = transitionNames(greatPracticeMachine).filter((name) => !taken.has(name));
    expect(missed.every((name) => name.includes('arriving'))).toBe(true);
    expect(new Set(paths.map(({ begun }) => begun.praised))).toEqual(new Set([praised, null]));
  });

  test('every path there is can be walked through the workflow’s own door', () => {
    for (const path of paths) {
      const by = { kind: 'person', id: nominator } as const;
      let { stored } = greatPracticeWorkflow.start(path.begun, by, begunAt);
      for (const { event } of path.steps.slice(1)) {
        const { by: sender, now: at, facts: known, ...command } = event;
        const actor = { kind: 'person', id: sender } as const;
        const decided = greatPracticeWorkflow.decide(stored, {
          command,
          by: actor,
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

describe('whatever anybody sends, in whatever order', () => {
  const people = fc.constantFrom(praised, nominator, manager, keeper, 'somebody');
  const commands = fc.constantFrom<GreatPracticeCommand>(
    { type: 'nominate', praised, words: 'Sam listened.' },
    { type: 'discard' },
    { type: 'consent' },
    { type: 'consent', words: 'I listened.' },
    { type: 'decline' },
    { type: 'withdraw' },
    { type: 'takeBack', reason: 'Too much.' },
    { type: 'takeBack' },
    { type: 'celebrate' },
  );
  const walks = fc.array(fc.tuple(people, commands), { maxLength: 12 });

  test('[GP3 GP5 GP6] it is on the wall only while the praised’s own yes is the last of their answers', () => {
    fc.assert(
      fc.property(walks, fc.constantFrom(praised, null), (steps, whom) => {
        const walk = new Walk({ praised: whom });
        let said: 'yes' | 'no' = 'no';
        for (const [by, command] of steps) {
          const decided = walk.try(by, command);
          if (!decided.ok) continue;
          walk.send(by, command);
          if (command.type === 'consent') {
            expect(by).toBe(praised);
            said = 'yes';
          }
          if (command.type === 'takeBack' || command.type === 'decline') said = 'no';
          const { state, context } = walk.look();
          const isOnTheWall = state === 'shared' || state === 'celebrated';
          expect(isOnTheWall).toBe(said === 'yes');
          expect(context.sharedAt !== null).toBe(isOnTheWall);
          expect(context.celebrated !== null).toBe(state === 'celebrated');
          expect(walk.last.effects.flatMap(({ to }) => to)).not.toContain(by);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('[view] every command that is shown as possible is taken, and none that is not', () => {
    fc.assert(
      fc.property(walks, people, (steps, reader) => {
        const walk = new Walk();
        for (const [by, command] of steps) if (walk.try(by, command).ok) walk.send(by, command);
        const { can, cannot } = walk.look(reader);
        const full: Record<string, GreatPracticeCommand> = {
          nominate: { type: 'nominate', praised, words: 'Sam listened.' },
          takeBack: { type: 'takeBack', reason: 'Too much.' },
        };
        for (const type of Object.keys(greatPracticeCommands)) {
          const command = full[type] ?? greatPracticeWorkflow.commands.parse({ type });
          const isShown = can.some((possible) => possible.type === type);
          expect([type, walk.try(reader, command).ok]).toEqual([type, isShown]);
        }
        expect(cannot.every(({ reason }) => /^[A-Z].*\.$/.test(reason))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
