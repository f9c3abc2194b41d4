import { reflectionDocument } from '@alongside/workflows/live/protocol';
import { BSON } from 'mongodb';
import { beforeAll, expect, test } from 'vitest';
import { instantOf } from '../src/clock.ts';
import { createTransact } from '../src/durable/transact.ts';
import { liveCollections } from '../src/live/document-log.ts';
import { verifyViewLogs } from '../src/reading/verify-chain.ts';
import { viewLogCollections } from '../src/reading/stored.ts';
import { begin } from '../src/retention/dispose.ts';
import { type Due, dueOf } from '../src/retention/due.ts';
import { askedOf } from '../src/retention/round.ts';
import { retentionCollections } from '../src/retention/stored.ts';
import { themeCollections } from '../src/theme/stored.ts';
import { verifyThemes } from '../src/theme/verify-themes.ts';
import { verifyAll } from '../src/verify-all.ts';
import { agreeBoth, closeIt, type Held } from './scenarios.ts';
import { testService } from './service.ts';

const at = testService();
const day = 24 * 60 * 60 * 1000;
const month = 31 * day;
let goes: Held;
let stays: Held;

beforeAll(async () => {
  goes = await closeIt(at, { caseReference: 'CR-1000', focus: 'Words of the one that goes' });
  stays = await closeIt(at, { caseReference: 'CR-2000', focus: 'Words of the one that is held' });
  for (const { sam, path } of [goes, stays]) {
    const [step] = JSON.parse((await sam.get(path)).text).actions;
    await sam.does(`/actions/${step.id}`, { type: 'drop', reason: 'He has one already.' });
  }
  await at.service.settle();
});

/** Every byte of every collection: what is nowhere in it is gone. */
async function everything(): Promise<Buffer> {
  const { db } = at.service.connection;
  if (!db) throw new Error('closed');
  const parts: Uint8Array[] = [];
  for (const collection of await db.collections()) {
    for await (const document of collection.find()) parts.push(BSON.serialize(document));
  }
  return Buffer.concat(parts);
}

/** Where an id still stands. */
async function collectionsNaming(id: string): Promise<string[]> {
  const found = new Set<string>();
  for (const collection of (await at.service.connection.db?.collections()) ?? []) {
    for await (const document of collection.find()) {
      // What nodes tell each other is gone within a minute.
      if (collection.collectionName === 'signals') continue;
      if (Buffer.from(BSON.serialize(document)).includes(id)) found.add(collection.collectionName);
    }
  }
  return [...found].sort();
}

async function reflectionsLeft({ id }: Held): Promise<string[]> {
  const { documents, updates } = await liveCollections(at.service.connection);
  const names = ['sam', 'priya'].map((person) => reflectionDocument(id, person));
  const found = [
    ...(await documents.distinct('_id', { _id: { $in: names } })),
    ...(await updates.distinct('doc', { doc: { $in: names } })),
  ];
  return [...new Set(found)].sort();
}

async function dueNow(): Promise<Due[]> {
  const { connection, collections, clock } = at.service;
  const organisation = await collections.organisations.findOne({ _id: 'fernvale' });
  if (!organisation) throw new Error('none');
  const sources = {
    collections,
    live: await liveCollections(connection),
    retention: await retentionCollections(connection),
  };
  const found: Due[] = [];
  for await (const due of dueOf(sources, askedOf(organisation, instantOf(clock)))) found.push(due);
  return found;
}

test('only administrators and quality leads see what is kept, and only they place a hold, with a reason', async () => {
  for (const person of ['sam', 'priya', 'morgan', 'helen', 'kai']) {
    const caller = await at.as(person);
    const answers = await Promise.all([
      caller.get('/retention'),
      caller.get('/retention/preview'),
      caller.get('/retention/holds'),
      caller.get('/retention/disposals'),
      caller.post('/retention/holds', { caseReference: 'CR-1', reason: 'x' }),
      caller.post('/retention/holds/x/lift', { reason: 'x' }),
    ]);
    expect([person, ...answers.map(({ status }) => status)]).toEqual([
      person,
      ...answers.map(() => 403),
    ]);
  }
  const ines = await at.as('ines');
  expect((await ines.post('/retention/holds', { caseReference: 'CR-2000' })).status).toBe(400);
  const placed = await ines.post('/retention/holds', {
    caseReference: 'cr 2000',
    reason: 'A review has asked for it',
  });
  expect(placed.status).toBe(201);
  const twice = { caseReference: 'CR-2000', reason: 'Again' };
  expect((await ines.post('/retention/holds', twice)).status).toBe(422);
  const neighbour = await at.as('ines-elsewhere');
  expect((await neighbour.get('/retention/holds')).text).not.toContain('review');
  const other = `/retention/holds/${String(placed.body['id'])}/lift`;
  expect((await neighbour.post(other, { reason: 'Mine' })).status).toBe(404);
});

test('a private reflection goes a while after closing, unless its author keeps it or the case is held', async () => {
  const { priya, sam, path } = goes;
  expect((await sam.get(`${path}/my-reflection`)).body).toMatchObject({ kept: false, went: null });
  expect((await priya.post(`${path}/my-reflection`, { keep: true })).body['goes']).toBeNull();
  expect((await (await at.as('nia')).get(`${path}/my-reflection`)).status).toBe(404);
  at.clock.advance(6 * month + day);
  await at.service.settle();
  expect(await reflectionsLeft(goes)).toEqual([reflectionDocument(goes.id, 'priya')]);
  expect(await reflectionsLeft(stays)).toHaveLength(2);
  expect((await sam.get(`${path}/my-reflection`)).body['went']).not.toBeNull();
  expect((await sam.post(`${path}/my-reflection`, { keep: true })).status).toBe(422);
});

test('the preview says what will go and what is held back and why, without a word of content', async () => {
  at.clock.advance(29 * month);
  const preview = await (await at.as('ines')).get('/retention/preview?days=90');
  expect(preview.body['items']).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'discussion', caseReference: 'CR-1000', heldBack: null }),
      expect.objectContaining({
        caseReference: 'CR-2000',
        heldBack: 'A legal hold: A review has asked for it',
      }),
    ]),
  );
  for (const words of ['Words of', 'waited', 'drawing', 'Memory box']) {
    expect(preview.text).not.toContain(words);
  }
});

test('nothing goes in the seven days after the periods were changed', async () => {
  const ines = await at.as('ines');
  const { revision, periods } = (await ines.get('/retention')).body;
  const changed = { ...Object.fromEntries(Object.entries(periods ?? {})), withdrawn: 5 };
  const body = { expectedRevision: revision, periods: changed };
  expect((await ines.post('/retention', body)).status).toBe(200);
  expect((await ines.post('/retention', body)).status).toBe(409);
  at.clock.advance(3 * month);
  const { organisations, discussions } = at.service.collections;
  const justNow = new Date(at.clock.now() - 6 * day);
  await organisations.updateOne({ _id: 'fernvale' }, { $set: { retentionChangedAt: justNow } });
  await at.service.settle();
  expect(await discussions.countDocuments({ _id: goes.id })).toBe(1);
  at.clock.advance(-2 * day);
});

test('a discussion goes at its time from everywhere, also when a crash came in the middle; a held one stays', async () => {
  at.clock.advance(4 * day);
  const words = ['Words of the one that goes', goes.id];
  const before = await everything();
  for (const word of words) expect([word, before.includes(word)]).toEqual([word, true]);
  const { connection, collections, clock } = at.service;
  const { db } = connection;
  const due = (await dueNow()).find(({ discussion }) => discussion === goes.id);
  if (!db || !due) throw new Error('It is not due.');
  const deps = {
    db,
    collections,
    retention: await retentionCollections(connection),
    themes: await themeCollections(connection),
    transact: createTransact(connection),
    clock,
    gone: () => undefined,
  };
  // The node ends here: what decides is gone, and everything else lies there still.
  const named = { reference: null, code: 'a code' };
  expect(await begin(deps, 'fernvale', due, 'a rule', named)).not.toBeNull();
  expect((await everything()).includes('Visits happen')).toBe(true);
  expect((await verifyAll(collections)).differences).toEqual([]);
  const another = await at.another();
  await another.settle();

  const after = await everything();
  expect(after.includes('Words of the one that goes')).toBe(false);
  expect(await reflectionsLeft(goes)).toEqual([]);
  expect(await collectionsNaming(goes.id)).toEqual(['disposals', 'viewings']);
  await another.settle();
  expect(await verifyThemes(collections, deps.themes)).toEqual([]);
  expect((await goes.sam.get(goes.path)).status).toBe(404);
  expect(after.includes('Words of the one that is held')).toBe(true);
  expect((await stays.sam.get(stays.path)).status).toBe(200);
  expect((await verifyAll(collections)).differences).toEqual([]);
  const logs = await verifyViewLogs(await viewLogCollections(connection));
  expect(logs.map(({ broken }) => broken)).toEqual(logs.map(() => null));
});

test('the disposal log says what went, how much of it and by which rule, and is found by who knows the reference', async () => {
  const ines = await at.as('ines');
  const all = (await ines.get('/retention/disposals')).body;
  expect(all['items']).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        kind: 'discussion',
        doneAt: expect.any(String),
        counts: expect.objectContaining({ discussion: 1, 'next steps': 1, 'agreed records': 1 }),
      }),
      expect.objectContaining({ kind: 'reflection', counts: expect.any(Object) }),
    ]),
  );
  expect(JSON.stringify(all)).not.toContain('CR-1000');
  const found = (await ines.get('/retention/disposals?q=cr%201000')).body['items'];
  expect(found).toHaveLength(1);
  expect((await ines.get('/retention/disposals?q=CR-2000')).body['items']).toEqual([]);
});

test('once the hold is lifted, with a reason, it goes like everything else; an open worry keeps it', async () => {
  const ines = await at.as('ines');
  const worried = await agreeBoth(at, { caseReference: 'CR-3000', focus: 'A worry that waits' });
  await worried.sam.does(worried.path, { type: 'raiseConcern', summary: 'He is not safe.' });
  const [hold] = JSON.parse((await ines.get('/retention/holds')).text).items;
  await ines.post(`/retention/holds/${String(hold.id)}/lift`, { reason: 'The review has ended' });
  at.clock.advance(2 * day);
  await at.service.settle();
  expect((await everything()).includes('Words of the one that is held')).toBe(false);
  const holds = (await ines.get('/retention/holds')).text;
  expect(holds).toContain('The review has ended');
  const { collections } = at.service;
  const old = new Date(at.clock.now() - 40 * month);
  await collections.discussions.updateOne(
    { _id: worried.id },
    { $set: { createdAt: old, updatedAt: old } },
  );
  await collections.actions.updateMany({}, { $set: { updatedAt: old } });
  expect((await dueNow()).find(({ discussion }) => discussion === worried.id)).toMatchObject({
    heldBack: expect.stringContaining('worry about a child'),
  });
});

test('what somebody was told and who read what go by age, and the view log still verifies', async () => {
  const { collections, connection } = at.service;
  const log = await viewLogCollections(connection);
  const earlier = await log.viewings.countDocuments({ organisation: 'fernvale' });
  expect(earlier).toBeGreaterThan(5);
  at.clock.advance(73 * month);
  await at.service.settle();
  const left = await log.viewings.find({ organisation: 'fernvale' }).toArray();
  // Only what says that the others were let go.
  expect(left.map(({ what }) => what)).toEqual(['disposed']);
  const year = new Date(at.clock.now() - 366 * day);
  expect(await collections.notifications.countDocuments({ at: { $lt: year } })).toBe(0);
  expect((await verifyViewLogs(log)).map(({ broken }) => broken)).toEqual([null]);
  const { text } = await (await at.as('ines')).get('/retention/disposals');
  expect(text).toContain('"kind":"viewLog"');
  expect(text).toContain('"kind":"notification"');
});
