import { describe, expect, test } from 'vitest';
import { shapeOf } from '../machine/testing/shape.ts';
import { UnknownSnapshotError } from '../machine/workflow.ts';
import { actionMachine } from './machine.ts';
import { shapes, snapshots } from './testing/snapshots.ts';
import { approver, facts, Walk } from './testing/walk.ts';
import { actionVersion } from './migrations.ts';
import { actionWorkflow } from './workflow.ts';

const envelope = {
  command: { type: 'decide', outcome: 'approved', reason: 'Yes.' },
  by: { kind: 'person', id: approver },
  at: '2026-09-13T09:00:00.000Z',
  facts,
} as const;

describe('versions of the action', () => {
  test('the machine has the shape its version says; a new shape needs a new version and a migration', () => {
    expect(shapeOf(actionMachine, new Walk().look().context)).toBe(shapes[actionVersion]);
  });

  test('a snapshot of every version is kept, and every one can go on', () => {
    expect(Object.keys(snapshots)).toHaveLength(actionVersion);
    for (const stored of Object.values(snapshots)) {
      expect(actionWorkflow.decide(stored, envelope)).toMatchObject({
        ok: true,
        stored: { version: actionVersion, snapshot: { value: { open: 'underway' } } },
      });
    }
  });

  test('what is no action is not touched', () => {
    const stored = new Walk().stored;
    for (const foreign of [
      { ...stored, machine: 'discussion' },
      { ...stored, version: actionVersion + 1 },
      { ...stored, version: 0 },
    ]) {
      expect(() => actionWorkflow.decide(foreign, envelope)).toThrow(UnknownSnapshotError);
      expect(() => actionWorkflow.migrate(foreign)).toThrow(UnknownSnapshotError);
    }
  });
});
