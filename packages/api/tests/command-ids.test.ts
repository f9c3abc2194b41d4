import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { prepareCollections } from '../src/database/collections.ts';
import { answerAge } from '../src/durable/receipts.ts';
import { verifyAll } from '../src/verify-all.ts';
import { prepare, proposal, propose } from './scenarios.ts';
import { testService } from './service.ts';

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

test('the same id with the same words is answered the same, byte for byte, and applied once', async () => {
  const { id, path, sam } = await prepare(at);
  const command = { commandId: randomUUID(), ...schedule };
  const first = await sam.post(`${path}/commands`, command);
  await sam.does(path, { ...schedule, place: 'Room 9' });
  const again = await sam.post(`${path}/commands`, command);
  expect([again.status, again.text]).toEqual([200, first.text]);
  expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
  expect((await sam.get(path)).body).toMatchObject({ meeting: { place: 'Room 9' } });
  expect(await eventsOf(id)).toBe(4);
});

test('the order of members does not make other words of it', async () => {
  const { id, path, sam } = await prepare(at);
  const commandId = randomUUID();
  const first = await sam.post(`${path}/commands`, { commandId, ...schedule });
  const { type, ...rest } = schedule;
  const again = await sam.post(`${path}/commands`, { ...rest, type, commandId });
  expect([again.status, again.text]).toEqual([200, first.text]);
  expect(await eventsOf(id)).toBe(3);
});

test('the same id for other words, or sent to another discussion, is refused and changes nothing', async () => {
  const { id, path, sam } = await prepare(at);
  const other = await prepare(at);
  const commandId = randomUUID();
  await sam.post(`${path}/commands`, { commandId, ...schedule });
  const words = await sam.post(`${path}/commands`, { commandId, ...schedule, place: 'Room 3' });
  const elsewhere = await sam.post(`${other.path}/commands`, { commandId, ...schedule });
  for (const answer of [words, elsewhere]) {
    expect(answer).toMatchObject({
      status: 409,
      body: { type: 'urn:alongside:problem:command-id-reused' },
    });
  }
  expect(await eventsOf(id)).toBe(3);
  expect(await eventsOf(other.id)).toBe(2);
});

test('an id is its sender’s own: another person may use the same', async () => {
  const { path, sam, priya } = await prepare(at);
  const commandId = randomUUID();
  const first = await sam.post(`${path}/commands`, { commandId, ...schedule });
  const second = await priya.post(`${path}/commands`, { commandId, ...schedule, place: 'Room 4' });
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(second.body).toMatchObject({ meeting: { place: 'Room 4' } });
});

test('proposing twice under one id makes one discussion', async () => {
  const sam = await at.as('sam');
  const proposed = { commandId: randomUUID(), ...proposal, caseReference: 'CR-TWICE' };
  const [first, again] = [
    await sam.post('/discussions', proposed),
    await sam.post('/discussions', proposed),
  ];
  expect([again.status, again.text]).toEqual([201, first.text]);
  const listed = await sam.get('/discussions?q=CR-TWICE');
  expect(listed.body['items']).toHaveLength(1);
});

test('a refused command leaves no trace, and its id may still be used', async () => {
  const { id, path, sam, priya } = await propose(at);
  const command = { commandId: randomUUID(), type: 'askFamily' };
  expect((await sam.post(`${path}/commands`, command)).status).toBe(422);
  expect(await eventsOf(id)).toBe(1);
  await priya.does(path, { type: 'accept' });
  expect((await sam.post(`${path}/commands`, command)).status).toBe(200);
});

test('after seven days the body is no longer kept, but nothing is applied twice', async () => {
  const { id, path, sam } = await prepare(at);
  const command = { commandId: randomUUID(), ...schedule };
  await sam.post(`${path}/commands`, command);
  at.clock.advance(answerAge + 1000);
  await at.service.settle();
  const again = await sam.post(`${path}/commands`, command);
  expect(again).toMatchObject({ status: 200, body: { id, meeting: { place: 'Room 2' } } });
  const scheduled = { workflow: id, event: 'scheduled' };
  expect(await at.service.collections.events.countDocuments(scheduled)).toBe(1);
  const reused = await sam.post(`${path}/commands`, { ...command, place: 'Elsewhere' });
  expect(reused.status).toBe(409);
});

test('expectedRevision and If-Match: somebody was first, and how it stands now', async () => {
  const { path, sam, priya } = await prepare(at);
  await priya.does(path, schedule);
  const stale = await sam.send(path, { ...schedule, place: 'Mine', expectedRevision: 2 });
  expect(stale).toMatchObject({
    status: 409,
    body: {
      type: 'urn:alongside:problem:conflict',
      current: { revision: 3, meeting: { place: 'Room 2' } },
    },
  });
  expect(stale.body['current']).toEqual((await sam.get(path)).body);
  const header = { 'if-match': '"2"' };
  const command = { commandId: randomUUID(), ...schedule };
  expect((await sam.post(`${path}/commands`, command, header)).status).toBe(409);
  const fresh = await sam.post(`${path}/commands`, command, { 'if-match': '"3"' });
  expect([fresh.status, fresh.headers.get('etag')]).toEqual([200, '"4"']);
  const twice = await sam.post(`${path}/commands`, command, { 'if-match': '"3"' });
  expect([twice.status, twice.text]).toEqual([200, fresh.text]);
});

test('answers that lay beside the log are put to their events: none is lost, nothing is applied twice', async () => {
  const { id, path, sam } = await prepare(at);
  const command = { commandId: randomUUID(), ...schedule };
  const first = await sam.post(`${path}/commands`, command);
  await at.service.settle();
  const { connection, collections } = at.service;
  const log = await collections.events.find().toArray();
  const commands = connection.db?.collection<{ _id: string }>('commands');
  await commands?.insertMany(
    log.map(({ _id, organisation, workflow, revision, receipt }) => ({
      ...{ _id, organisation, workflow, revision },
      ...receipt,
    })),
  );
  await collections.events.deleteMany({});
  await connection.db?.collection<{ _id: string }>('events').insertMany(
    log.map(({ receipt: _, ...event }) => ({
      ...event,
      _id: `${event.workflow}:${event.revision}`,
    })),
  );
  await prepareCollections(connection);
  expect(await collections.events.find().sort({ _id: 1 }).toArray()).toEqual(
    log.toSorted((one, other) => (one._id < other._id ? -1 : 1)),
  );
  expect((await verifyAll(collections)).differences).toEqual([]);
  const again = await sam.post(`${path}/commands`, command);
  expect([again.status, again.text]).toEqual([200, first.text]);
  expect(await eventsOf(id)).toBe(3);
});
