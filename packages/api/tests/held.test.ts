import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { agreeBoth, type Held, propose } from './scenarios.ts';
import { type Caller, testService } from './service.ts';

const at = testService();
let held: Held;
let ines: Caller;

beforeAll(async () => {
  held = await agreeBoth(at, {
    caseReference: 'CR-7001',
    focus: 'Nan, 07700 900123, asked for it',
  });
  await propose(at, { caseReference: 'CR-9999', focus: 'Somebody else’s story' });
  ines = await at.as('ines');
  await ines.post('/conflicts', { caseReference: 'CR 7001', person: 'lee' });
  await at.service.connection.db?.collection('series').insertOne({
    ...{ organisation: 'fernvale', title: 'A practice week', by: 'ines' },
    picks: [{ reference: 'CR-7001' }, { reference: 'CR-9999' }],
  });
});

interface Said {
  text: string;
  lookAt?: unknown[];
}

/** Asks for an archive, waits for it, and opens it. */
async function archive(
  about: object,
): Promise<{ files: Map<string, string>; id: string; marks: unknown }> {
  const asked = await ines.post('/held/exports', { ...about, reason: 'A request of 3 November' });
  expect(asked).toMatchObject({ status: 201, body: { state: 'waiting' } });
  const id = String(asked.body['id']);
  await at.service.settle();
  const ready = (await ines.get(`/held/exports/${id}`)).body;
  expect(ready).toMatchObject({ state: 'ready', done: ready['total'] });
  const answer = await fetch(`${at.service.url}/api/v1/held/exports/${id}/file`, {
    headers: { cookie: ines.cookie },
  });
  expect(answer.headers.get('content-type')).toBe('application/zip');
  const opened = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const files = new Map(Object.entries(opened).map(([name, bytes]) => [name, strFromU8(bytes)]));
  return { files, id, marks: ready['marks'] };
}

test('every collection of the database is named in the data map', async () => {
  const map = readFileSync(join(import.meta.dirname, '../../../docs/privacy.md'), 'utf8');
  const named = new Set([...map.matchAll(/`([a-z]+)`/g)].map(([, name]) => name));
  const collections = (await at.service.connection.db?.listCollections().toArray()) ?? [];
  expect(collections.length).toBeGreaterThan(30);
  expect(collections.map(({ name }) => name).filter((name) => !named.has(name))).toEqual([]);
});

test('nobody but a quality lead asks for it or fetches it, and only of their own organisation', async () => {
  const { id } = await archive({ caseReference: 'CR-0000' });
  for (const person of ['sam', 'priya', 'morgan', 'helen', 'kai', 'pat']) {
    const caller = await at.as(person);
    const answers = await Promise.all([
      caller.post('/held/exports', { caseReference: 'CR-7001', reason: 'x' }),
      caller.get('/held/exports'),
      caller.get(`/held/exports/${id}`),
      caller.get(`/held/exports/${id}/file`),
    ]);
    expect([person, ...answers.map(({ status }) => status)]).toEqual([person, 403, 403, 403, 403]);
  }
  const neighbour = await at.as('ines-elsewhere');
  expect((await neighbour.get(`/held/exports/${id}/file`)).status).toBe(404);
  const stranger = { colleague: 'ines', reason: 'x' };
  expect((await neighbour.post('/held/exports', stranger)).status).toBe(422);
});

test('by case: all that is held of it can be read without the service, and no private reflection', async () => {
  const { files, marks } = await archive({ caseReference: 'cr 7001' });
  const page = files.get('discussion-1.html') ?? '';
  for (const words of [
    'Visits happen where T likes to be.',
    'I liked the drawing.',
    'Memory box',
  ]) {
    expect(page).toContain(words);
    expect(files.get('data/discussion-1.json')).toContain(words);
  }
  for (const [name, json] of files) {
    if (!name.endsWith('.json')) continue;
    const said = Object(JSON.parse(json)).sections.flatMap(({ lines }: { lines: Said[] }) => lines);
    for (const { text, lookAt = [] } of said)
      if (/07700 900123|Sam Ferngate/.test(text))
        expect([text, lookAt.length > 0]).toEqual([text, true]);
    expect(json).not.toMatch(/"(?:snapshot|command|effects|organisation)"/);
  }
  expect(page).toContain('Withheld: a private reflection');
  const everything = [...files.values()].join('\n');
  expect(everything).not.toContain('waited for the perfect time');
  expect(everything).not.toContain('Somebody else’s story');
  expect(page).toContain('<mark title="phone number">07700 900123</mark>');
  expect(page).toContain('<mark title="name of another person">Sam Ferngate</mark>');
  expect(files.get('to-look-at.csv')).toContain('07700 900123');
  expect(marks).toBeGreaterThan(3);
  expect(files.get('index.html')).toContain('A request of 3 November');
  const also = files.get('about-the-case.html') ?? '';
  for (const words of ['who knows the family', 'practice week', 'CR 7001'])
    expect(also).toContain(words);
  expect(also).not.toContain('CR-9999');
});

test('by colleague: their own reflection is in it, the other’s is named as withheld, words of others are marked', async () => {
  const { files } = await archive({ colleague: 'sam' });
  const everything = [...files.values()].join('\n');
  expect(everything).toContain('sam waited for the perfect time');
  expect(everything).not.toContain('priya waited for the perfect time');
  expect(everything).toContain('Reflection of Priya Millbrook');
  expect(files.get('about-them.html')).toContain('Sam Ferngate');
  expect(everything).not.toContain('<mark title="name of another person">Sam Ferngate</mark>');
  expect(everything).toContain('<mark title="name of another person">Priya Millbrook</mark>');
});

test('by colleague: whatever any part of the service keeps of them is in it, in lines, and of lists their own part', async () => {
  const [helen, kai, pat] = await Promise.all([at.as('helen'), at.as('kai'), at.as('pat')]);
  const commandId = () => randomUUID();
  const opened = await helen.post('/responses', {
    ...{ commandId: commandId(), theme: 'life-story' },
    heard: 'Life-story work waits too long.',
  });
  const response = `/responses/${String(opened.body['id'])}`;
  await kai.does(response, { type: 'comment', words: 'This rings true, says kai.' });
  const { db } = at.service.connection;
  await db?.collection<{ _id: string }>('pushdevices').insertOne({
    ...{ _id: 'device', organisation: 'fernvale', person: 'kai' },
    ...{ name: 'Kai’s telephone', since: new Date() },
  });
  await pat.post('/conflicts', { caseReference: 'CR-7123', person: 'kai' });
  // A part of the service that nobody has thought of yet.
  await db?.collection('newdomain').insertMany([
    {
      organisation: 'fernvale',
      people: [
        { person: 'kai', words: 'mine' },
        { person: 'sam', words: 'not mine' },
      ],
    },
    { organisation: 'elsewhere', person: 'kai', words: 'the neighbour’s' },
  ]);
  const { files } = await archive({ colleague: 'kai' });
  const page = files.get('about-them.html') ?? '';
  const theirs = ['rings true, says kai', 'Kai’s telephone', 'CR-7123', 'mine'];
  for (const words of theirs) expect(page).toContain(words);
  for (const title of ['devices that are told', 'answers to themes', 'newdomain'])
    expect(page).toContain(`Also kept: ${title}`);
  for (const words of ['not mine', 'the neighbour']) expect(page).not.toContain(words);
  await db?.dropCollection('newdomain');
});

test('also who has left is chosen from a list, and what is held about them is put together', async () => {
  const { people } = at.service.collections;
  await people.updateOne({ _id: 'dami' }, { $set: { leftAt: new Date(at.clock.now()) } });
  at.service.directories.forget();
  const left = (await ines.get('/held/former-colleagues')).body['items'];
  expect(left).toEqual([{ id: 'dami', name: 'Dami Oakhurst', leftAt: expect.any(String) }]);
  const { files } = await archive({ colleague: 'dami' });
  expect(files.get('about-them.html')).toContain('Dami Oakhurst');
});

test('whoever took part sees that it was taken and why; an archive is kept for seven days', async () => {
  const { id } = await archive({ caseReference: 'CR-7001' });
  const readings = (await held.sam.get(`${held.path}/readings`)).text;
  expect(readings).toContain('heldExported');
  expect(readings).toContain('A request of 3 November');
  at.clock.advance(8 * 24 * 60 * 60 * 1000);
  expect((await ines.get(`/held/exports/${id}/file`)).status).toBe(422);
  await at.service.settle();
  expect((await ines.get(`/held/exports/${id}`)).body['state']).toBe('expired');
  const { db } = at.service.connection;
  expect(await db?.collection('heldexportpieces').countDocuments({ archive: id })).toBe(0);
});

test('whatever is looked through for an archive is found by an index that begins with the organisation', async () => {
  const { db } = at.service.connection;
  if (!db) throw new Error('closed');
  await db.command({ profile: 2 });
  await archive({ caseReference: 'CR-7001' });
  await archive({ colleague: 'sam' });
  await db.command({ profile: 0 });
  const asked = await db
    .collection('system.profile')
    .find({ op: 'query', 'command.filter.organisation': 'fernvale' })
    .toArray();
  const looked = asked.filter(({ ns }) => ns !== `${db.databaseName}.system.profile`);
  expect(looked.length).toBeGreaterThan(60);
  const byIndex = /^(IDHACK|IXSCAN \{ (organisation|_id): 1|EOF)/;
  const scanned = looked.filter(({ planSummary }) => !byIndex.test(String(planSummary)));
  expect([...new Set(scanned.map(({ ns, planSummary }) => `${ns}: ${planSummary}`))]).toEqual([]);
  const ofTheCase = looked.find(({ command }) => 'projection.caseKey' in command.filter);
  expect(ofTheCase?.['planSummary']).toContain('projection.caseKey: 1');
});
