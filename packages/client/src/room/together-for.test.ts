// @vitest-environment node
import { expect, it } from 'vitest';
import { sayTogether } from './together-for.ts';

const opened = '2026-11-24T14:00:00.000Z';
const after = (minutes: number) => Date.parse(opened) + minutes * 60_000;

it('gives a gentle sense of time', () => {
  expect(sayTogether(opened, after(0), 60)).toBe('You have just begun');
  expect(sayTogether(opened, after(25), 60)).toBe(
    'You have been together 25 minutes; 60 were planned',
  );
  expect(sayTogether(opened, after(70), 60)).toBe(
    'You have been together 70 minutes; 60 were planned',
  );
  expect(sayTogether(opened, after(25), null)).toBe('You have been together 25 minutes');
});

it('does not count the days when a room stays open', () => {
  expect(sayTogether(opened, after(3 * 24 * 60), 60)).toContain(
    'The room has been open since Tuesday 24 November',
  );
});
