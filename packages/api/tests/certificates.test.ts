import { randomUUID } from 'node:crypto';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { certificatesPdf } from '../src/paper/certificates.ts';
import { testService } from './service.ts';

const at = testService();

/** What stands on each side, for an independent reader of PDF. */
async function sidesOf(file: Uint8Array): Promise<string[]> {
  const pdf = await getDocument({ data: file.slice(), verbosity: 0 }).promise;
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent();
      return items.map((item) => ('str' in item ? item.str : '')).join(' ');
    }),
  );
}

async function fetched(person: string, query = '') {
  const { cookie } = await at.as(person);
  const path = `${at.service.url}/api/v1/great-practice/certificates.pdf${query}`;
  const answer = await fetch(path, { headers: { cookie } });
  const file = new Uint8Array(await answer.arrayBuffer());
  return { status: answer.status, sides: answer.ok ? await sidesOf(file) : [] };
}

async function onTheWall(praised: string, words: string): Promise<string> {
  at.clock.set(at.clock.now() + 60_000);
  const body = { commandId: randomUUID(), praised, words };
  const given = await (await at.as('nia')).post('/great-practice', body);
  const path = `/great-practice/${String(given.body['id'])}`;
  await (await at.as(praised)).does(path, { type: 'consent' });
  return path;
}

test('[S1.6] a certificate for everybody who was celebrated, a side for each, the latest first, and for nobody else', async () => {
  expect(await fetched('dami')).toEqual({ status: 404, sides: [] });
  const first = await onTheWall('sam', 'Sam rang every Tuesday.');
  const second = await onTheWall('priya', 'Priya waited.');
  await onTheWall('dami', 'Dami asked first.');
  const helen = await at.as('helen');
  for (const path of [first, second]) await helen.does(path, { type: 'celebrate' });

  const { status, sides } = await fetched('dami');
  expect([status, sides.length]).toEqual([200, 2]);
  expect(sides[1]).toMatch(/Sam .*Sam rang every Tuesday\..*Noticed by Nia .*Helen Ashdown on \d/);
  expect(sides[0]).toContain('Priya waited.');
  expect(sides.join(' ')).not.toContain('Dami asked first.');
  const one = first.split('/').at(-1) ?? '';
  expect((await fetched('dami', `?id=${one}`)).sides).toEqual(sides.slice(1));
  expect((await fetched('dami', '?until=2020-01-01')).status).toBe(404);
  expect((await fetched('dami', '?person=sam')).status).toBe(400);
  expect((await fetched('sam-elsewhere', `?id=${one}`)).status).toBe(404);

  await (await at.as('sam')).does(first, { type: 'takeBack' });
  expect((await fetched('helen')).sides).toEqual(sides.slice(0, 1));
});

test('[S1.6] however long or broken up the words are, a certificate is one side, and all of them are on it', async () => {
  const long = ['x\n'.repeat(750), 'Kindness. '.repeat(150)].map((words) => ({
    ...{ organisation: 'Fernvale', name: 'Sam Ferngate', words },
    below: ['Thank you.'],
  }));
  const paper = { title: 'Great practice', certificates: long, at: '2026-06-01T09:00:00.000Z' };
  const file = await certificatesPdf(paper);
  const sides = await sidesOf(file);
  expect(sides).toHaveLength(2);
  expect(sides[0]?.match(/x/g)).toHaveLength(750);
  expect(sides[1]?.match(/Kindness/g)).toHaveLength(150);
  expect(await certificatesPdf(paper)).toEqual(file);
});
