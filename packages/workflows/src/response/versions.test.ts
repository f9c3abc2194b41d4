import { describe, expect, test } from 'vitest';
import { shapeOf } from '../machine/testing/shape.ts';
import { UnknownSnapshotError } from '../machine/workflow.ts';
import { responseMachine } from './machine.ts';
import { shapes, snapshots } from './testing/snapshots.ts';
import { facts, head, senderOf, Walk } from './testing/walk.ts';
import { responseVersion } from './migrations.ts';
import { responseWorkflow } from './workflow.ts';

const envelope = {
  command: { type: 'adopt' },
  by: { kind: 'person', id: head },
  at: '2026-12-13T09:00:00.000Z',
  facts: { ...facts, sender: senderOf(head) },
} as const;

describe('versions of the response', () => {
  test('the machine has the shape its version says; a new shape needs a new version and a migration', () => {
    expect(shapeOf(responseMachine, new Walk().look().context)).toBe(shapes[responseVersion]);
  });

  test('a snapshot of every version is kept, and every one can go on', () => {
    expect(Object.keys(snapshots)).toHaveLength(responseVersion);
    for (const stored of Object.values(snapshots)) {
      expect(responseWorkflow.decide(stored, envelope)).toMatchObject({
        ok: true,
        stored: { version: responseVersion, snapshot: { value: { answered: 'adopted' } } },
      });
    }
  });

  test('what is no response is not touched', () => {
    const stored = new Walk().stored;
    for (const foreign of [
      { ...stored, machine: 'action' },
      { ...stored, version: responseVersion + 1 },
      { ...stored, version: 0 },
    ]) {
      expect(() => responseWorkflow.decide(foreign, envelope)).toThrow(UnknownSnapshotError);
      expect(() => responseWorkflow.migrate(foreign)).toThrow(UnknownSnapshotError);
    }
  });
});
