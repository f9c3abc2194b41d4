import { expect, test } from 'vitest';
import { otherWeeks } from './other-weeks.ts';

test('four weeks back and forth, and never beyond today', () => {
  const today = '2026-11-24';
  expect(otherWeeks('2026-11-24', false, today)).toEqual({ earlier: '2026-10-27', later: null });
  expect(otherWeeks('2026-10-27', true, today)).toEqual({
    earlier: '2026-09-29',
    later: { until: undefined },
  });
  expect(otherWeeks('2026-09-29', true, today)).toEqual({
    earlier: '2026-09-01',
    later: { until: '2026-10-27' },
  });
});
