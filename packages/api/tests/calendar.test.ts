import ICAL from 'ical.js';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { calendarCollections } from '../src/calendar/stored.ts';
import { type Received, testMailbox } from './mailbox.ts';
import { addressOf, giveAddresses, mailOptions, publicUrl } from './mail-service.ts';
import { agreeBoth, prepare, proposal, propose } from './scenarios.ts';
import { beginning, call, testService } from './service.ts';

vi.setConfig({ testTimeout: 60_000 });
const mailbox = testMailbox();
const at = testService(mailOptions(mailbox));
beforeAll(() => giveAddresses(at));
beforeEach(() => {
  at.clock.set(beginning);
  mailbox.forget();
});

/** What a calendar program reads in an e-mail. */
function inCalendar({ to, mail, raw }: Received) {
  const [attached] = mail.attachments;
  const text = attached?.content.toString('utf8') ?? '';
  const calendar = new ICAL.Component(ICAL.parse(text));
  const [event] = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  const method = calendar.getFirstPropertyValue('method')?.toString();
  // Outlook and Gmail take it from the alternative, others from the attachment.
  expect(raw).toContain(`text/calendar; charset=utf-8; method=${method}`);
  return {
    to: to.split('@')[0],
    method,
    uid: event?.uid,
    sequence: event?.sequence,
    starts: event?.startDate.toJSDate().toISOString(),
    text,
  };
}

async function meetings() {
  await at.service.settle();
  const found = mailbox
    .seen()
    .filter(({ mail }) => mail.attachments.length > 0)
    .map(inCalendar);
  mailbox.forget();
  // Two e-mails may overtake each other; a calendar goes by the sequence.
  const order = ({ to, sequence = 0 }: (typeof found)[number]) => `${to} ${sequence}`;
  return found.toSorted((one, other) => (order(one) < order(other) ? -1 : 1));
}

test('a meeting comes into both calendars, moves there, and leaves them; nothing of what it is about is in it', async () => {
  const { path, sam, priya } = await prepare(at);
  await at.service.settle();
  // One e-mail for each: that it was accepted, and the time.
  const told = mailbox.seen().filter(({ to }) => to === addressOf('sam'));
  expect(told.map(({ mail }) => mail.text)).toEqual([
    expect.stringContaining('Priya Millbrook has accepted the invitation.'),
  ]);
  const [forPriya, forSam] = await meetings();
  expect(forPriya).toMatchObject({
    to: 'priya',
    method: 'REQUEST',
    sequence: 0,
    starts: proposal.times[0],
  });
  expect(forSam).toMatchObject({ to: 'sam', method: 'REQUEST', sequence: 0, uid: forPriya?.uid });
  expect(forSam?.text).toContain(addressOf('sam'));
  expect(forSam?.text).not.toMatch(/priya|CR-4821|Nan/i);

  const moved = { durationMinutes: 45, place: 'At T’s home, Elm Road' };
  await sam.does(path, { type: 'schedule', startsAt: '2026-11-26T16:00:00.000Z', ...moved });
  await priya.does(path, { type: 'schedule', startsAt: '2026-11-30T10:00:00.000Z', ...moved });
  const after = await meetings();
  // Moved twice in one go: calendars end at the last.
  for (const one of after) expect(one.uid).toBe(forSam?.uid);
  expect(after.filter(({ to }) => to === 'sam').at(-1)).toMatchObject({
    sequence: 2,
    starts: '2026-11-30T10:00:00.000Z',
  });
  expect(after.map(({ text }) => text).join()).not.toContain('Elm Road');
  await sam.does(path, {
    type: 'schedule',
    startsAt: '2026-11-30T10:00:00.000Z',
    ...moved,
    place: 'Room 2',
  });
  expect(await meetings()).toEqual([]);

  await priya.does(path, { type: 'inviteParticipant', person: 'lee', as: 'colleague' });
  expect(await meetings()).toMatchObject([{ to: 'lee', method: 'REQUEST', sequence: 0 }]);
  await priya.does(path, { type: 'removeParticipant', person: 'lee' });
  expect(await meetings()).toMatchObject([{ to: 'lee', method: 'CANCEL', sequence: 1 }]);

  await sam.does(path, { type: 'setAside', reason: 'Leave.' });
  expect(await meetings()).toMatchObject([
    { to: 'priya', method: 'CANCEL', sequence: 3 },
    { to: 'sam', method: 'CANCEL', sequence: 3 },
  ]);
  await priya.does(path, { type: 'takeUpAgain' });
  expect(await meetings()).toMatchObject([
    { to: 'priya', method: 'REQUEST', sequence: 4 },
    { to: 'sam', method: 'REQUEST', sequence: 4 },
  ]);
  await sam.does(path, { type: 'withdraw' });
  expect(await meetings()).toMatchObject([
    { to: 'priya', method: 'CANCEL', sequence: 5 },
    { to: 'sam', method: 'CANCEL', sequence: 5 },
  ]);
});

test('a node that dies before the invitations are written owes them still, the same ones', async () => {
  const { id } = await prepare(at);
  await at.service.settle();
  const { events } = at.service.collections;
  const before = await meetings();
  const letters = at.service.connection.db?.collection('letters');
  await letters?.deleteMany({ about: id });
  await events.updateOne(
    { workflow: id, event: 'accepted' },
    { $set: { 'receipt.due': new Date(at.clock.now()) } },
  );
  expect(await meetings()).toEqual(before);
});

test('the meeting as a file is for them who are in it', async () => {
  const { path, sam } = await prepare(at);
  const file = await sam.get(`${path}/meeting.ics`);
  expect(file.status).toBe(200);
  expect(file.headers.get('content-type')).toContain('text/calendar');
  const event = new ICAL.Event(
    new ICAL.Component(ICAL.parse(file.text)).getFirstSubcomponent('vevent') ?? undefined,
  );
  expect(event.summary).toBe('Learning discussion');
  expect(event.startDate.toJSDate().toISOString()).toBe(proposal.times[0]);
  for (const other of ['morgan', 'ines', 'sam-elsewhere']) {
    expect((await (await at.as(other)).get(`${path}/meeting.ics`)).status).toBe(404);
  }
  const proposed = await propose(at);
  expect((await sam.get(`${proposed.path}/meeting.ics`)).status).toBe(404);
});

test('one’s own calendar has a secret address, kept as a hash alone; a new one ends the old one', async () => {
  const { sam } = await prepare(at);
  await agreeBoth(at);
  const made = await sam.post('/calendar-address', undefined);
  expect(made.status).toBe(201);
  const address = String(made.body['address']).replace(publicUrl, at.service.url);
  const secret = /calendar\/(.+)\.ics$/.exec(address)?.[1] ?? '';
  const { feeds } = await calendarCollections(at.service.connection);
  expect(JSON.stringify(await feeds.find().toArray())).not.toContain(secret);
  const feed = await call(address, {});
  const events = new ICAL.Component(ICAL.parse(feed.text)).getAllSubcomponents('vevent');
  const summaries = events.map((event) => event.getFirstPropertyValue('summary'));
  expect(summaries).toContain('Learning discussion');
  expect(summaries).toContain('Revisit a learning discussion');
  expect(feed.text).not.toMatch(/CR-4821|Nan|Priya/);
  expect((await sam.get('/how-you-hear')).body['calendarMadeAt']).toBe(made.body['madeAt']);

  const again = await sam.post('/calendar-address', undefined);
  expect((await call(address, {})).status).toBe(404);
  const next = String(again.body['address']).replace(publicUrl, at.service.url);
  expect((await call(next, {})).status).toBe(200);
  const ended = await fetch(`${at.service.url}/api/v1/calendar-address`, {
    method: 'DELETE',
    headers: { cookie: sam.cookie },
  });
  expect(ended.status).toBe(204);
  expect((await call(next, {})).status).toBe(404);
  const guesses = await Promise.all(Array.from({ length: 70 }, () => call(`${next}x`, {})));
  expect(guesses.map(({ status }) => status)).toContain(429);
});

test('[S1.5] days that either’s team keeps free are known where times are offered', async () => {
  const { teams } = at.service.collections;
  const team = { organisation: 'fernvale', service: 'Support', area: 'North' };
  await teams.insertMany([
    { ...team, _id: 'kestrel', name: 'Kestrel', protectedDays: ['wednesday'] },
    { ...team, _id: 'larch', name: 'Larch', protectedDays: ['monday', 'friday'] },
  ]);
  at.service.directories.forget();
  const [sam, ines] = await Promise.all([at.as('sam'), at.as('ines')]);
  expect((await sam.get('/free-times')).body).toEqual({
    protectedDays: ['wednesday'],
    quietHours: { from: '18:30', until: '08:00' },
  });
  expect((await sam.get('/free-times?with=priya')).body['protectedDays']).toEqual([
    'wednesday',
    'monday',
    'friday',
  ]);
  expect((await ines.get('/free-times?with=nobody')).body['protectedDays']).toEqual(['friday']);
  expect((await sam.get('/how-you-hear')).body['weekly']).toEqual({
    day: 'wednesday',
    at: '08:00',
  });
});
