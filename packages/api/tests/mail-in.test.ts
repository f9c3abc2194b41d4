import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { attachTakeIn } from '../src/great-practice/attach.ts';
import { mostBytes } from '../src/mail/inbound/read-message.ts';
import { inboundCollections } from '../src/mail/inbound/stored.ts';
import type { Became } from '../src/mail/inbound/take-in.ts';
import { verifyAll } from '../src/verify-all.ts';
import { ImapDouble } from './imap-double.ts';
import { giveAddresses } from './mail-service.ts';
import { testService } from './service.ts';

const imap = new ImapDouble();
const at = testService();
beforeAll(async () => {
  await imap.open();
  await giveAddresses(at);
});
afterAll(() => imap.close());

let count = 0;

const titled = (title: string) => ({ Subject: title }); // RFC 5322 calls it so.

/** A message of Nia's, as a mail program writes it. */
function message(change: Record<string, string | null> = {}, body = 'Sam listens.'): string {
  count += 1;
  const headers: Record<string, string | null> = {
    From: `Nia <${nia()}>`,
    To: 'practice@fernvale.example',
    'Message-ID': `<m${count}@fernvale.example>`,
    ...titled('For: Sam Ferngate'),
    ...change,
  };
  const said = Object.entries(headers).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}`],
  );
  return [...said, '', body].join('\r\n');
}

let niasAddress = '';
const nia = () => niasAddress;

async function takeIn(raw: string | null, trusts?: string): Promise<Became> {
  const { connection, collections, directories, door, clock, kinds } = at.service;
  const logger = pino({ level: 'silent' });
  const deps = { connection, collections, directories, door, clock, logger };
  const settings = { imapUrl: undefined, organisation: 'fernvale', trusts };
  const attached = await attachTakeIn(deps, settings, kinds.greatPractice);
  return attached.takeIn(raw === null ? null : Buffer.from(raw, 'latin1'));
}

async function mine(person: string, show = 'mine') {
  const { body } = await (await at.as(person)).get(`/great-practice?show=${show}&limit=100`);
  return Object(body).items;
}

async function howMany(): Promise<number> {
  return at.service.collections.greatPractice.countDocuments();
}

beforeAll(async () => {
  const found = await at.service.collections.people.findOne({ _id: 'nia' });
  niasAddress = String(found?.email);
});

describe('a nomination by e-mail', () => {
  test('[S0.2] reaches the one it is for, and waits for their yes like any other', async () => {
    expect(await takeIn(message({}, 'Sam stopped to ask what she wanted.'))).toBe('nominated');
    await at.service.settle();
    const [item] = await mine('sam', 'waiting');
    expect(item).toMatchObject({
      words: 'Sam stopped to ask what she wanted.',
      nominatedBy: { id: 'nia' },
    });
    expect(await mine('priya', 'wall')).toEqual([]);
  });

  test('without a name it waits for its sender, who is told and finishes it', async () => {
    expect(await takeIn(message(titled('Well done')))).toBe('unfinished');
    await at.service.settle();
    const item = (await mine('nia')).find(
      ({ standing }: { standing: string }) => standing === 'unfinished',
    );
    expect(item).toMatchObject({ praised: null, words: 'Sam listens.' });
    const { items } = Object((await (await at.as('nia')).get('/notifications')).body);
    expect(items).toContainEqual(
      expect.objectContaining({
        kind: 'greatPracticeUnfinished',
        about: expect.objectContaining({ id: item.id }),
      }),
    );
    const words = 'Dami listens.';
    const caller = await at.as('nia');
    await caller.does(`/great-practice/${item.id}`, { type: 'nominate', praised: 'dami', words });
    expect(await mine('dami', 'waiting')).toMatchObject([{ id: item.id, words }]);
  });

  test('the same message is taken once, whoever brings it how often', async () => {
    const raw = message();
    const before = await howMany();
    const became = await Promise.all([takeIn(raw), takeIn(raw), takeIn(raw)]);
    expect(await takeIn(raw)).toBe('repeated');
    expect(became.every((one) => one === 'nominated' || one === 'repeated')).toBe(true);
    expect(await howMany()).toBe(before + 1);
  });

  test('HTML is text, attachments are left out and that is said, a long one waits to be looked at', async () => {
    const parts = [
      '--x',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<style>p{}</style><p>Sam <b>waited</b>.</p><script>alert(1)</script>',
      '--x',
      'Content-Type: image/png; name=child.png',
      'Content-Disposition: attachment; filename=child.png',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgo=',
      '--x--',
    ].join('\r\n');
    const raw = message({ 'Content-Type': 'multipart/mixed; boundary=x' }, parts);
    expect(await takeIn(raw)).toBe('nominated');
    const waited = async (person: string) =>
      (await mine(person)).find(({ words }: { words: string }) => words === 'Sam waited.');
    expect(await waited('nia')).toMatchObject({ leftOut: true });
    expect(await waited('sam')).toMatchObject({ leftOut: false });
    expect(await takeIn(message({}, 'So good. '.repeat(400)))).toBe('unfinished');
  });

  test('whatever is not from a colleague, or from a program, or no message, changes nothing', async () => {
    const before = await howMany();
    const tried: [Became, string | null][] = [
      ['unknownSender', message({ From: 'somebody@other.example' })],
      ['unknownSender', message({ From: 'sam-elsewhere@fernvale.example' })],
      ['unreadable', message({ From: null })],
      ['unreadable', message({ From: `${nia()}, x@other.example` })],
      ['unreadable', '\u0000\u0001 nothing'],
      ['automatic', message({ 'Auto-Submitted': 'auto-replied' })],
      ['automatic', message({ Precedence: 'bulk' })],
      ['automatic', message({ 'List-Id': '<all.fernvale.example>' })],
      ['empty', message({}, '')],
      ['tooLarge', message({}, 'x'.repeat(mostBytes))],
      ['tooLarge', null],
    ];
    for (const [expected, raw] of tried) expect(await takeIn(raw)).toBe(expected);
    expect(await howMany()).toBe(before);
  });

  test('with one’s own mail server named, a forged sender is set aside', async () => {
    const server = 'mx.fernvale.example';
    const says = (verdict: string) => ({
      'Authentication-Results': `${server}; dmarc=${verdict} header.from=${nia().split('@')[1]}`,
    });
    expect(await takeIn(message(), server)).toBe('notAuthenticated');
    expect(await takeIn(message(says('fail')), server)).toBe('notAuthenticated');
    expect(await takeIn(message(says('pass')), server)).toBe('nominated');
  });

  test('nothing of a message is kept beside the nomination', async () => {
    const { mails } = await inboundCollections(at.service.connection);
    const kept = await mails.find().toArray();
    expect(kept.length).toBeGreaterThan(3);
    for (const one of kept) {
      expect(Object.keys(one).toSorted()).toEqual(['_id', 'at', 'became', 'organisation']);
    }
  });
});

/** As the alias of a mail server does it. */
async function piped(raw: string, environment: Record<string, string> = {}) {
  const uri = new URL(inject('mongodbUri'));
  uri.pathname = `/${at.service.connection.name}`;
  const program = fileURLToPath(new URL('../src/mail-in.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--conditions=@alongside/source', '--import', 'tsx', program],
    {
      env: {
        ...process.env,
        ...{ MONGODB_URI: uri.toString(), MAIL_IN_ORGANISATION: 'fernvale', LOG_LEVEL: 'silent' },
        ...environment,
      },
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  );
  child.stdin.end(raw, 'latin1');
  const [says, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return { says, code: Number(code) };
}

describe('piped in by a mail server', () => {
  test('is taken in like any other; a strange one ends well, so that nobody is answered', async () => {
    const before = await howMany();
    const strange = message({ From: 'somebody@other.example' });
    expect(await Promise.all([piped(message()), piped(strange)])).toEqual([
      { says: 'Taken in: nominated\n', code: 0 },
      { says: 'Set aside: unknownSender\n', code: 0 },
    ]);
    expect(await howMany()).toBe(before + 1);
    await at.service.settle();
    expect(await mine('sam', 'waiting')).not.toEqual([]);
  }, 60_000);

  test('is to be brought again where it cannot be kept', async () => {
    const { code, says } = await piped(message(), { MAIL_IN_ORGANISATION: 'nowhere' });
    expect([code, says]).toEqual([75, '']);
  }, 60_000);
});

describe('fetched from a mailbox', () => {
  test('by one of two nodes, each message once, seen afterwards; what is set aside is flagged', async () => {
    const good = imap.arrive(message());
    const strange = imap.arrive(message({ From: 'somebody@other.example' }));
    const huge = imap.arrive(message({}, 'x'.repeat(mostBytes)));
    const before = await howMany();
    const mailIn = { imapUrl: imap.url, organisation: 'fernvale', trusts: undefined };
    const nodes = await Promise.all([at.another({ mailIn }), at.another({ mailIn })]);
    await Promise.all(nodes.map((node) => node.settle()));
    for (const node of nodes) await node.settle();
    expect(await howMany()).toBe(before + 1);
    expect([...good.flags]).toEqual(['\\Seen']);
    expect([...strange.flags].toSorted()).toEqual(['\\Flagged', '\\Seen']);
    expect([...huge.flags].toSorted()).toEqual(['\\Flagged', '\\Seen']);
    expect([good.fetched, huge.fetched]).toEqual([1, 0]);

    // The connection breaks before it is marked: it comes again, and is not taken again.
    const torn = imap.arrive(message());
    imap.breaksAt = imap.lying.length;
    const [node] = nodes;
    await node?.settle().catch(() => undefined);
    expect(torn.flags.size).toBe(0);
    await node?.settle();
    expect([[...torn.flags], torn.fetched]).toEqual([['\\Seen'], 2]);
    expect(await howMany()).toBe(before + 2);
  });
});

test('every log leads to its snapshot', async () => {
  expect((await verifyAll(at.service.collections)).differences).toEqual([]);
});
