import { describe, expect, test } from 'vitest';
import { shapeOf } from '../machine/testing/shape.ts';
import { UnknownSnapshotError } from '../machine/workflow.ts';
import { greatPracticeMachine } from './machine.ts';
import { greatPracticeVersion } from './migrations.ts';
import { shapes, snapshots } from './testing/snapshots.ts';
import { facts, nominator, Walk } from './testing/walk.ts';
import { greatPracticeWorkflow } from './workflow.ts';

const envelope = {
  command: { type: 'celebrate' },
  by: { kind: 'person', id: nominator },
  at: '2026-09-13T09:00:00.000Z',
  facts,
} as const;

describe('versions of great practice', () => {
  test('the machine has the shape its version says; a new shape needs a new version and a migration', () => {
    const shape = shapeOf(greatPracticeMachine, new Walk().look().context);
    expect(shape).toBe(shapes[greatPracticeVersion]);
  });

  test('a snapshot of every version is kept, and every one can go on', () => {
    expect(Object.keys(snapshots)).toHaveLength(greatPracticeVersion);
    for (const stored of Object.values(snapshots)) {
      expect(greatPracticeWorkflow.decide(stored, envelope)).toMatchObject({
        ok: true,
        stored: { version: greatPracticeVersion, snapshot: { value: 'celebrated' } },
      });
    }
  });

  test('what is no great practice is not touched', () => {
    const { stored } = new Walk();
    for (const foreign of [
      { ...stored, machine: 'action' },
      { ...stored, version: greatPracticeVersion + 1 },
      { ...stored, version: 0 },
    ]) {
      expect(() => greatPracticeWorkflow.decide(foreign, envelope)).toThrow(UnknownSnapshotError);
      expect(() => greatPracticeWorkflow.migrate(foreign)).toThrow(UnknownSnapshotError);
    }
  });
});
