import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import { readingMachine } from './reading-machine.ts';

function reader() {
  const actor = createActor(readingMachine, { input: { contentHash: 'first' } });
  actor.start();
  return actor;
}

test('a text that changes while somebody writes their view has to be read again first', () => {
  const actor = reader();
  actor.send({ type: 'seeDifferently' });
  actor.send({ type: 'textChanged' });
  actor.send({ type: 'seeDifferently' });
  expect(actor.getSnapshot().value).toBe('changed');
  expect(actor.getSnapshot().context.contentHash).toBe('first');
});

test('having read it again, what is agreed to is the new text', () => {
  const actor = reader();
  actor.send({ type: 'textChanged' });
  actor.send({ type: 'readAsItIsNow', contentHash: 'second' });
  expect(actor.getSnapshot().value).toBe('reading');
  expect(actor.getSnapshot().context.contentHash).toBe('second');
});
