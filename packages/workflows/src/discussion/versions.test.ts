import { describe, expect, test } from 'vitest';
import { shapeOf } from '../machine/testing/shape.ts';
import { UnknownSnapshotError, type Json, type Stored } from '../machine/workflow.ts';
import { initialContext } from './initial-context.ts';
import { discussionMachine } from './machine.ts';
import { discussionMigrations, discussionVersion } from './migrations.ts';
import { shapes, snapshots } from './testing/snapshots.ts';
import { actor, begunAt, fullFacts, lead, proposal, worker } from './testing/walk.ts';
import { discussionWorkflow } from './workflow.ts';

const at = '2026-10-24T09:00:00.000Z';
const { decide, look, migrate } = discussionWorkflow;

function fixture(version: number): Stored {
  const stored = snapshots[version];
  if (!stored) throw new Error(`No snapshot of version ${version} is kept.`);
  return stored;
}

function send(stored: Stored) {
  return decide(stored, {
    command: { type: 'recordDifference', whatChanged: 'Contact is fortnightly.' },
    by: actor(lead),
    at,
    facts: fullFacts,
  });
}

function withSnapshot(change: { [key: string]: Json }): Stored {
  const { snapshot, ...rest } = fixture(discussionVersion);
  if (typeof snapshot !== 'object' || snapshot === null || Array.isArray(snapshot))
    throw new Error();
  return { ...rest, snapshot: { ...snapshot, ...change } };
}

describe('versions of the discussion', () => {
  test('the machine has the shape its version says; a new shape needs a new version and a migration', () => {
    const context = initialContext({ ...proposal, by: worker, at: begunAt });
    expect(shapeOf(discussionMachine, context)).toBe(shapes[discussionVersion]);
  });

  test('a snapshot of every version is kept, and a way from each to the next', () => {
    const versions = Array.from({ length: discussionVersion }, (_, index) => index + 1);
    expect(Object.keys(snapshots).map(Number)).toEqual(versions);
    expect(Object.keys(discussionMigrations).map(Number)).toEqual(versions.slice(0, -1));
  });

  test('every version is brought to the current one, whichever way it comes in', () => {
    for (const version of Object.keys(snapshots).map(Number)) {
      const stored = fixture(version);
      expect(migrate(stored)).toEqual(fixture(discussionVersion));
      expect(look(stored, actor(worker), at, fullFacts).journey).toBe('revisiting');
      const decided = send(stored);
      expect(decided).toMatchObject({ ok: true, stored: { version: discussionVersion } });
    }
    const now = fixture(discussionVersion);
    expect(migrate(now)).toBe(now);
  });

  test('a migrated snapshot remembers everything that a new one does', () => {
    const { snapshot } = migrate(fixture(1));
    const expected = Object.keys(initialContext({ ...proposal, by: worker, at: begunAt }));
    expect(Object.keys(Object(snapshot).context).toSorted()).toEqual(expected.toSorted());
  });

  test.each<[string, Stored]>([
    ['another machine', { ...fixture(discussionVersion), machine: 'action' }],
    ['a version to come', { ...fixture(discussionVersion), version: discussionVersion + 1 }],
    ['a version that never was', { ...fixture(discussionVersion), version: 0 }],
    ['a state that is no more', withSnapshot({ value: { journey: 'dreaming', safety: 'clear' } })],
    ['a workflow that stopped', withSnapshot({ status: 'stopped' })],
    ['no state', { ...fixture(discussionVersion), snapshot: { status: 'active' } }],
    ['no snapshot', { ...fixture(discussionVersion), snapshot: 'revisiting' }],
  ])('%s is not touched', (_, stored) => {
    expect(() => send(stored)).toThrow(UnknownSnapshotError);
    expect(() => look(stored, actor(worker), at, fullFacts)).toThrow(UnknownSnapshotError);
  });

  test('a snapshot that has lost its safety region is not touched', () => {
    expect(() => send(withSnapshot({ value: { journey: 'revisiting' } }))).toThrow(
      UnknownSnapshotError,
    );
  });
});
