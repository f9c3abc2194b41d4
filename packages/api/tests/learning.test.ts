import { randomUUID } from 'node:crypto';
import { frameOf, weekOf } from '@alongside/workflows/theme/weeks';
import { beforeAll, describe, expect, test } from 'vitest';
import { themeCollections } from '../src/theme/stored.ts';
import { call, type Caller, callerWith, testService } from './service.ts';

const at = testService();
const form = { 'content-type': 'application/x-www-form-urlencoded' };

async function page(
  organisation: string,
  cookie = '',
  {
    headers = {},
    ...more
  }: { method?: string; body?: string; headers?: Record<string, string> } = {},
) {
  const url = `${at.service.url}/learning${organisation === '' ? '' : `/${organisation}`}`;
  return call(url, { redirect: 'manual', ...more, headers: { cookie, ...headers } });
}

async function openIt(isOpen: boolean): Promise<void> {
  await at.service.collections.organisations.updateOne(
    { _id: 'fernvale' },
    { $set: { 'settings.learningPageOpen': isOpen } },
  );
  at.service.directories.forget();
}

async function respond(helen: Caller, heard: string): Promise<string> {
  const body = { commandId: randomUUID(), theme: 'tools-forms', heard };
  return String((await helen.post('/responses', body)).body['id']);
}

let response: string;
beforeAll(async () => {
  const helen = await at.as('helen');
  response = await respond(helen, 'The form asks <b>three</b> times & more.');
  await helen.does(`/responses/${response}`, { type: 'adopt', what: 'One page.' });
  await helen.does(`/responses/${response}`, { type: 'tell', message: 'It is one page now.' });
  await respond(helen, 'Life-story work begins late.');
});

describe('who may read it', () => {
  test('closed: who is signed in there reads it; a stranger cannot even tell whether there is such a place', async () => {
    const stranger = await page('fernvale');
    const nowhere = await page('there-is-no-such-place');
    expect([stranger.status, nowhere.status]).toEqual([401, 401]);
    expect(stranger.text).toBe(nowhere.text);
    const elsewhere = await at.as('kai-elsewhere');
    expect((await page('fernvale', elsewhere.cookie)).status).toBe(401);
    const sam = await at.as('sam');
    const read = await page('fernvale', sam.cookie);
    expect(read.status).toBe(200);
    expect(read.text).toContain('It is one page now.');
    expect((await page('', sam.cookie)).headers.get('location')).toBe('/learning/fernvale');
    expect((await page('')).status).toBe(401);
  });

  test('open: anybody reads it, and only what is on it', async () => {
    await openIt(true);
    const read = await page('fernvale');
    expect(read.status).toBe(200);
    expect(read.text).not.toMatch(/Helen|Sam |Priya|<form/);
    expect((await page('')).headers.get('location')).toBe('/learning/fernvale');
    expect((await page('elsewhere')).status).toBe(401);
    await openIt(false);
  });

  test('the page is whole without script, and lets nothing else in; what people wrote stays text', async () => {
    const { cookie } = await at.as('sam');
    const { headers, text } = await page('fernvale', cookie);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).not.toMatch(/script|unsafe/);
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(text).not.toMatch(/<script|style="|onload/);
    expect(text).toContain('The form asks &#60;b&#62;three&#60;/b&#62; times &#38; more.');
    const css = await call(`${at.service.url}/learning/learning.css`, {});
    expect(css.headers.get('content-type')).toContain('text/css');
  });
});

describe('comments of representatives', () => {
  const comment = (caller: Caller, fields: Record<string, string>, more: object = {}) =>
    page(`fernvale/responses/${response}/comments`, caller.cookie, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: { ...form, origin: at.service.url, ...more },
    });

  test('written with a plain form, shown by the role alone, answered for all to read', async () => {
    const [kai, helen, sam] = await Promise.all([at.as('kai'), at.as('helen'), at.as('sam')]);
    expect((await page('fernvale', kai.cookie)).text).toContain('<form method="post"');
    expect((await page('fernvale', sam.cookie)).text).not.toContain('<form');
    const fields = { commandId: randomUUID(), words: 'Will you ask us too?' };
    const sent = await comment(kai, fields);
    expect([sent.status, sent.headers.get('location')]).toEqual([
      303,
      `/learning/fernvale?said=${response}#${response}`,
    ]);
    await comment(kai, fields);
    // Whatever anybody may read points to nobody.
    await comment(kai, { commandId: randomUUID(), words: 'Ring me on 07700 900123.' });
    await helen.does(`/responses/${response}`, {
      type: 'answerComment',
      comment: 'c1',
      words: 'Yes, in May.',
    });
    const { text } = await page('fernvale', sam.cookie);
    expect(text.split('Will you ask us too?')).toHaveLength(2);
    expect(text).toContain('Someone who speaks up for young people said');
    expect(text).toContain('Yes, in May.');
    expect(text).not.toContain('Kai');
    expect(text).toContain('Ring me on [phone number taken out].');
    const json = await sam.get('/learning');
    expect(json.body['answers']).toContainEqual(
      expect.objectContaining({
        comments: [
          expect.objectContaining({ answer: 'Yes, in May.' }),
          expect.objectContaining({ answer: null }),
        ],
      }),
    );
    expect(json.text).not.toMatch(/Kai|900123/);
  });

  test('another site cannot send it, nor anybody else; what was typed is given back', async () => {
    const [kai, sam] = await Promise.all([at.as('kai'), at.as('sam')]);
    const fields = { commandId: randomUUID(), words: 'Not from here.' };
    const silent = await page(`fernvale/responses/${response}/comments`, kai.cookie, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: form,
    });
    expect(silent.status).toBe(403);
    for (const forged of [
      { origin: 'https://elsewhere.example' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      expect((await comment(kai, fields, forged)).status).toBe(403);
    }
    // Behind a proxy that calls the service by another host, its public address is its own.
    const publicUrl = 'https://alongside.example';
    const node = await at.another({ session: { publicUrl } });
    const behind = await fetch(`${node.url}/learning/fernvale/responses/${response}/comments`, {
      method: 'POST',
      body: new URLSearchParams({ ...fields, words: ' ' }),
      headers: { origin: publicUrl, cookie: kai.cookie },
    });
    expect(behind.status).toBe(400);
    expect((await comment(sam, { ...fields, words: 'Not mine <i>to say.' })).text).toContain(
      'Not mine &#60;i&#62;to say.',
    );
    const empty = await comment(kai, { ...fields, words: ' ' });
    expect(empty.status).toBe(400);
    expect(empty.text).toContain('Your words are still in the box. Write');
    const stranger = callerWith(at.service.url, 'nobody', '');
    expect((await comment(stranger, fields)).status).toBe(401);
    expect((await page('fernvale', sam.cookie)).text).not.toContain('Not from here.');
  });
});

test('[promise 8] what talks add up to shows from ten talks and three workers on, in coarse words', async () => {
  const { learnings } = await themeCollections(at.service.connection);
  const sam = await at.as('sam');
  const talks = async (workers: string[], count: number, themeOf: (n: number) => string) => {
    await learnings.deleteMany({});
    const week = weekOf(at.clock.now());
    // Written beside the door, because only what the tally reads matters here.
    await learnings.insertMany(
      Array.from({ length: count }, (_, n) => ({
        _id: `x${n}`,
        organisation: 'fernvale',
        version: 1,
        agreedAt: new Date(at.clock.now()),
        ...{ week, frame: frameOf(week), tags: [], standards: [], words: [] },
        contribution: {
          ...{ week, area: '', service: '', team: '' },
          worker: workers[n % workers.length] ?? '',
          keys: ['all', `theme:${themeOf(n)}:strength`],
        },
        codebook: 0,
        due: null,
      })),
    );
    at.clock.advance(11 * 60_000);
    return (await sam.get('/learning')).body;
  };
  const three = ['sam', 'nia', 'dami'];
  expect(await talks(three, 9, () => 'direct-work')).toMatchObject({ talks: null, well: [] });
  expect(await talks(['sam', 'nia'], 20, () => 'direct-work')).toMatchObject({ talks: null });
  const shown = await talks(three, 24, (n) => (n < 12 ? 'direct-work' : 'identity'));
  expect(shown).toMatchObject({
    talks: 'In the last year we added up 20 talks or more.',
    well: [
      { theme: 'Time spent with children', says: 'in about half of our talks' },
      { says: 'in about half of our talks' },
    ],
    worries: [],
  });
  const rare = await talks(three, 24, (n) => (n < 9 ? 'direct-work' : 'identity'));
  expect(rare['well']).toHaveLength(1);
});

test('what waits for longer than was promised says so to everybody who reads it', async () => {
  const late = 'You should have heard more from us by now.';
  expect((await page('fernvale', (await at.as('sam')).cookie)).text).not.toContain(late);
  at.clock.advance(56 * 24 * 60 * 60_000);
  const { text } = await page('fernvale', (await at.as('sam')).cookie);
  const [waiting, answered] = ['Life-story work begins late.', 'It is one page now.'].map((words) =>
    text.split('<article').find((card) => card.includes(words)),
  );
  expect(waiting).toContain(late);
  expect(answered).not.toContain(late);
});
