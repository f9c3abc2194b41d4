import { expect, test } from 'vitest';
import { createCommandIds } from './command-ids.ts';

function counted() {
  let made = 0;
  return createCommandIds(() => `command-${++made}`);
}

test('the same intention sent again carries the same id', () => {
  const ids = counted();
  expect(ids.idFor({ type: 'accept' })).toBe('command-1');
  expect(ids.idFor({ type: 'accept' })).toBe('command-1');
});

test('other words are another intention', () => {
  const ids = counted();
  ids.idFor({ type: 'withdraw', reason: 'ill' });
  expect(ids.idFor({ type: 'withdraw', reason: 'on leave' })).toBe('command-2');
});

test('after an answer the same words are a new intention', () => {
  const ids = counted();
  ids.idFor({ type: 'accept' });
  ids.answered({ type: 'accept' });
  expect(ids.idFor({ type: 'accept' })).toBe('command-2');
});
