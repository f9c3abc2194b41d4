import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { bringForward, currentHash, prepare, proposal, propose } from './scenarios.ts';
import { callerWith, testService } from './service.ts';

const at = testService();
const schedule = {
  type: 'schedule',
  startsAt: '2026-11-26T14:00:00.000Z',
  durationMinutes: 60,
  place: 'Room 2',
};

function eventsOf(workflow: string): Promise<number> {
  return at.service.collections.events.countDocuments({ workflow });
}

test('the same command sent eight times at once is applied once, and all are answered the same', async () => {
  const { id, path, sam } = await prepare(at);
  const command = { commandId: randomUUID(), ...schedule };
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => sam.post(`${path}/commands`, command)),
  );
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(answers[0]?.status).toBe(200);
  expect(await eventsOf(id)).toBe(3);
});

test('a command that is only possible once, sent at once under one id, is not refused to anybody', async () => {
  const { id, path, priya } = await propose(at);
  const command = { commandId: randomUUID(), type: 'accept' };
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => priya.post(`${path}/commands`, command)),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
  expect(await eventsOf(id)).toBe(2);
});

test('the same proposal sent at once through two nodes makes one discussion', async () => {
  const other = await at.another();
  const sam = await at.as('sam');
  const samThere = callerWith(other.url, 'sam', sam.cookie);
  const proposed = { commandId: randomUUID(), ...proposal, caseReference: 'CR-RACE' };
  const answers = await Promise.all(
    [sam, samThere, sam, samThere].map((caller) => caller.post('/discussions', proposed)),
  );
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect((await sam.get('/discussions?q=CR-RACE')).body['items']).toHaveLength(1);
});

test('two people at once: both are applied, one after the other', async () => {
  const { id, path, sam, priya } = await prepare(at);
  const sent = Array.from({ length: 10 }, (_, index) =>
    (index % 2 ? sam : priya).send(path, { ...schedule, place: `Room ${index}` }),
  );
  const answers = await Promise.all(sent);
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
  const revisions = answers.map(({ body }) => Number(body['revision'])).sort((a, b) => a - b);
  expect(revisions).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(await eventsOf(id)).toBe(12);
});

test('two people at once who both expect the same revision: one is first, the other is told', async () => {
  const { path, sam, priya } = await prepare(at);
  const answers = await Promise.all(
    [sam, priya].map((caller) => caller.send(path, { ...schedule, expectedRevision: 2 })),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
});

test('both agree in the same moment: one record, kept once', async () => {
  const held = await bringForward(at);
  const contentHash = await currentHash(held);
  const answers = await Promise.all(
    [held.sam, held.priya].map((caller) => caller.send(held.path, { type: 'agree', contentHash })),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const after = await held.sam.get(held.path);
  expect(after.body).toMatchObject({ state: { journey: 'acting' } });
  expect(after.body['recordVersions']).toHaveLength(1);
  await at.service.settle();
  expect((await held.sam.get(held.path)).body['actions']).toHaveLength(1);
});

test('what one node remembers never outweighs what another has stored', async () => {
  const other = await at.another();
  const { id, path, sam, priya } = await propose(at);
  const priyaThere = callerWith(other.url, 'priya', priya.cookie);
  const samThere = callerWith(other.url, 'sam', sam.cookie);
  // Remembered here as proposed; accepted there; so what memory would refuse is done.
  await sam.send(path, { type: 'askFamily' });
  await priyaThere.does(path, { type: 'accept' });
  await sam.does(path, { type: 'askFamily' });
  // Each node writes on, in turns and at once, on a memory that the other has outdated.
  for (let round = 0; round < 4; round += 1) {
    await Promise.all([sam.does(path, schedule), samThere.does(path, schedule)]);
  }
  expect(await eventsOf(id)).toBe(11);
  const stored = await at.service.collections.discussions.findOne({ _id: id });
  expect(stored?.revision).toBe(11);
});
