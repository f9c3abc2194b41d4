import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { waitAfter } from '../src/durable/outbox.ts';
import { letterLeaseMs } from '../src/notification/postman.ts';
import { notificationCollections, type StoredLetter } from '../src/notification/stored.ts';
import { testMailbox } from './mailbox.ts';
import { addressOf, giveAddresses, mailOptions, publicUrl, setPerson } from './mail-service.ts';
import { prepare, proposal, propose } from './scenarios.ts';
import { beginning, testService } from './service.ts';

vi.setConfig({ testTimeout: 60_000 });
const mailbox = testMailbox();
const at = testService(mailOptions(mailbox));
const hour = 60 * 60 * 1000;

beforeAll(() => giveAddresses(at));
beforeEach(async () => {
  at.clock.set(beginning);
  await at.service.settle();
  const { letters, choices } = await stored();
  await letters.deleteMany({});
  await choices.deleteMany({});
  mailbox.forget();
});

const stored = () => notificationCollections(at.service.connection);
const titles = () => mailbox.seen().map(({ to, mail }) => `${to.split('@')[0]}: ${titleOf(mail)}`);
// The name RFC 5322 gives it: mail['subject'].
const titleOf = (mail: object) =>
  String(Object.entries(mail).find(([key]) => key.startsWith('sub'))?.[1]);

/** Something that Sam is told in the weekly e-mail. */
async function setAsideByPriya() {
  const held = await propose(at);
  await held.priya.does(held.path, { type: 'setAside', reason: 'Leave.' });
  return held;
}

async function letterOf(
  person: string,
  state: StoredLetter['state'],
): Promise<StoredLetter | null> {
  return (await stored()).letters.findOne({ person, state });
}

test('[P4] the invitation says what it is for and what it is not, and offers the times; text and HTML say the same', async () => {
  const { id } = await propose(at);
  await at.service.settle();
  expect(titles()).toEqual([
    'priya: Sam Ferngate would like to hold a learning discussion with you',
  ]);
  const [{ mail, raw } = { mail: undefined, raw: '' }] = mailbox.received;
  const link = `${publicUrl}/discussions/${id}`;
  for (const text of [mail?.text ?? '', String(mail?.html)]) {
    expect(text).toContain('Hello Priya,');
    expect(text).toContain('What it is for:');
    expect(text).toContain('What it is not: a check on anybody.');
    expect(text).toContain('Thursday 26 November, 2 pm');
    expect(text).toContain(`${link}?time=2026-11-26T14%3A00%3A00.000Z`);
    expect(text).toContain(`${publicUrl}/how-you-hear`);
  }
  expect(mail?.headers.get('list')).toMatchObject({
    unsubscribe: { url: `${publicUrl}/how-you-hear` },
  });
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
  expect(mail?.from?.text).toBe('"Alongside" <alongside@fernvale.example>');
  expect(raw).toMatch(/^Content-Type: multipart\/alternative/m);
  expect(String(mail?.html)).not.toMatch(/<img|<script|<link|src=/);
});

test('nobody who has no address, or no SMTP server, is written to', async () => {
  await setPerson(at, 'priya', { email: null });
  await propose(at);
  await at.service.settle();
  await setPerson(at, 'priya', { email: addressOf('priya') });
  expect(mailbox.received).toEqual([]);
  expect(await (await stored()).letters.countDocuments()).toBe(0);
});

test('a node that dies between sending and noting it: the very same e-mail once more, which people see once', async () => {
  await propose(at);
  await at.service.settle();
  const sent = await letterOf('priya', 'sent');
  // As the node left it that died: leased, made ready, nothing noted.
  const { letters } = await stored();
  const due = new Date(at.clock.now());
  const leasedUntil = new Date(at.clock.now() + letterLeaseMs);
  const asItWas = { state: 'waiting', due, lease: 'gone', leasedUntil, sentAt: null } as const;
  await letters.updateOne({ _id: sent?._id ?? '' }, { $set: asItWas });
  const other = await at.another();
  await Promise.all([at.service.settle(), other.settle()]);
  expect(mailbox.received).toHaveLength(1);
  at.clock.advance(letterLeaseMs);
  await Promise.all([at.service.settle(), other.settle()]);
  expect(mailbox.received).toHaveLength(2);
  const [first, second] = mailbox.received;
  expect(second?.raw).toBe(first?.raw);
  expect(first?.id).toBe(`<${sent?._id}@fernvale.example>`);
  expect(mailbox.seen()).toHaveLength(1);
});

test('an effect delivered again, and two nodes at once: one e-mail', async () => {
  const { id } = await propose(at);
  const other = await at.another();
  await Promise.all([at.service.settle(), other.settle()]);
  await at.service.collections.events.updateOne(
    { workflow: id },
    { $set: { 'receipt.due': new Date(at.clock.now()) } },
  );
  await Promise.all([at.service.settle(), other.settle()]);
  expect(mailbox.received).toHaveLength(1);
});

test('a server that puts it off is asked again, later each time; one that is not there, too; nobody else waits', async () => {
  mailbox.refuse(addressOf('priya'), { at: 'RCPT', code: 451, says: '4.7.1 greylisted' });
  await propose(at);
  await propose(at, { with: 'lee' });
  await at.service.settle();
  expect(titles()).toEqual(['lee: Sam Ferngate would like to hold a learning discussion with you']);
  expect(await letterOf('priya', 'waiting')).toMatchObject({
    attempts: 1,
    due: new Date(at.clock.now() + waitAfter(1)),
    problem: expect.stringContaining('greylisted'),
  });
  mailbox.refuse(addressOf('priya'), null);
  await mailbox.stop();
  at.clock.advance(waitAfter(1));
  await at.service.settle();
  expect(await letterOf('priya', 'waiting')).toMatchObject({ attempts: 2 });
  await mailbox.start();
  at.clock.advance(waitAfter(2));
  await at.service.settle();
  expect(titles()).toHaveLength(2);
  expect(await letterOf('priya', 'sent')).toMatchObject({ attempts: 3, problem: null });
});

test.each(['RCPT', 'DATA'] as const)(
  'an address refused for good at %s is noted for administrators alone, tried anew with the next e-mail, and forgiven',
  async (place) => {
    const [pat, sam] = await Promise.all([at.as('pat'), at.as('sam')]);
    mailbox.refuse(addressOf('priya'), { at: place, code: 550, says: '5.1.1 no such mailbox' });
    await propose(at);
    await at.service.settle();
    await at.service.settle();
    expect(mailbox.received).toEqual([]);
    expect(await letterOf('priya', 'refused')).toMatchObject({ attempts: 1, due: null });
    expect((await pat.get('/undelivered-emails')).body['items']).toMatchObject([
      {
        person: { name: 'Priya Millbrook' },
        address: addressOf('priya'),
        says: expect.stringContaining('no such mailbox'),
      },
    ]);
    expect((await sam.get('/undelivered-emails')).status).toBe(404);
    expect((await (await at.as('pat-elsewhere')).get('/undelivered-emails')).body['items']).toEqual(
      [],
    );
    mailbox.refuse(addressOf('priya'), null);
    await propose(at);
    await at.service.settle();
    expect(titles()).toHaveLength(1);
    expect((await pat.get('/undelivered-emails')).body['items']).toEqual([]);
  },
);

test('[S1.5] what can wait goes once a week, on the day the team keeps free, together; what was seen is left out', async () => {
  const [one, two] = [await setAsideByPriya(), await setAsideByPriya()];
  await one.priya.does(one.path, { type: 'takeUpAgain' });
  await at.service.settle();
  mailbox.forget();
  at.clock.set('2026-11-27T07:59:00.000Z');
  await at.service.settle();
  expect(titles()).toEqual([]);
  at.clock.advance(60_000);
  await at.service.settle();
  await at.service.settle();
  expect(titles()).toEqual(['sam: Your week in Alongside: 3 things']);
  const weekly = mailbox.received[0]?.mail.text ?? '';
  expect(weekly).toContain('Priya Millbrook has set the discussion aside for now. (2 of them)');
  expect(weekly).toContain('Priya Millbrook has taken the discussion up again.');

  // Everything seen on the screen: no e-mail at all.
  const { sam } = await setAsideByPriya();
  await two.sam.does(two.path, { type: 'takeUpAgain' });
  await at.service.settle();
  const told = (await sam.get('/notifications?limit=100')).body['items'] as unknown as {
    id: string;
  }[];
  await sam.post('/notifications/read', { ids: told.map(({ id }) => id) });
  mailbox.forget();
  at.clock.set('2026-12-04T08:00:00.000Z');
  await at.service.settle();
  expect(titles()).toEqual(['priya: Your week in Alongside: one thing']);
});

test('in quiet hours e-mails wait for the morning and come as one; a worry about a child does not wait', async () => {
  at.clock.set('2026-11-24T18:30:00.000Z');
  const held = await propose(at, { times: [] });
  const other = await propose(at, { with: 'lee', times: [] });
  await propose(at, { with: 'lee', times: [] });
  await at.service.settle();
  // Dealt with on the screen the same evening: there is nothing left to say of it.
  at.clock.advance(60_000);
  await held.priya.does(held.path, { type: 'accept' });
  await (await at.as('lee')).does(other.path, { type: 'accept' });
  await at.service.settle();
  expect(titles()).toEqual([]);
  await held.sam.does(held.path, { type: 'raiseConcern', summary: 'T was not at home.' });
  await at.service.settle();
  expect(titles()).toEqual(['morgan: Somebody is worried that a child is not safe']);
  expect(mailbox.received[0]?.raw).toMatch(/^Importance: High/m);
  expect(mailbox.received[0]?.mail.text).toContain('sent again every hour');
  mailbox.forget();
  // Down all night: the morning brings the chase once, and what waited once.
  at.clock.set('2026-11-25T09:12:00.000Z');
  await at.service.settle();
  await at.service.settle();
  expect(titles().toSorted()).toEqual([
    'helen: A worry about a child is still waiting',
    'lee: Sam Ferngate would like to hold a learning discussion with you',
    'morgan: A worry about a child is still waiting',
    'sam: Told to you meanwhile: 2 things',
  ]);
  mailbox.forget();
  for (let hours = 0; hours < 2; hours += 1) {
    at.clock.advance(hour);
    await at.service.settle();
  }
  expect(titles().filter((title) => title.startsWith('helen'))).toHaveLength(2);
  await (await at.as('morgan')).does(held.path, { type: 'acknowledge' });
  await at.service.settle();
  mailbox.forget();
  at.clock.advance(5 * hour);
  await at.service.settle();
  expect(titles()).toEqual([]);
});

test('each person chooses by groups; a worry about a child is not among them', async () => {
  const [sam, priya, morgan] = await Promise.all(
    ['sam', 'priya', 'morgan'].map((one) => at.as(one)),
  );
  const choose = (group: string, email: string) =>
    priya?.post('/how-you-hear', { group, email, push: true });
  expect((await choose('invitations', 'never'))?.status).toBe(200);
  expect((await choose('safety', 'never'))?.status).toBe(400);
  expect((await priya?.get('/how-you-hear'))?.body).toMatchObject({
    email: addressOf('priya'),
    emails: 'sent',
    weekly: { day: 'friday', at: '08:00' },
    groups: expect.arrayContaining([
      expect.objectContaining({ group: 'safety', fixed: true }),
      expect.objectContaining({ group: 'invitations', choice: { email: 'never', push: true } }),
    ]),
  });
  await propose(at);
  await at.service.settle();
  expect(titles()).toEqual([]);
  expect(JSON.stringify((await priya?.get('/notifications'))?.body)).toContain('invited');
  await choose('invitations', 'weekly');
  await propose(at);
  await at.service.settle();
  at.clock.set('2026-11-27T08:00:00.000Z');
  await at.service.settle();
  expect(titles()).toEqual(['priya: Your week in Alongside: one thing']);
  expect((await sam?.get('/how-you-hear'))?.text).not.toContain('never');
  expect((await morgan?.get('/how-you-hear'))?.text).not.toContain('never');
});

test('a reminder that the weekly e-mail would bring after its meeting comes before it', async () => {
  await prepare(at);
  await at.service.settle();
  mailbox.forget();
  at.clock.set('2026-11-25T14:00:00.000Z');
  await at.service.settle();
  expect(proposal.times[0]).toBe('2026-11-26T14:00:00.000Z');
  expect(titles().toSorted()).toEqual([
    'priya: A learning discussion is waiting for you, when you have a moment',
    'sam: A learning discussion is waiting for you, when you have a moment',
  ]);
});

test('a clock that is put back and forth sends nothing twice and nothing too early', async () => {
  await setAsideByPriya();
  await at.service.settle();
  mailbox.forget();
  for (const day of ['2026-11-30', '2026-11-26', '2026-12-02', '2026-11-24']) {
    at.clock.set(`${day}T12:00:00.000Z`);
    await at.service.settle();
  }
  at.clock.set('2026-12-03T12:00:00.000Z');
  await at.service.settle();
  const toSam = titles().filter((title) => title.startsWith('sam: Your week'));
  expect(toSam).toHaveLength(1);
  // A lease taken by a clock that was far ahead holds nobody up.
  const { letters } = await stored();
  await propose(at);
  await at.service.settle();
  const ahead = new Date(at.clock.now() + 30 * 24 * hour);
  await letters.updateMany(
    { kind: 'invited' },
    {
      $set: { due: new Date(at.clock.now()), state: 'waiting', lease: 'ahead', leasedUntil: ahead },
    },
  );
  await at.service.settle();
  expect(await letters.countDocuments({ kind: 'invited', state: 'waiting' })).toBe(0);
});
