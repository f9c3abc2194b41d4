import type { Document } from 'mongodb';
import { expect, test } from 'vitest';
import { dueBy } from '../src/database/due.ts';
import { testService } from './service.ts';

const at = testService();

/** The stages by which MongoDB would find it. */
function stages(plan: Document): string[] {
  const below: unknown = plan['inputStage'];
  const rest = typeof below === 'object' && below !== null ? stages(below) : [];
  return [String(plan['stage']), ...rest];
}

test.each([
  ['events', 'receipt.due', {}],
  ['events', 'receipt.bodyExpires', {}],
  ['discussions', 'nextDue', {}],
  ['actions', 'nextDue', {}],
  ['responses', 'nextDue', {}],
  ['conflicts', 'due', {}],
  ['letters', 'due', { urgent: -1, due: 1 }],
] as const)(
  'what is due among the %s (%s) is found by an index, at every poll',
  async (name, field, sort) => {
    const collection = at.service.connection.db?.collection(name);
    const now = new Date(at.clock.now());
    const found = await collection
      ?.find({ [field]: dueBy(now) })
      .sort(sort)
      .explain();
    const used = stages(found?.['queryPlanner'].winningPlan);
    expect(used).toContain('IXSCAN');
    expect(used).not.toContain('COLLSCAN');
  },
);
