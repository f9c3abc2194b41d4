import type { Person } from '@alongside/workflows/organisation/people';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAuthenticated } from './authenticated.ts';
import { readMessage } from './read-message.ts';
import { whoIsMeant } from './who-is-meant.ts';

const person = (id: string, name: string, email: string | null): Person => ({
  ...{ id, name, email, organisation: 'fernvale', roles: ['worker'] },
  ...{ team: null, service: null, area: null },
});
const people = [
  person('sam', 'Sam Ferngate', 'Sam.Ferngate@fernvale.example'),
  person('nia', 'Nia Coldbrook', 'nia.coldbrook@fernvale.example'),
  person('one', 'Jo Lindale', null),
  person('two', 'Jo Lindale', null),
];
const meant = (title: string, text: string) => whoIsMeant({ title, text }, people, 'nia');

describe('who is praised', () => {
  test.each([
    ['For: Sam Ferngate', 'Listens.'],
    ['Great practice for:  sam   FERNGATE', 'Listens.'],
    ['Well done', 'For: Sam Ferngate <sam.ferngate@fernvale.example>\n\nListens.'],
    ['Well done', 'Hello,\nfor: sam.ferngate@fernvale.example\nListens.'],
  ])('is found in “%s”, and the line goes', (title, text) => {
    const { praised, words } = meant(title, text);
    expect(praised?.id).toBe('sam');
    expect(words).toContain('Listens.');
    expect(words).not.toMatch(/for:/i);
  });

  test.each([
    ['nobody said', 'Well done', 'Sam Ferngate listens.'],
    ['half a name', 'For: Sam', 'Listens.'],
    ['two of that name', 'For: Jo Lindale', 'Listens.'],
    ['oneself', 'For: Nia Coldbrook', 'I listen.'],
    ['two people', 'For: Sam Ferngate', 'For: Nia Coldbrook\nListens.'],
    ['an address nobody has', 'For: sam@other.example', 'Listens.'],
    ['further down', 'Hello', `${'A line.\n'.repeat(6)}For: Sam Ferngate`],
  ])('is not guessed: %s', (_, title, text) => {
    expect(meant(title, text).praised).toBeNull();
  });

  test('signature and quoted lines are not part of the words', () => {
    const text = 'For: Sam Ferngate\nListens.\n> What did you see?\n-- \nNia\n07700 900123';
    expect(meant('', text).words).toBe('Listens.');
  });
});

describe('who a message is from', () => {
  const says = (...results: string[]) => isAuthenticated(results, 'mx.fernvale.example', from);
  const from = 'nia@fernvale.example';

  test.each([
    'mx.fernvale.example; dmarc=pass header.from=fernvale.example',
    'MX.fernvale.example 1; spf=fail smtp.mailfrom=x@other.example; dkim=pass (good) header.d=fernvale.example',
    'mx.fernvale.example; spf=pass smtp.mailfrom=bounce@fernvale.example',
    'mx.fernvale.example; auth=pass smtp.auth=nia',
  ])('one’s own server vouches: %s', (line) => {
    expect(says(line)).toBe(true);
  });

  test.each([
    [],
    ['mx.fernvale.example; dmarc=fail header.from=fernvale.example'],
    ['mx.fernvale.example; dkim=pass header.d=other.example'],
    ['mx.fernvale.example; spf=pass smtp.mailfrom=fernvale.example@other.example'],
    ['mx.other.example; dmarc=pass header.from=fernvale.example'],
    ['mx.fernvale.example; none (dmarc=pass header.from=fernvale.example)'],
    // What stands below one's own server's line came with the message.
    [
      'mx.fernvale.example; dmarc=fail header.from=fernvale.example',
      'mx.fernvale.example; dmarc=pass header.from=fernvale.example',
    ],
  ])('it does not: %s', (...lines) => {
    expect(says(...lines)).toBe(false);
  });
});

test('whatever bytes come, they are a message or an error, and never harm', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 2000 }),
      fc.constantFrom(
        '',
        'From: a@b.example\r\n',
        'Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n',
        'Content-Type: text/html\r\n\r\n<p>',
        'Content-Type: text/plain; charset=utf-7\r\nContent-Transfer-Encoding: base64\r\n\r\n',
      ),
      async (bytes, before) => {
        const message = await readMessage(Buffer.concat([Buffer.from(before), bytes]));
        expect(typeof message.text).toBe('string');
      },
    ),
    { numRuns: 60 },
  );
});
