import { randomUUID } from 'node:crypto';
import { findingsDocument } from '@alongside/workflows/live/protocol';
import { Binary, ObjectId } from 'mongodb';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { authorsOf } from '../src/history/authors.ts';
import { findingIn } from '../src/history/written.ts';
import { Credits } from '../src/live/credits.ts';
import { plainText } from '../src/live/plain-text.ts';
import { writeFinding } from './live-service.ts';
import { agreeBoth, bringForward, find, type Held, openRoom, propose, type } from './scenarios.ts';
import { type Caller, testService } from './service.ts';

const at = testService();

type Listed = Record<string, unknown>[];
async function items(caller: Caller, path: string): Promise<Listed> {
  const { status, text, body } = await caller.get(path);
  if (status !== 200) throw new Error(text);
  return Object(body).items;
}

/** Types into the words of a finding, at this place of its first paragraph. */
function typeInto(held: Held, person: string, finding: string, place: number, words: string) {
  return type(at, findingsDocument(held.id), person, (document) => {
    firstText(document, finding).insert(place, words);
  });
}

function firstText(document: Y.Doc, finding: string): Y.XmlText {
  const text = findingIn(document, finding)?.get('text');
  const paragraph = text instanceof Y.XmlFragment ? text.get(0) : undefined;
  const words = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
  if (!(words instanceof Y.XmlText)) throw new Error(`${finding} has no words.`);
  return words;
}

test('a version stands for each step of the room, with the words as they were then', async () => {
  const held = await bringForward(at);
  const { path, sam, priya } = held;
  await priya.does(path, { type: 'askForChange', about: 'The first sentence.' });
  await typeInto(held, 'sam', 'f1', 0, 'Today ');
  const versions = await items(sam, `${path}/versions`);
  expect(versions.map(({ why, stage }) => [why, stage])).toEqual([
    ['changeAsked', null],
    ['finished', null],
    ['movedTo', 'closing'],
    ['movedTo', 'nextSteps'],
    ['movedTo', 'learning'],
    ['movedTo', 'worries'],
    ['movedTo', 'strengths'],
  ]);
  expect(versions[0]).toMatchObject({ by: { id: 'priya', name: 'Priya Millbrook' } });
  const first = await priya.get(`${path}/versions/${String(versions.at(-1)?.['version'])}`);
  expect(first.body['findings']).toMatchObject([
    { id: 'f1', text: 'T tells his own version of why he moved.' },
  ]);
  const finished = await priya.get(`${path}/versions/${String(versions[1]?.['version'])}`);
  expect(Object(finished.body).findings).toHaveLength(3);
});

test('a step that was refused, or sent twice, keeps no version and none twice', async () => {
  const held = await openRoom(at);
  const { path, priya } = held;
  await priya.does(path, { type: 'moveTo', stage: 'childsExperience' });
  expect(await items(priya, `${path}/versions`)).toEqual([]);
  await find(at, held, 'f1', 'childsExperience', 'T likes the evenings.');
  const command = { type: 'moveTo', stage: 'strengths', commandId: randomUUID() };
  await priya.post(`${path}/commands`, command);
  await priya.post(`${path}/commands`, command);
  await priya.send(path, { type: 'moveTo', stage: 'worries' });
  expect(await items(priya, `${path}/versions`)).toMatchObject([
    { why: 'movedTo', stage: 'strengths' },
  ]);
});

test('a version is kept on demand, once for each command id, and never changes', async () => {
  const held = await bringForward(at);
  const { path, sam } = held;
  const body = { commandId: randomUUID(), label: 'Before I change it all' };
  const kept = await sam.post(`${path}/versions`, body);
  expect(kept).toMatchObject({ status: 201, body: { why: 'kept', label: body.label } });
  await typeInto(held, 'sam', 'f2', 0, 'Changed. ');
  const again = await sam.post(`${path}/versions`, body);
  expect(again.text).toBe(kept.text);
  const read = await sam.get(`${path}/versions/${String(kept.body['version'])}`);
  expect(Object(read.body).findings[1].text).toBe('Visits happen where T likes to be.');
  expect((await items(sam, `${path}/versions`)).filter(({ why }) => why === 'kept')).toHaveLength(
    1,
  );
});

test('nothing is kept of an agreed record on demand, and nothing where nothing is written', async () => {
  const { path, sam } = await agreeBoth(at);
  const agreed = await sam.post(`${path}/versions`, { commandId: randomUUID() });
  expect(agreed).toMatchObject({ status: 422 });
  const empty = await openRoom(at);
  const early = await sam.post(`${empty.path}/versions`, { commandId: randomUUID() });
  expect(early).toMatchObject({ status: 422 });
});

test('[D36] versions, changes, authors and late words are for those who take part', async () => {
  const held = await bringForward(at);
  const { path, sam } = held;
  await sam.does(path, { type: 'raiseConcern', summary: 'T was not at home.' });
  const [version] = await items(sam, `${path}/versions`);
  const places = [
    `${path}/versions`,
    `${path}/versions/${String(version?.['version'])}`,
    `${path}/changes`,
    `${path}/findings/f1/authors`,
    `${path}/late-words`,
  ];
  for (const person of ['morgan', 'nia', 'helen', 'pat', 'sam-elsewhere']) {
    const stranger = await at.as(person);
    for (const place of places)
      expect([place, (await stranger.get(place)).status]).toEqual([place, 404]);
    expect((await stranger.post(`${path}/visits`, {})).status).toBe(404);
    const words = [{ at: 'f1', section: null, text: 'x' }];
    for (const [place, body] of [
      ['versions', { commandId: randomUUID() }],
      ['late-words', { commandId: randomUUID(), words }],
    ] as const) {
      expect((await stranger.post(`${path}/${place}`, body)).status).toBe(404);
    }
  }
  const proposed = await propose(at);
  expect((await sam.get(`${proposed.path}/versions`)).status).toBe(404);
});

test('who came later does not read what was taken out before', async () => {
  const held = await bringForward(at);
  const { path, sam, priya } = held;
  const before = await items(sam, `${path}/versions`);
  await sam.does(path, { type: 'replaceParticipant', role: 'practiceLead', person: 'lee' });
  const lee = await at.as('lee');
  expect(await items(lee, `${path}/versions`)).toEqual([]);
  const known = await lee.get(`${path}/versions/${String(before[0]?.['version'])}`);
  expect(known.status).toBe(404);
  expect((await priya.get(`${path}/versions`)).status).toBe(404);
  expect(await items(sam, `${path}/versions`)).toHaveLength(before.length);
});

test('who wrote what in a finding, also after compaction, and in the very words of the record', async () => {
  const held = await bringForward(at);
  const { path, sam } = held;
  await typeInto(held, 'priya', 'f1', 2, 'himself ');
  const both = [
    { text: 'T ', by: { id: 'sam', name: 'Sam Ferngate' } },
    { text: 'himself ', by: { id: 'priya', name: 'Priya Millbrook' } },
    { text: 'tells his own version of why he moved.', by: { id: 'sam', name: 'Sam Ferngate' } },
  ];
  const read = () => sam.get(`${path}/findings/f1/authors`);
  expect((await read()).body).toEqual({ together: false, spans: both });
  // Agreeing stores the text compacted: what is known of its writers goes with it.
  const contentHash = String((await sam.get(path)).body['contentHash']);
  await sam.does(path, { type: 'agree', contentHash });
  await held.priya.does(path, { type: 'agree', contentHash });
  expect((await read()).body).toEqual({ together: false, spans: both });
  expect((await sam.get(`${path}/findings/nothing/authors`)).status).toBe(404);
});

test('nobody puts words into another’s mouth, whatever number they type under', async () => {
  const held = await bringForward(at);
  const { path, sam } = held;
  const before = await at.service.live.documentState({ kind: 'findings', discussion: held.id });
  const forged = new Y.Doc();
  Y.applyUpdate(forged, before);
  forged.clientID = firstText(forged, 'f1')._start?.id.client ?? 0;
  const known = Y.encodeStateVector(forged);
  firstText(forged, 'f1').insert(2, 'himself ');
  await at.service.live.append(
    { kind: 'findings', discussion: held.id },
    { person: 'priya', organisation: 'fernvale', name: 'Priya' },
    Y.encodeStateAsUpdate(forged, known),
  );
  const said = async () => {
    const { spans } = Object((await sam.get(`${path}/findings/f1/authors`)).body);
    return Object(spans).map((span: Listed[number]) => [Object(span['by']).id, span['text']]);
  };
  const whose = [
    ['sam', 'T '],
    ['priya', 'himself '],
    ['sam', 'tells his own version of why he moved.'],
  ];
  expect(await said()).toEqual(whose);
  const contentHash = String((await sam.get(path)).body['contentHash']);
  await sam.does(path, { type: 'agree', contentHash });
  expect(await said()).toEqual(whose);
});

test('a finding typed ahead of its stage has no authors to read', async () => {
  const held = await openRoom(at);
  await find(at, held, 'ahead', 'nextStep', 'Typed ahead.');
  expect((await held.priya.get(`${held.path}/findings/ahead/authors`)).status).toBe(404);
});

test('the pieces of a text are its plain text, whatever is in it', () => {
  const document = new Y.Doc();
  const fragment = document.getXmlFragment('text');
  const line = (...children: (Y.XmlText | Y.XmlElement)[]) => {
    const element = new Y.XmlElement('paragraph');
    element.insert(0, children);
    return element;
  };
  const bold = new Y.XmlText();
  bold.applyDelta([{ insert: 'one ' }, { insert: 'two', attributes: { bold: {} } }]);
  fragment.insert(0, [
    line(bold, new Y.XmlElement('hardBreak'), new Y.XmlText('three')),
    line(),
    line(line(new Y.XmlText('item'))),
  ]);
  const credits = new Credits([{ client: document.clientID, from: 0, to: 99, person: 'sam' }]);
  const pieces = authorsOf(fragment, credits);
  expect(pieces.map(({ text }) => text).join('')).toBe(plainText(fragment));
  expect(pieces).toHaveLength(1);
});

test('what changed since I was last here: words, findings and details, by whom', async () => {
  const held = await bringForward(at);
  const { path, sam, priya } = held;
  expect((await sam.get(`${path}/changes`)).body).toEqual({ since: null, items: [] });
  expect((await sam.post(`${path}/visits`, {})).status).toBe(204);
  const name = findingsDocument(held.id);
  await typeInto(held, 'priya', 'f1', 2, 'himself ');
  await typeInto(held, 'sam', 'f2', 0, 'Own words are no news. ');
  await type(at, name, 'priya', (document) => {
    writeFinding(document, 'f4', 'learning', 'We ask before we move.');
    findingIn(document, 'f3')?.set('due', '2027-01-10');
  });
  const { body } = await sam.get(`${path}/changes`);
  const by = [{ id: 'priya', name: 'Priya Millbrook' }];
  expect(body['since']).not.toBeNull();
  expect(body['items']).toEqual([
    {
      finding: 'f1',
      section: 'childsExperience',
      what: 'changed',
      before: 'T tells his own version of why he moved.',
      after: 'T himself tells his own version of why he moved.',
      details: [],
      by,
    },
    expect.objectContaining({ finding: 'f3', what: 'changed', details: ['due'], by }),
    expect.objectContaining({ finding: 'f4', what: 'added', after: 'We ask before we move.', by }),
  ]);
  await type(at, name, 'priya', (document) => {
    findingIn(document, 'f4')?.set('section', 'removed');
    findingIn(document, 'f2')?.set('section', 'removed');
  });
  expect(Object((await sam.get(`${path}/changes`)).body).items.at(-1)).toMatchObject({
    finding: 'f2',
    what: 'takenOut',
    before: 'Visits happen where T likes to be.',
    by: expect.arrayContaining(by),
  });
  await sam.post(`${path}/visits`, {});
  expect((await sam.get(`${path}/changes`)).body['items']).toEqual([]);
  expect((await priya.get(`${path}/changes`)).body['since']).toBeNull();
});

test('late words are read by their author alone, on any device, until they let go of them', async () => {
  const held = await agreeBoth(at);
  const { id, path, sam, priya } = held;
  const name = findingsDocument(id);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, await at.service.live.documentState({ kind: 'findings', discussion: id }));
  const before = Y.encodeStateVector(copy);
  firstText(copy, 'f1').insert(0, 'Too late: ');
  await at.service.connection.collection('lateupdates').insertOne({
    _id: new ObjectId(),
    organisation: 'fernvale',
    doc: name,
    by: 'sam',
    at: new Date(),
    update: new Binary(Y.encodeStateAsUpdate(copy, before)),
  });
  const raced = {
    at: 'f1',
    section: 'childsExperience',
    text: 'Too late: T tells his own version of why he moved.',
  };
  expect(await items(sam, `${path}/late-words`)).toEqual([raced]);
  const offline = { at: 'f9', section: 'worry', text: 'Typed on the train.' };
  const body = { commandId: randomUUID(), words: [offline] };
  for (const _ of [1, 2]) {
    expect((await sam.post(`${path}/late-words`, body)).status).toBe(204);
  }
  expect(await items(sam, `${path}/late-words`)).toEqual([raced, offline]);
  expect(await items(priya, `${path}/late-words`)).toEqual([]);
  expect((await priya.get(path)).text).not.toContain('Too late');
  await call('priya');
  expect(await items(sam, `${path}/late-words`)).toHaveLength(2);
  await call('sam');
  expect(await items(sam, `${path}/late-words`)).toEqual([]);

  async function call(person: string) {
    const { cookie } = await at.as(person);
    const answer = await fetch(`${at.service.url}/api/v1${path}/late-words`, {
      method: 'DELETE',
      headers: { cookie },
    });
    expect(answer.status).toBe(204);
  }
});
