import { expect, test } from 'vitest';
import { sharedWithin } from './lists.ts';

test('[S1.6] a celebration begins and ends with whole days, where the organisation is', () => {
  const day = { from: '2026-06-01', until: '2026-06-01' };
  expect(sharedWithin(day, 'Europe/London')).toEqual({
    'projection.sharedAt': {
      $gte: new Date('2026-05-31T23:00:00.000Z'),
      $lte: new Date('2026-06-01T22:59:59.999Z'),
    },
  });
  expect(sharedWithin({}, 'Europe/London')).toEqual({});
});
