// @vitest-environment node
import { expect, it } from 'vitest';
import { createActor } from 'xstate';
import { connectionMachine, sayConnection, type ConnectionEvent } from './connection-machine.ts';

function after(...events: ConnectionEvent['type'][]) {
  const actor = createActor(connectionMachine).start();
  for (const type of events) actor.send({ type });
  return actor.getSnapshot().value;
}

it('comes online, goes offline and heals by itself', () => {
  expect(after()).toBe('connecting');
  expect(after('connected')).toBe('online');
  expect(after('connected', 'lost')).toBe('offline');
  expect(after('connected', 'lost', 'connected')).toBe('online');
});

it('waits for a person when the session has ended, whatever the line does', () => {
  expect(after('connected', 'refused')).toBe('signedOut');
  expect(after('connected', 'refused', 'lost')).toBe('signedOut');
  expect(after('connected', 'refused', 'signedIn')).toBe('connecting');
});

it('says of each state what it means for what was typed', () => {
  expect(sayConnection('offline')).toBe('Working offline, your words are safe');
  expect(sayConnection('signedOut')).toContain('safe');
});
