import { expect, test } from 'vitest';
import { leaseMs, waitAfter } from '../src/durable/outbox.ts';
import { agreeBoth, bringForward, currentHash, propose } from './scenarios.ts';
import { testService } from './service.ts';

const at = testService();

function owed(workflow: string) {
  return at.service.collections.events.countDocuments({ workflow, 'receipt.due': { $ne: null } });
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
  const again = await collections.events.updateMany(
    { workflow: held.id, 'effects.0': { $exists: true } },
    { $set: { 'receipt.due': new Date(at.clock.now()) } },
  );
  expect(again.modifiedCount).toBeGreaterThan(5);
  await at.service.settle();
  expect(await owed(held.id)).toBe(0);
  expect(await collections.notifications.countDocuments({ about: held.id })).toBe(told);
  expect((await held.sam.get(held.path)).body['actions']).toHaveLength(1);
});

test('what somebody else has leased waits until the lease is over', async () => {
  const { id } = await propose(at);
  const { events, notifications } = at.service.collections;
  await at.service.settle();
  await notifications.deleteMany({ about: id });
  await events.updateOne(
    { workflow: id },
    { $set: { 'receipt.due': new Date(at.clock.now() + leaseMs), 'receipt.lease': 'gone' } },
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
  const { events } = at.service.collections;
  const unknown = [{ type: 'anEffectNobodyKnows' }];
  await events.updateOne(
    { workflow: id },
    { $set: { effects: unknown, 'receipt.due': new Date(at.clock.now()) } },
  );
  await at.service.settle();
  const tried = await events.findOne({ workflow: id });
  expect(tried).toMatchObject({ receipt: { attempts: 1 }, effects: unknown });
  expect(tried?.receipt.due?.getTime()).toBe(at.clock.now() + waitAfter(1));
  await events.updateOne({ workflow: id }, { $set: { 'receipt.due': null } });
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
