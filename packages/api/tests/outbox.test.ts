import { expect, test } from 'vitest';
import { leaseMs, waitAfter } from '../src/durable/outbox.ts';
import { agreeBoth, bringForward, currentHash, propose } from './scenarios.ts';
import { testService } from './service.ts';

const at = testService();

function owed(workflow: string) {
  return at.service.collections.receipts.countDocuments({ workflow, due: { $ne: null } });
}

test('a change and what it owes are kept together, and delivered', async () => {
  const { id, priya } = await propose(at);
  await at.service.settle();
  expect(await owed(id)).toBe(0);
  const told = (await priya.get('/notifications')).body['items'];
  expect(told).toContainEqual(
    expect.objectContaining({ kind: 'invited', about: { kind: 'discussion', id }, readAt: null }),
  );
});

test('delivered again, as after a crash between delivering and noting it, nobody is told twice', async () => {
  const held = await agreeBoth(at);
  const { collections } = at.service;
  const told = await collections.notifications.countDocuments({ about: held.id });
  // What the log says was owed, owed once more.
  const events = await collections.events.find({ workflow: held.id }).toArray();
  for (const { revision, effects } of events.filter((event) => event.effects.length > 0)) {
    await collections.receipts.updateOne(
      { workflow: held.id, revision },
      { $set: { owed: effects, due: new Date(at.clock.now()) } },
    );
  }
  await at.service.settle();
  expect(await owed(held.id)).toBe(0);
  expect(await collections.notifications.countDocuments({ about: held.id })).toBe(told);
  expect((await held.sam.get(held.path)).body['actions']).toHaveLength(1);
});

test('what somebody else has leased waits until the lease is over', async () => {
  const { id } = await propose(at);
  const { receipts, notifications } = at.service.collections;
  await at.service.settle();
  await notifications.deleteMany({ about: id });
  const [event] = await at.service.collections.events.find({ workflow: id }).toArray();
  await receipts.updateOne(
    { workflow: id },
    {
      $set: { owed: event?.effects ?? [], due: new Date(at.clock.now() + leaseMs), lease: 'gone' },
    },
  );
  await at.service.settle();
  expect(await notifications.countDocuments({ about: id })).toBe(0);
  at.clock.advance(leaseMs);
  await at.service.settle();
  expect(await notifications.countDocuments({ about: id })).toBe(1);
});

test('what cannot be delivered is tried again, later each time, and never given up', async () => {
  const { id } = await propose(at);
  await at.service.settle();
  const { receipts } = at.service.collections;
  const unknown = [{ type: 'anEffectNobodyKnows' }];
  await receipts.updateOne(
    { workflow: id },
    { $set: { owed: unknown, due: new Date(at.clock.now()), attempts: 0 } },
  );
  await at.service.settle();
  const tried = await receipts.findOne({ workflow: id });
  expect(tried).toMatchObject({ attempts: 1, owed: unknown });
  expect(tried?.due?.getTime()).toBe(at.clock.now() + waitAfter(1));
  await receipts.updateOne({ workflow: id }, { $set: { owed: null, due: null } });
  expect([1, 5, 10, 100].map(waitAfter)).toEqual([2000, 32_000, 600_000, 600_000]);
});

test('two nodes at once deliver each effect once', async () => {
  const other = await at.another();
  const held = await bringForward(at);
  const contentHash = await currentHash(held);
  await held.sam.does(held.path, { type: 'agree', contentHash });
  await held.priya.does(held.path, { type: 'agree', contentHash });
  await Promise.all([at.service.settle(), other.settle(), at.service.settle()]);
  expect((await held.sam.get(held.path)).body['actions']).toHaveLength(1);
  const agreed = { about: held.id, kind: 'recordAgreed', person: 'sam' } as const;
  expect(await at.service.collections.notifications.countDocuments(agreed)).toBe(1);
});
