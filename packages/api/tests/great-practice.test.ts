import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { practiceLines } from '../src/held/practice.ts';
import { retentionCollections } from '../src/retention/stored.ts';
import { verifyAll } from '../src/verify-all.ts';
import { bringForward, currentHash, find, type Held, openRoom } from './scenarios.ts';
import { testService } from './service.ts';

const at = testService();
const words = 'Sam rang every Tuesday until the phone was answered.';

async function give(by: string, more: object = {}) {
  const caller = await at.as(by);
  return caller.post('/great-practice', {
    commandId: randomUUID(),
    praised: 'sam',
    words,
    ...more,
  });
}

/** Nia notices it in Sam. */
async function given(more: object = {}): Promise<{ id: string; path: string }> {
  const answer = await give('nia', more);
  if (answer.status !== 201) throw new Error(answer.text);
  const id = String(answer.body['id']);
  return { id, path: `/great-practice/${id}` };
}

async function listed(person: string, query = '') {
  const { body } = await (await at.as(person)).get(`/great-practice${query}`);
  return Object(body).items;
}

async function seenIn(person: string, id: string, query = '') {
  return (await listed(person, query)).find((item: { id: string }) => item.id === id);
}

async function toldTo(person: string, about: string): Promise<string[]> {
  await at.service.settle();
  const { items } = Object((await (await at.as(person)).get('/notifications?limit=100')).body);
  return items
    .filter((item: { about: { id: string } }) => item.about.id === about)
    .map(({ kind }: { kind: string }) => kind);
}

async function strengthAgreed(share: boolean): Promise<Held> {
  const held = await openRoom(at);
  const { path, priya, sam } = held;
  await priya.does(path, { type: 'moveTo', stage: 'childsExperience' });
  await find(at, held, 'f1', 'childsExperience', 'T tells his own version.', { share: true });
  await priya.does(path, { type: 'moveTo', stage: 'strengths' });
  await find(at, held, 'f2', 'strength', 'Visits happen where T likes to be.', { share });
  for (const stage of ['worries', 'learning', 'nextSteps', 'closing']) {
    await priya.does(path, { type: 'moveTo', stage });
  }
  await priya.does(path, { type: 'finish' });
  const contentHash = await currentHash(held);
  for (const one of [priya, sam]) await one.does(path, { type: 'agree', contentHash });
  await at.service.settle();
  return held;
}

describe('from noticing to the wall', () => {
  test('[S0.2 GP3] nobody reads it before its own colleague says yes, in words of their own; everybody at once then', async () => {
    const { id, path } = await given();
    expect(await toldTo('sam', id)).toEqual(['greatPracticeYours']);
    for (const person of ['priya', 'morgan', 'ines', 'kai']) {
      const caller = await at.as(person);
      expect([person, (await caller.get(path)).status]).toEqual([person, 404]);
      expect((await caller.send(path, { type: 'consent' })).status).toBe(404);
      for (const show of ['wall', 'mine', 'waiting']) {
        expect(await seenIn(person, id, `?show=${show}`)).toBeUndefined();
      }
    }
    const sam = await at.as('sam');
    expect(await seenIn('sam', id, '?show=waiting')).toMatchObject({ standing: 'waiting', words });
    const own = 'Ringing on the same day each week.';
    const consented = await sam.does(path, { type: 'consent', words: own });
    expect(consented.body).toMatchObject({ standing: 'shared', words: own, ownWords: true });
    expect(await seenIn('kai', id)).toMatchObject({ words: own, nominatedBy: { id: 'nia' } });
    expect((await (await at.as('kai')).get(path)).body).toMatchObject({ given: null, from: null });
    expect(await toldTo('nia', id)).toEqual(['greatPracticeShared']);
    expect(await listed('dami', '?q=SAME day')).toMatchObject([{ id }]);
    expect(await listed('dami', '?q=Ferngate')).toEqual([]);

    const dami = await at.as('dami');
    expect((await dami.send(path, { type: 'celebrate' })).status).toBe(403);
    expect((await sam.send(path, { type: 'celebrate' })).status).toBe(403);
    await (await at.as('helen')).does(path, { type: 'celebrate' });
    expect(await seenIn('dami', id)).toMatchObject({
      standing: 'celebrated',
      celebrated: { by: { name: 'Helen Ashdown' } },
    });

    await sam.does(path, { type: 'takeBack' });
    for (const person of ['dami', 'helen', 'ines', 'nia']) {
      expect((await (await at.as(person)).get(path)).status).toBe(404);
      expect(await seenIn(person, id)).toBeUndefined();
    }
    expect(await seenIn('nia', id, '?show=mine')).toMatchObject({ standing: 'given', words });
    expect((await sam.get(path)).body).toMatchObject({ standing: 'kept', words: own });
  });

  test('[GP5] to whoever gave it a no is the same, byte for byte, as an answer still to come', async () => {
    const [waiting, declined] = [await given(), await given()];
    const nia = await at.as('nia');
    const seen = async ({ id, path }: typeof waiting) => {
      const opened = await nia.get(path);
      const tried = await nia.send(path, { type: 'takeBack', reason: 'No.' });
      const { id: _, nominatedAt: __, ...item } = await seenIn('nia', id, '?show=mine');
      const bare = (text: string) => text.replaceAll(id, '');
      return [bare(opened.text), opened.headers.get('etag'), bare(tried.text), tried.status, item];
    };
    await (await at.as('sam')).does(declined.path, { type: 'decline' });
    expect(await seen(declined)).toEqual(await seen(waiting));
    expect(await toldTo('nia', declined.id)).toEqual([]);
    for (const person of ['morgan', 'ines']) {
      expect(await seenIn(person, declined.id, '?show=mine')).toBeUndefined();
    }
    expect(await seenIn('sam', declined.id, '?show=mine')).toMatchObject({ standing: 'kept' });
  });

  test('[GP10] taken back, the words are gone; to whoever gave them it is the same, byte for byte, when they were kept', async () => {
    const [waiting, declined, shared] = [await given(), await given(), await given()];
    const [nia, sam, priya] = await Promise.all([at.as('nia'), at.as('sam'), at.as('priya')]);
    await sam.does(declined.path, { type: 'decline' });
    await sam.does(shared.path, { type: 'consent' });
    const withdraw = { type: 'withdraw' };
    expect((await priya.send(waiting.path, withdraw)).status).toBe(404);
    expect((await nia.send(shared.path, withdraw)).status).toBe(422);
    const seen = async ({ id, path }: typeof waiting) => {
      const asked = { ...withdraw, commandId: randomUUID() };
      const guessing = await nia.send(path, { ...withdraw, expectedRevision: 1 });
      const answers = [];
      for (const _ of ['once', 'again']) answers.push(await nia.post(`${path}/commands`, asked));
      answers.push(guessing, await nia.send(path, withdraw), await nia.get(path));
      const listing = await seenIn('nia', id, '?show=mine');
      expect(answers.map(({ status }) => status)).toEqual([204, 204, 404, 404, 404]);
      return [
        listing,
        ...answers.map(({ text, headers }) => [text.replaceAll(id, ''), headers.get('etag')]),
      ];
    };
    expect(await seen(declined)).toEqual(await seen(waiting));
    expect((await sam.get(declined.path)).body).toMatchObject({ standing: 'withdrawn', words });
    expect((await sam.get(waiting.path)).body).toMatchObject({ standing: 'withdrawn', words: '' });
    expect(await seenIn('sam', declined.id, '?show=mine')).toMatchObject({ words });
    for (const { id, path } of [waiting, declined]) {
      expect((await sam.send(path, { type: 'consent', words })).status).toBe(422);
      expect(await toldTo('nia', id)).toEqual([]);
    }
    expect(await seenIn('sam', waiting.id, '?show=mine')).toBeUndefined();
    expect(await seenIn('sam', waiting.id, '?show=waiting')).toBeUndefined();
  });

  test('[GP4] words in which a child could be found do not reach the wall', async () => {
    const { id, path } = await given({ words: 'Ring 07700 900123, she did well.' });
    const sam = await at.as('sam');
    const refused = await sam.send(path, { type: 'consent' });
    expect(refused).toMatchObject({ status: 422 });
    expect(refused.text).toContain('could be found');
    await at.service.collections.organisations.updateOne(
      { _id: 'fernvale' },
      { $set: { 'settings.caseReference': { shape: 'CR-####', example: 'CR-4821' } } },
    );
    at.service.directories.forget('fernvale');
    const named = { type: 'consent', words: 'It was cr-4821.' };
    expect((await sam.send(path, named)).status).toBe(422);
    await at.service.collections.organisations.updateOne(
      { _id: 'fernvale' },
      { $unset: { settings: 1 } },
    );
    at.service.directories.forget('fernvale');
    expect(await seenIn('nia', id)).toBeUndefined();
  });

  test('the quality lead takes something off the wall with a reason, which its colleague reads', async () => {
    const { id, path } = await given();
    const [sam, ines] = await Promise.all([at.as('sam'), at.as('ines')]);
    await sam.does(path, { type: 'consent' });
    expect((await ines.send(path, { type: 'takeBack' })).status).toBe(422);
    const taken = await ines.send(path, {
      type: 'takeBack',
      reason: 'It tells whose child it is.',
    });
    expect(taken.status).toBe(204);
    expect(await toldTo('sam', id)).toContain('greatPracticeTakenBack');
    expect((await sam.get(path)).body).toMatchObject({
      standing: 'kept',
      takenBack: { by: { name: 'Ines Garside' }, reason: 'It tells whose child it is.' },
    });
  });

  test('no colleague of another organisation, nobody unknown and not oneself', async () => {
    expect((await give('sam')).status).toBe(422);
    for (const praised of ['nobody', 'nia-elsewhere']) {
      expect((await give('nia', { praised })).status).toBe(422);
    }
    expect((await give('nia', { words: undefined })).status).toBe(400);
    const { id, path } = await given();
    await (await at.as('sam')).does(path, { type: 'consent' });
    const there = await at.as('sam-elsewhere');
    expect((await there.get(path)).status).toBe(404);
    expect(await seenIn('sam-elsewhere', id)).toBeUndefined();
  });
});

describe('a strength of an agreed record', () => {
  test('carries its words; only whoever takes part can take it, and only they see where it is from', async () => {
    const held = await strengthAgreed(true);
    const from = { discussion: held.id, finding: 'f2' };
    const refused = async (by: string, more: object) => (await give(by, more)).status;
    expect(await refused('nia', { from })).toBe(404);
    expect(await refused('priya', { from: { ...from, finding: 'f1' } })).toBe(422);
    const answer = await give('priya', { from, words: undefined });
    expect(answer).toMatchObject({
      status: 201,
      body: { words: 'Visits happen where T likes to be.', from: { discussion: held.id } },
    });
    const path = `/great-practice/${String(answer.body['id'])}`;
    await held.sam.does(path, { type: 'consent' });
    expect((await held.sam.get(path)).body['from']).toEqual({ discussion: held.id });
    for (const person of ['nia', 'helen', 'ines']) {
      const seen = await (await at.as(person)).get(path);
      expect([seen.status, seen.body['from']]).toEqual([200, null]);
      expect(seen.text).not.toContain(held.id);
      expect(JSON.stringify(await listed(person))).not.toContain(held.id);
    }
  });

  test('what they did not agree to share stays where it is, and so does what is not agreed', async () => {
    const kept = await strengthAgreed(false);
    const open = await bringForward(at);
    for (const { id } of [kept, open]) {
      const from = { discussion: id, finding: 'f2' };
      expect((await give('priya', { from })).status).toBe(422);
    }
  });
});

test('[promise 1] the wall is in the order of time, says no totals and takes no person to look at', async () => {
  const { text } = await (await at.as('helen')).get('/great-practice');
  const page = JSON.parse(text);
  expect(Object.keys(page).toSorted()).toEqual(['items', 'next']);
  const shared = page.items.map(({ sharedAt }: { sharedAt: string }) => sharedAt);
  expect(shared).toEqual(shared.toSorted().toReversed());
  const today = new Date(at.clock.now()).toISOString().slice(0, 10);
  expect(await listed('helen', `?from=${today}&until=${today}`)).toEqual(page.items);
  expect(await listed('helen', '?until=2020-01-01')).toEqual([]);
  for (const query of [
    ...['?praised=sam', '?person=sam', '?by=nia', '?sort=praised'],
    '?from=2026-02-30',
  ]) {
    expect((await (await at.as('helen')).get(`/great-practice${query}`)).status).toBe(400);
  }
});

test('[G32] an archive holds what was noticed in somebody; of what they gave, their own words and no answer', async () => {
  const { path } = await given({ words: 'Waits for the right day.' });
  const sam = await at.as('sam');
  await sam.does(path, { type: 'consent', words: 'I wait for their day.' });
  await sam.does(path, { type: 'takeBack' });
  const { collections, directories } = at.service;
  const directory = await directories.of('fernvale');
  const held = async (person: string) =>
    JSON.stringify(
      await practiceLines({ collections, organisation: 'fernvale', directory }, person),
    );
  for (const words of ['Waits for the right day.', 'I wait for their day.', 'kept']) {
    expect(await held('sam')).toContain(words);
  }
  expect(await held('nia')).toContain('Waits for the right day.');
  expect(await held('nia')).not.toMatch(/I wait for their day|kept/);
  await (await at.as('nia')).send(path, { type: 'withdraw' });
  expect(await held('nia')).not.toContain('Waits for the right day.');
  expect(await held('sam')).toContain('Waits for the right day.');
  expect(await held('dami')).toBe('[]');
});

test('every log leads to its snapshot', async () => {
  const { differences } = await verifyAll(at.service.collections);
  expect(differences).toEqual([]);
});

test('[G30] what nobody has touched for its period goes, with its events, and the disposal log says so', async () => {
  const { collections, connection } = at.service;
  const { _id: fresh } = (await collections.greatPractice.findOne({})) ?? { _id: '' };
  const old = new Date(at.clock.now() - 37 * 31 * 24 * 60 * 60 * 1000);
  await collections.greatPractice.updateMany({ _id: { $ne: fresh } }, { $set: { updatedAt: old } });
  const gone = await collections.greatPractice.distinct('_id', { _id: { $ne: fresh } });
  at.clock.set(at.clock.now() + 25 * 60 * 60 * 1000);
  await at.service.settle();
  expect(await collections.greatPractice.distinct('_id', {})).toEqual([fresh]);
  expect(await collections.events.countDocuments({ workflow: { $in: gone } })).toBe(0);
  expect(await collections.notifications.countDocuments({ about: { $in: gone } })).toBe(0);
  const { disposals } = await retentionCollections(connection);
  expect(await disposals.findOne({ kind: 'greatPractice' })).toMatchObject({
    rule: '36 months after somebody last did something about it',
    counts: { 'great practice': gone.length },
  });
  expect((await verifyAll(collections)).differences).toEqual([]);
});
