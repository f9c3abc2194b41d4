import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, expect, test } from 'vitest';
import { bringForward, currentHash, find, type Held } from './scenarios.ts';
import { type Caller, testService } from './service.ts';

const at = testService();

async function bytes(
  caller: Caller,
  path: string,
): Promise<{ status: number; file: Uint8Array; headers: Headers }> {
  const answer = await fetch(`${at.service.url}/api/v1${path}`, {
    headers: { cookie: caller.cookie },
  });
  const file = new Uint8Array(await answer.arrayBuffer());
  return { status: answer.status, file, headers: answer.headers };
}

const paper = ({ path }: Held, form: 'pdf' | 'docx') => `${path}/records/1/paper.${form}`;

/** An independent reader of PDF. */
async function opened(file: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({ data: file.slice(), verbosity: 0 }).promise;
}

async function textOf(pdf: PDFDocumentProxy): Promise<string> {
  const sides = Array.from({ length: pdf.numPages }, async (_, index) => {
    const { items } = await (await pdf.getPage(index + 1)).getTextContent();
    return items.map((item) => ('str' in item ? item.str : '')).join('');
  });
  return (await Promise.all(sides)).join('');
}

/** Roles of the structure tree in reading order. */
async function rolesOf(pdf: PDFDocumentProxy): Promise<string[]> {
  const roles: string[] = [];
  function walk(node: { role?: string; children?: unknown[] }): void {
    if (node.role) roles.push(node.role);
    for (const child of node.children ?? []) {
      if (typeof child === 'object' && child !== null) walk(child);
    }
  }
  for (let side = 1; side <= pdf.numPages; side += 1) {
    walk((await (await pdf.getPage(side)).getStructTree()) ?? {});
  }
  return roles;
}

/** A record of ordinary length, seen differently by one of the two; every test reads the same. */
let agreed: Promise<Held> | undefined;
const record = () => (agreed ??= seenDifferently());
beforeAll(async () => {
  await record();
});

async function seenDifferently(): Promise<Held> {
  const held = await bringForward(at);
  await held.sam.does(held.path, { type: 'askForChange', about: 'One more thing' });
  for (let index = 0; index < 3; index += 1) {
    await find(
      at,
      held,
      `more-${index}`,
      'strength',
      `“It’s ours” – said Zoë, ${index} times. `.repeat(12),
    );
  }
  await held.priya.does(held.path, { type: 'finish' });
  const contentHash = await currentHash(held);
  await held.priya.does(held.path, { type: 'agree', contentHash });
  const view = 'I think the visits mattered more than we wrote.';
  await held.sam.does(held.path, { type: 'agreeWithDifference', contentHash, view });
  await at.service.settle();
  return held;
}

test('the record as PDF: tagged, its language and title, both views, agreements and mark, on two sides at most', async () => {
  const held = await record();
  const hash = String((await held.sam.get(`${held.path}/records/1`)).body['contentHash']);
  const { status, file, headers } = await bytes(held.sam, paper(held, 'pdf'));
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('application/pdf');
  expect(headers.get('content-disposition')).toBe(
    'attachment; filename=learning-discussion-version-1.pdf',
  );
  expect(headers.get('cache-control')).toBe('no-store');
  const pdf = await opened(file);
  expect(pdf.numPages).toBeLessThanOrEqual(2);
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
  const { info, metadata } = await pdf.getMetadata();
  expect(info).toMatchObject({ Title: 'Learning discussion: what we agreed', Language: 'en-GB' });
  expect(metadata?.getRaw()).toMatch(/pdfuaid:part>1</);
  // The library's list of signs lacks the parts of “ë”, by which a validator refuses the file.
  expect(Buffer.from(file).includes('/CIDSet')).toBe(false);
  expect(await pdf.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
  const roles = await rolesOf(pdf);
  expect(roles.filter((role) => role === 'H1')).toHaveLength(1);
  for (const role of ['Document', 'H2', 'H3', 'L', 'LI', 'LBody', 'P'])
    expect(roles).toContain(role);
  const text = await textOf(pdf);
  const inOrder = [
    'CR-4821',
    'The family’s voice',
    'What it is like for the child',
    'Working well',
    '“It’s ours” – said Zoë',
    'What needs to happen',
    'Sam Ferngate, by Thursday 10 December 2026',
    'Seen differently',
    // In the order in which they agreed.
    'Nothing different to add.',
    'I think the visits mattered more than we wrote.',
    'Agreed by',
    'with a different view beside it',
    hash,
  ];
  const places = inOrder.map((words) => text.indexOf(words));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  // Reflections stay where they are.
  expect(text).not.toContain('waited for the perfect time');
});

test('the record for Word: headings, list, language, title; the same words', async () => {
  const held = await record();
  const { file } = await bytes(held.priya, paper(held, 'docx'));
  const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(file) });
  expect(html).toContain('<h1>Learning discussion: what we agreed</h1>');
  expect(html).toContain('<h2>Working well</h2><ul><li>Visits happen where T likes to be.</li>');
  const parts = unzipSync(file);
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  expect(part('word/styles.xml')).toContain('<w:lang w:val="en-GB"');
  expect(part('docProps/core.xml')).toContain('Learning discussion: what we agreed</dc:title>');
});

test('the same record is the same bytes, from another node as well', async () => {
  const held = await record();
  const node = await at.another();
  for (const form of ['pdf', 'docx'] as const) {
    const here = await bytes(held.sam, paper(held, form));
    const answer = await fetch(`${node.url}/api/v1${paper(held, form)}`, {
      headers: { cookie: held.priya.cookie },
    });
    const there = new Uint8Array(await answer.arrayBuffer());
    expect(Buffer.from(here.file).equals(there)).toBe(true);
  }
});

test('making it keeps nobody waiting', async () => {
  const held = await record();
  const node = await at.another();
  const order: string[] = [];
  const url = `${node.url}/api/v1${paper(held, 'pdf')}`;
  const made = fetch(url, { headers: { cookie: held.sam.cookie } }).then(() => order.push('paper'));
  await fetch(`${node.url}/health/live`).then(() => order.push('life'));
  await made;
  expect(order).toEqual(['life', 'paper']);
});

test('for those who took part alone, and each time it is taken leaves a trace they see', async () => {
  const held = await record();
  for (const person of ['nia', 'lee', 'morgan', 'helen', 'ines', 'pat', 'sam-elsewhere']) {
    const other = await at.as(person);
    expect((await other.get(paper(held, 'pdf'))).status).toBe(404);
  }
  expect((await held.sam.get(`${held.path}/records/2/paper.pdf`)).status).toBe(404);
  expect((await held.sam.get(paper(held, 'pdf'))).status).toBe(200);
  const { items } = (await held.priya.get(`${held.path}/readings`)).body;
  expect(items).toContainEqual(
    expect.objectContaining({
      what: 'recordExported',
      person: { id: 'sam', name: 'Sam Ferngate' },
    }),
  );
});
