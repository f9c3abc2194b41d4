import { describe, expect, test } from 'vitest';
import { agreeBoth, openRoom, prepare } from './scenarios.ts';
import { testService } from './service.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;

describe('the revisit', () => {
  const at = testService();

  test('[D24] comes due 42 days after agreement: never early, and once', async () => {
    const { id, path, sam } = await agreeBoth(at);
    at.clock.advance(42 * day - 60_000);
    await at.service.settle();
    expect((await sam.get(path)).body).toMatchObject({ state: { journey: 'acting' } });
    at.clock.advance(60_000);
    await at.service.settle();
    await at.service.settle();
    expect((await sam.get(path)).body).toMatchObject({ state: { journey: 'revisiting' } });
    const came = { workflow: id, event: 'revisitCameDue' };
    expect(await at.service.collections.events.countDocuments(came)).toBe(1);
    const told = (await sam.get('/notifications')).body['items'];
    expect(told).toContainEqual(
      expect.objectContaining({ kind: 'revisitDue', about: { kind: 'discussion', id } }),
    );
  });

  test('[D24] planned anew, it does not come at the old date', async () => {
    const { path, sam, priya } = await openRoom(at);
    const [near, far] = [10, 20].map((days) => new Date(at.clock.now() + days * day).toISOString());
    await sam.does(path, { type: 'planRevisit', at: near });
    await priya.does(path, { type: 'planRevisit', at: far });
    expect((await sam.get(path)).body['revisitAt']).toBe(far);
  });
});

describe('a concern that nobody acknowledges', () => {
  const at = testService();

  test('[D31] [D32] is chased after an hour and hourly, by two nodes no more than once, until acknowledged', async () => {
    const other = await at.another();
    const { id, path, sam } = await prepare(at);
    const [morgan, helen] = await Promise.all([at.as('morgan'), at.as('helen')]);
    await sam.does(path, { type: 'raiseConcern', summary: 'T was not at home.' });
    const chased = () =>
      at.service.collections.events.countDocuments({ workflow: id, event: 'concernChased' });
    const settle = () => Promise.all([at.service.settle(), other.settle()]);

    at.clock.advance(hour - 1);
    await settle();
    expect(await chased()).toBe(0);
    expect((await helen.get(path)).status).toBe(404);
    expect((await morgan.get('/notifications')).body['items']).toMatchObject([
      { kind: 'concernRaised', urgent: true, about: { id } },
    ]);

    at.clock.advance(1);
    await settle();
    await settle();
    expect(await chased()).toBe(1);
    expect((await helen.get('/notifications')).body['items']).toMatchObject([
      { kind: 'concernChased', urgent: true },
    ]);
    expect((await helen.get(path)).body).toMatchObject({ readAs: 'safetyResponder' });

    at.clock.advance(hour);
    await settle();
    expect(await chased()).toBe(2);

    await morgan.does(path, { type: 'acknowledge' });
    at.clock.advance(5 * hour);
    await settle();
    expect(await chased()).toBe(2);
  });
});

describe('a timer whose moment has passed', () => {
  const at = testService();

  test('does nothing by its old token once it was armed anew', async () => {
    const { id, path, sam } = await prepare(at);
    await sam.does(path, { type: 'raiseConcern', summary: 'T was not at home.' });
    const { discussions, events } = at.service.collections;
    const before = await discussions.findOne({ _id: id });
    const old = before?.timers.find((timer) => timer.name === 'concern');
    at.clock.advance(hour);
    await at.service.settle();
    const chased = await events.countDocuments({ workflow: id, event: 'concernChased' });
    const late = at.service.door.perform(at.service.kinds.discussion, {
      organisation: 'fernvale',
      sender: { kind: 'system' },
      commandId: 'a second poller',
      workflow: id,
      command: { type: 'chaseConcern' },
      timer: old?.token ?? '',
    });
    await expect(late).rejects.toMatchObject({ name: 'TimerGoneError' });
    expect(await events.countDocuments({ workflow: id, event: 'concernChased' })).toBe(chased);
  });

  test('is not fired early even when somebody tries', async () => {
    const { id, path, sam } = await prepare(at);
    await sam.does(path, { type: 'raiseConcern', summary: 'T was not at home.' });
    const stored = await at.service.collections.discussions.findOne({ _id: id });
    const token = stored?.timers.find((timer) => timer.name === 'concern')?.token ?? '';
    const early = at.service.door.perform(at.service.kinds.discussion, {
      organisation: 'fernvale',
      sender: { kind: 'system' },
      commandId: 'too eager',
      workflow: id,
      command: { type: 'chaseConcern' },
      timer: token,
    });
    await expect(early).rejects.toMatchObject({ name: 'TimerGoneError' });
  });

  test('fires at last when whoever had the lease was ended in between', async () => {
    const { id, path, sam } = await prepare(at);
    await sam.does(path, { type: 'raiseConcern', summary: 'T was not at home.' });
    at.clock.advance(hour);
    const { discussions, events } = at.service.collections;
    const leased = new Date(at.clock.now() + 30_000);
    await discussions.updateOne({ _id: id }, { $set: { timersLeasedUntil: leased } });
    await at.service.settle();
    const chased = { workflow: id, event: 'concernChased' };
    expect(await events.countDocuments(chased)).toBe(0);
    at.clock.advance(30_000);
    await at.service.settle();
    expect(await events.countDocuments(chased)).toBe(1);
  });
});
