import { randomUUID } from 'node:crypto';
import mammoth from 'mammoth';
import { Binary } from 'mongodb';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, expect, test } from 'vitest';
import type { StoredRecord } from '../src/database/collections.ts';
import { type Caller, testService } from './service.ts';

const at = testService();
const weekMs = 7 * 24 * 60 * 60 * 1000;
let helen: Caller;
let sam: Caller;

/** Twelve weeks of sixteen discussions of five workers; two of each week in a service too small to show. */
function agreed(week: number, index: number): StoredRecord {
  const discussion = `d-${week}-${index}`;
  const agreedAt = new Date(at.clock.now() - (week + 1) * weekMs).toISOString();
  return {
    _id: `${discussion}:1`,
    organisation: 'fernvale',
    discussion,
    version: 1,
    contentHash: 'x',
    agreedAt,
    focus: 'A secret focus',
    familyVoice: { status: 'notAsked', words: null, how: null, reason: null },
    findings: [
      {
        id: randomUUID(),
        section: 'strength',
        text: 'Sam Ferngate drew the worry house with the boy of CR-4821.',
        createdBy: 'sam',
        createdAt: null,
        themes: index < 10 ? ['direct-work'] : ['life-story'],
        share: index === 0,
        standard: index < 14 ? 'children-heard' : null,
        from: [],
        ownReflection: false,
        owner: null,
        due: null,
        expectedChange: null,
      },
    ],
    agreements: [],
    state: new Binary(Buffer.alloc(0)),
    held: {
      worker: `w${(index + week) % 5}`,
      area: 'North',
      service: index < 14 || week > 3 ? 'Children in care' : 'Support',
      team: index < 14 || week > 3 ? 'kestrel' : 'elder',
    },
    due: new Date(agreedAt),
  };
}

async function taken(form: 'pdf' | 'docx', query = '') {
  const answer = await fetch(`${at.service.url}/api/v1/packs/three-questions.${form}${query}`, {
    headers: { cookie: helen.cookie },
  });
  return { answer, file: Buffer.from(await answer.arrayBuffer()) };
}

async function words(query = ''): Promise<string> {
  const { file } = await taken('docx', query);
  return (await mammoth.extractRawText({ buffer: file })).value;
}

beforeAll(async () => {
  [helen, sam] = await Promise.all([at.as('helen'), at.as('sam')]);
  const all = Array.from({ length: 12 }, (_, week) =>
    Array.from({ length: 16 }, (_unused, index) => agreed(week, index)),
  ).flat();
  const noticed = await helen.post('/responses', {
    commandId: randomUUID(),
    theme: 'direct-work',
    heard: 'Priya Millbrook and others ask for time for direct work, as in CR-4821.',
    spottedOn: '2026-11-02',
  });
  expect(noticed.status).toBe(201);
  await at.service.collections.records.insertMany(all);
  await at.service.settle();
}, 60_000);

test('the pack as PDF is tagged, in three questions of parts, with letters of the usual size', async () => {
  const { answer, file } = await taken('pdf', '?from=2026-08-01&until=2026-11-22');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toBe(
    'attachment; filename=three-questions-2026-11-24.pdf',
  );
  const pdf = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise;
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
  const trees = [];
  for (let side = 1; side <= pdf.numPages; side += 1) {
    trees.push(await (await pdf.getPage(side)).getStructTree());
  }
  const roles = [...JSON.stringify(trees).matchAll(/"role":"(H\d)"/g)].map((match) => match[1]);
  expect(roles.slice(0, 3)).toEqual(['H1', 'H2', 'H3']);
  expect(roles.filter((role) => role === 'H2')).toHaveLength(3);
  const again = await taken('pdf', '?from=2026-08-01&until=2026-11-22');
  expect(again.file.equals(file)).toBe(true);
});

test('it holds what is published for what leaves, the plan and the rules: no name, no reference, no number under ten', async () => {
  const [excerpt] = Object((await sam.get('/excerpts?state=waiting')).body).items;
  await sam.does(`/excerpts/${excerpt.id}`, { type: 'confirm' });
  const text = await words();
  expect(text).toContain('Raised as a strength: 120 of 192 discussions.');
  expect(text).toContain('192 agreed discussions');
  expect(text).toContain('a colleague and others ask for time for direct work');
  expect(text).toContain('“a colleague drew the worry house with the boy of');
  expect(text).toContain('There are too few discussions to show any service.');
  expect(text).not.toMatch(/Sam|Ferngate|Priya|Helen|4821|secret|\bw[0-4]\b/);
  const shares = [...text.matchAll(/(\d+) of (\d+)/g)].flatMap(([, count, of]) => [
    Number(count),
    Number(of) - Number(count),
  ]);
  expect(shares.length).toBeGreaterThan(4);
  expect(shares.filter((number) => number > 0 && number < 10)).toEqual([]);
  const readings = await at.service.connection.db
    ?.collection('viewings')
    .find({ what: { $in: ['packExported', 'sharedExcerpts'] } })
    .toArray();
  expect(readings?.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['packExported', 'sharedExcerpts']),
  );
});

test('a service too small, another organisation and a week too short hold no number', async () => {
  for (const query of ['?service=Support', '?from=2020-01-01&until=2020-03-01']) {
    const text = await words(query);
    expect(text).toContain('no number may leave');
    expect(text).not.toMatch(/\d+ of \d+ discussions/);
  }
  helen = await at.as('helen-elsewhere');
  expect(await words()).toContain('no number may leave');
  helen = await at.as('helen');
});

test('it is for heads of service and the quality lead, and says what is wrong with a period', async () => {
  for (const person of ['sam', 'priya', 'morgan', 'kai', 'pat']) {
    expect((await (await at.as(person)).get('/packs/three-questions.pdf')).status).toBe(404);
  }
  expect((await taken('pdf', '?from=2026-03-01&until=2026-02-01')).answer.status).toBe(400);
  expect((await taken('pdf', '?team=kestrel')).answer.status).toBe(400);
});
