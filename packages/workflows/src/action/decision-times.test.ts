import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Decided, decisionTimes, fewestDecisions } from './decision-times.ts';

/** As many decisions, spread over `people` who asked and as many who answered. */
function some(service: string, count: number, people = 3, days = 1): Decided[] {
  return Array.from({ length: count }, (_, index) => ({
    service,
    askedBy: `asks-${service}-${index % people}`,
    approver: `answers-${service}-${index % people}`,
    days: days + index,
  }));
}
const shown = (decided: Decided[]) =>
  Object.fromEntries(
    decisionTimes(decided).services.map(({ service, figure }) => [service, figure?.decisions]),
  );

test('median days, with how many they rest on', () => {
  expect(decisionTimes(some('North', 5)).whole).toEqual({ decisions: 5, medianDays: 3 });
  expect(decisionTimes(some('North', 6)).whole).toEqual({ decisions: 6, medianDays: 3.5 });
  expect(decisionTimes([])).toEqual({ whole: null, services: [] });
});

test('fewer than five decisions, three who asked or three who answered are not shown', () => {
  expect(decisionTimes(some('North', 4)).whole).toBeNull();
  expect(decisionTimes(some('North', 5, 2)).whole).toBeNull();
  const oneApprover = some('North', 9).map((one) => ({ ...one, approver: 'rosa' }));
  expect(decisionTimes(oneApprover).whole).toBeNull();
});

test('nor can a hidden service be found by taking the others from the whole', () => {
  expect(shown([...some('North', 9), ...some('South', 7), ...some('West', 2)])).toEqual({
    North: 9,
    South: undefined,
    West: undefined,
  });
  expect(shown([...some('North', 9), ...some('West', 3), ...some('East', 3)])).toEqual({
    North: 9,
    West: undefined,
    East: undefined,
  });
});

test('whatever was decided, what is hidden is nothing or enough', () => {
  const one = fc.record({
    service: fc.constantFrom('North', 'South', 'West', 'East'),
    askedBy: fc.constantFrom('a', 'b', 'c', 'd'),
    approver: fc.constantFrom('x', 'y', 'z'),
    days: fc.integer({ min: 0, max: 30 }),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 40 }), (decided) => {
      const { whole, services } = decisionTimes(decided);
      const open = services.flatMap(({ figure }) => figure?.decisions ?? []);
      if (whole === null) return open.length === 0;
      const rest = whole.decisions - open.reduce((sum, count) => sum + count, 0);
      return (
        open.every((count) => count >= fewestDecisions) && (rest === 0 || rest >= fewestDecisions)
      );
    }),
  );
});
