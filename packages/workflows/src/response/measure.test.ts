import { expect, test } from 'vitest';
import type { ResponseCommand } from './contract.ts';
import { daysToTried, firstTriedAt, timeToTried } from './measure.ts';
import { head, practitioner, Walk } from './testing/walk.ts';

test('[RE15] the first trial counts; a small fix counts when it is adopted; what is put off does not', () => {
  const party: ResponseCommand = { type: 'consider', workingParty: [practitioner] };
  const trial = { type: 'try', what: 'One page.', until: '2026-12-31' } as const;
  const walk = new Walk().send(head, party).until('2026-10-01T09:00:00.000Z').send(head, trial);
  walk.until('2026-11-01T09:00:00.000Z').send(head, { ...trial, until: '2027-02-01' });
  expect(firstTriedAt(walk.look().context)).toBe('2026-10-01T09:00:00.000Z');
  walk.send(head, { type: 'adopt' });
  expect(firstTriedAt(walk.look().context)).toBe('2026-10-01T09:00:00.000Z');
  expect(firstTriedAt(new Walk().send(head, { type: 'adopt' }).look().context)).toBe(
    '2026-09-10T11:00:00.000Z',
  );
  const putOff = new Walk().send(head, { type: 'stop', reason: 'No money.' });
  expect(firstTriedAt(putOff.look().context)).toBeNull();
});

test('[RE15] the median, with everything it is a median of', () => {
  const one = (spottedOn: string, triedAt: string | null, answered = false) => ({
    spottedOn,
    triedAt,
    answered,
  });
  expect(timeToTried([])).toEqual({
    medianDays: null,
    tried: 0,
    notNow: 0,
    waiting: 0,
    spotted: 0,
  });
  const found = timeToTried([
    one('2026-09-01', '2026-09-04T23:00:00.000Z', true),
    one('2026-09-01', '2026-09-11T00:30:00.000Z'),
    one('2026-01-01', '2026-04-11T09:00:00.000Z'),
    one('2026-01-01', null, true),
    one('2026-02-01', null),
  ]);
  expect(found).toEqual({ medianDays: 10, tried: 3, notNow: 1, waiting: 1, spotted: 5 });
});

test('days are calendar days', () => {
  expect(daysToTried('2026-09-01', '2026-09-01T23:59:00.000Z')).toBe(0);
  expect(daysToTried('2026-09-01', '2026-09-02T00:01:00.000Z')).toBe(1);
});
