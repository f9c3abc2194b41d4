import { beforeAll, expect, test } from 'vitest';
import { verifyAll } from '../src/verify-all.ts';
import { agreeBoth, closeIt, type Held, prepare } from './scenarios.ts';
import { testService } from './service.ts';

const at = testService();
let held: Held;

beforeAll(async () => {
  held = await closeIt(at);
  await agreeBoth(at);
  await at.service.settle();
});

test('the log of every workflow leads to its snapshot', async () => {
  const verified = await verifyAll(at.service.collections);
  expect(verified.differences).toEqual([]);
  expect(verified.workflows).toBe(4);
  expect(verified.events).toBe(await at.service.collections.events.countDocuments());
});

test('a snapshot that was tampered with is found', async () => {
  const { discussions } = at.service.collections;
  const { id } = held;
  const before = await discussions.findOne({ _id: id });
  const field = 'snapshot.context.agreements.0.difference';
  await discussions.updateOne({ _id: id }, { $set: { [field]: 'Something nobody said.' } });
  const { differences } = await verifyAll(at.service.collections);
  expect(differences).toMatchObject([{ kind: 'discussion', workflow: id }]);
  await discussions.updateOne({ _id: id }, { $set: { snapshot: before?.snapshot ?? null } });
});

test('a log with an event missing, or another in its place, is found', async () => {
  const { id } = await prepare(at);
  const { events } = at.service.collections;
  const last = await events.findOneAndDelete({ workflow: id, revision: 2 });
  expect((await verifyAll(at.service.collections)).differences).toMatchObject([
    { workflow: id, says: 'The log ends at revision 1.' },
  ]);
  if (last) await events.insertOne({ ...last, event: 'withdrawn' });
  expect((await verifyAll(at.service.collections)).differences).toMatchObject([
    { workflow: id, revision: 2, says: expect.stringContaining('withdrawn') },
  ]);
});
