import { randomUUID } from 'node:crypto';
import { findingsDocument } from '@alongside/workflows/live/protocol';
import { frameOf, mondayOf, weekOf } from '@alongside/workflows/theme/weeks';
import { beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { writeFinding } from './live-service.ts';
import { currentHash, find, type Held, openRoom, type as typed } from './scenarios.ts';
import { call, type Caller, testService } from './service.ts';
import { themeCollections } from '../src/theme/stored.ts';
import { verifyAll } from '../src/verify-all.ts';

const at = testService();
const day = 24 * 60 * 60 * 1000;
const theme = 'tools-forms';

/** A discussion agreed by Sam and Priya, with a worry that points to a theme. */
async function agreedWith(themes: string[]): Promise<Held> {
  const held = await openRoom(at);
  const { path, priya, sam } = held;
  await priya.does(path, { type: 'moveTo', stage: 'childsExperience' });
  await find(at, held, 'f1', 'childsExperience', 'T waits while forms are filled in.');
  await priya.does(path, { type: 'moveTo', stage: 'strengths' });
  await find(at, held, 'f2', 'strength', 'Visits happen where T likes to be.');
  await priya.does(path, { type: 'moveTo', stage: 'worries' });
  await typed(at, findingsDocument(held.id), 'sam', (document) => {
    writeFinding(document, 'f3', 'worry', 'The form asks it three times.', {
      themes: new Y.Map(themes.map((one) => [one, true])),
    });
  });
  for (const stage of ['learning', 'nextSteps', 'closing']) {
    await priya.does(path, { type: 'moveTo', stage });
  }
  await priya.does(path, { type: 'finish' });
  const contentHash = await currentHash(held);
  await priya.does(path, { type: 'agree', contentHash });
  await sam.does(path, { type: 'agree', contentHash });
  await at.service.settle();
  return held;
}

async function notice(person: string, more: object = {}) {
  const caller = await at.as(person);
  const body = { commandId: randomUUID(), theme, heard: 'The form asks it three times.', ...more };
  return caller.post('/responses', body);
}

async function opened(more: object = {}): Promise<{ id: string; path: string; helen: Caller }> {
  const answer = await notice('helen', more);
  if (answer.status !== 201) throw new Error(answer.text);
  const id = String(answer.body['id']);
  return { id, path: `/responses/${id}`, helen: await at.as('helen') };
}

async function toldTo(person: string, kind: string) {
  const { items } = Object((await (await at.as(person)).get('/notifications?limit=100')).body);
  return items.filter((item: { kind: string }) => item.kind === kind);
}

async function items(person: string, path: string) {
  return Object((await (await at.as(person)).get(path)).body).items;
}

const inDays = (days: number) => new Date(at.clock.now() + days * day).toISOString().slice(0, 10);

describe('a theme is answered', () => {
  let held: Held;
  beforeAll(async () => {
    held = await agreedWith([theme]);
  });

  test('[promise 7] from noticing it to everybody who wrote of it hearing what was done', async () => {
    const { id, path, helen } = await opened();
    const refused = await helen.send(path, { type: 'consider', workingParty: ['priya', 'helen'] });
    expect(refused).toMatchObject({
      status: 422,
      body: {
        detail: 'Ask at least one social worker to join: they know what it is like in practice.',
      },
    });
    await helen.does(path, { type: 'consider', workingParty: ['dami', 'priya'] });
    await at.service.settle();
    expect(await toldTo('dami', 'workingPartyYours')).toHaveLength(1);
    const dami = await at.as('dami');
    const what = 'A form of one page.';
    await dami.does(path, { type: 'proposeTrial', what, until: inDays(30) });
    expect((await dami.send(path, { type: 'try', what, until: inDays(30) })).status).toBe(403);
    expect((await helen.send(path, { type: 'try', what })).status).toBe(400);
    await helen.does(path, { type: 'try', what, until: inDays(30) });
    await helen.does(path, { type: 'adopt' });
    const told = await helen.does(path, { type: 'tell', message: 'The form is one page now.' });
    await at.service.settle();

    // Two were told, too few to be counted; and neither the answer nor the log says who.
    expect(told.body['told']).toMatchObject({ reached: null });
    const event = await at.service.collections.events.findOne({ workflow: id, event: 'told' });
    expect(JSON.stringify([event?.facts, event?.effects])).not.toMatch(/sam|priya/);
    for (const person of ['sam', 'priya']) {
      const [item] = await toldTo(person, 'toldBecause');
      expect(item).toMatchObject({ about: { kind: 'response', id } });
      expect(await items(person, '/responses/because')).toMatchObject([
        { response: id, message: 'The form is one page now.', discussions: [held.id] },
      ]);
    }
    for (const person of ['dami', 'nia', 'helen', 'lee', 'sam-elsewhere']) {
      expect(await toldTo(person, 'toldBecause')).toEqual([]);
      expect(await items(person, '/responses/because')).toEqual([]);
    }
    expect(await items('ines', `/responses/changes?theme=${theme}`)).toMatchObject([
      { theme, what, response: id },
    ]);
    const story = await items('nia', `${path}/timeline`);
    expect(story.map(({ says }: { says: string }) => says)).toEqual([
      'Helen Ashdown has told those who raised it what was done.',
      'Helen Ashdown has made it how we work.',
      'Helen Ashdown has begun a trial.',
      'Dami Oakhurst has proposed what to try.',
      'Helen Ashdown has asked a working party to consider it.',
      'Helen Ashdown has noticed it and put it on the plan.',
    ]);
  });

  test('told twice is told once: an effect that is delivered again reaches nobody again', async () => {
    const before = (await toldTo('sam', 'toldBecause')).length;
    const owed = await at.service.collections.events.updateOne(
      { kind: 'response', event: 'told' },
      {
        $set: {
          effects: [{ type: 'tellBecause', theme, area: null, since: '2020-01-01' }],
          'receipt.due': new Date(0),
        },
      },
    );
    expect(owed.modifiedCount).toBe(1);
    await at.service.settle();
    expect(await toldTo('sam', 'toldBecause')).toHaveLength(before);
  });

  test('only what was agreed there and then counts, and a conflict ends it', async () => {
    const west = await opened({ area: 'North' });
    await west.helen.does(west.path, { type: 'adopt', what: 'One line.' });
    await west.helen.does(west.path, { type: 'tell', message: 'One line now.' });
    await at.service.settle();
    expect(
      (await items('sam', '/responses/because')).map(({ message }: { message: string }) => message),
    ).toContain('One line now.');
    at.clock.advance(60_000);
    const elsewhere = await agreedWith([theme]);
    const { discussions } = at.service.collections;
    const move = async (area: string) =>
      discussions.updateOne({ _id: elsewhere.id }, { $set: { 'projection.area': area } });
    // Agreed after it was told, and then also elsewhere: it told of neither.
    const { records } = at.service.collections;
    const agreed = async (agreedAt: string) =>
      records.updateOne({ discussion: elsewhere.id }, { $set: { agreedAt } });
    const { agreedAt = '' } = (await records.findOne({ discussion: elsewhere.id })) ?? {};
    const toldOfFirst = expect.objectContaining({
      message: 'One line now.',
      discussions: [held.id],
    });
    expect(await items('sam', '/responses/because')).toContainEqual(toldOfFirst);
    await agreed((await records.findOne({ discussion: held.id }))?.agreedAt ?? '');
    expect(await items('sam', '/responses/because')).not.toContainEqual(toldOfFirst);
    await move('West');
    expect(await items('sam', '/responses/because')).toContainEqual(toldOfFirst);
    await move('North');
    await agreed(agreedAt);
    const other = await opened({ theme: 'supervision' });
    await other.helen.does(other.path, { type: 'stop', reason: 'Not this year.' });
    await other.helen.does(other.path, { type: 'tell', message: 'Not this year.' });
    await at.service.settle();
    expect(await toldTo('sam', 'toldBecause')).toHaveLength(2);
  });
});

describe('who may do and see what on the plan', () => {
  test('everybody of the organisation reads it, nobody else; those who answer for themes change it', async () => {
    const { id, path } = await opened({ theme: 'supervision' });
    for (const person of ['sam', 'priya', 'morgan', 'helen', 'ines', 'kai', 'pat']) {
      expect((await (await at.as(person)).get(path)).status).toBe(200);
      const mayOpen = (await notice(person, { theme: 'identity' })).status;
      expect([person, mayOpen]).toEqual([person, ['helen', 'ines'].includes(person) ? 201 : 403]);
      if (['helen', 'ines'].includes(person)) continue;
      const tried = await (await at.as(person)).send(path, { type: 'adopt' });
      expect([person, tried.status]).toEqual([person, 403]);
    }
    for (const person of ['sam-elsewhere', 'helen-elsewhere']) {
      const there = await at.as(person);
      expect((await there.get(path)).status).toBe(404);
      expect((await there.get(`${path}/timeline`)).status).toBe(404);
      expect((await there.send(path, { type: 'adopt' })).status).toBe(404);
      expect((await there.get('/responses?limit=100')).text).not.toContain(id);
    }
    expect((await call(`${at.service.url}/api/v1${path}`, {})).status).toBe(401);
    expect((await notice('helen', { theme: 'no-such-theme' })).status).toBe(422);
    expect((await notice('helen', { area: 'Atlantis' })).status).toBe(422);
    // A slip of the year would be the headline of the plan.
    expect((await notice('helen', { spottedOn: '0206-03-01' })).status).toBe(400);
  });

  test('comments come from representatives and the working party, and are answered; others write none', async () => {
    const { path, helen } = await opened({ theme: 'identity' });
    const [kai, nia] = await Promise.all([at.as('kai'), at.as('nia')]);
    expect((await nia.send(path, { type: 'comment', words: 'Me too.' })).status).toBe(403);
    await kai.does(path, { type: 'comment', words: 'Will you ask us?' });
    await helen.does(path, { type: 'answerComment', comment: 'c1', words: 'Yes, in May.' });
    await at.service.settle();
    expect(await toldTo('kai', 'commentAnswered')).toHaveLength(1);
    expect((await nia.get(path)).body['comments']).toMatchObject([
      { by: { name: 'Kai Rowan' }, as: 'representative', answer: { words: 'Yes, in May.' } },
    ]);
    await helen.does(path, { type: 'takeBackComment', comment: 'c1', reason: 'It named a child.' });
    const after = await nia.get(path);
    expect(after.text).not.toContain('Will you ask us?');
    expect(after.body['comments']).toMatchObject([{ words: null, answer: null }]);
  });
});

test('no trial begins once the last social worker of the working party has left', async () => {
  const { path, helen } = await opened({ theme: 'identity' });
  await helen.does(path, { type: 'consider', workingParty: ['nia', 'priya'] });
  const { people } = at.service.collections;
  const trial = { type: 'try', what: 'One page.', until: inDays(30) };
  await people.updateOne({ _id: 'nia' }, { $set: { leftAt: new Date(at.clock.now()) } });
  at.service.directories.forget();
  expect((await helen.send(path, trial)).body).toMatchObject({
    status: 422,
    detail: expect.stringContaining('Ask one to join first.'),
  });
  await people.updateOne({ _id: 'nia' }, { $unset: { leftAt: 1 } });
  at.service.directories.forget();
  await helen.does(path, trial);
});

describe('the plan as a list', () => {
  test('searched and filtered; what is overdue says so, and its people are reminded', async () => {
    const { id, path } = await opened({
      theme: 'life-story',
      heard: 'Life-story work begins late.',
      area: 'West',
    });
    const shown = async (query: string) =>
      (await items('sam', `/responses?limit=100&${query}`)).map((item: { id: string }) => item.id);
    expect(await shown('q=LIFE-story')).toEqual([id]);
    expect(await shown('theme=life-story&show=noticed&area=West')).toEqual([id]);
    expect(await shown('theme=life-story&area=North')).toEqual([]);
    expect(await shown('theme=life-story&show=late')).toEqual([]);
    at.clock.advance(28 * day);
    await at.service.settle();
    expect(
      (await toldTo('helen', 'responseUnconsidered')).map((item: { about: object }) => item.about),
    ).toContainEqual({ kind: 'response', id });
    at.clock.advance(28 * day);
    await at.service.settle();
    expect(await shown('theme=life-story&show=late')).toEqual([id]);
    expect((await toldTo('ines', 'responseOverdue')).length).toBeGreaterThan(0);
    const view = await (await at.as('nia')).get(path);
    expect(view.body['late']).toMatchObject({ what: 'consider' });
    const measure = await (await at.as('nia')).get('/responses/time-to-tried?theme=life-story');
    expect(measure.body).toEqual({ medianDays: null, tried: 0, notNow: 0, waiting: 1, spotted: 1 });
  });

  test('pages follow each other without a gap', async () => {
    const first = Object((await (await at.as('sam')).get('/responses?limit=2')).body);
    const second = Object(
      (await (await at.as('sam')).get(`/responses?limit=100&cursor=${first.next}`)).body,
    );
    const all = await items('sam', '/responses?limit=100');
    expect([...first.items, ...second.items]).toEqual(all);
  });
});

test('[S3.3] what runs back after it was adopted is flagged, told once, and may be opened again', async () => {
  const { path, helen } = await opened({ theme: 'plan-difference' });
  await helen.does(path, { type: 'adopt', what: 'Plans begin with one hope.' });
  await helen.does(path, { type: 'tell', message: 'Plans begin with one hope.' });
  const again = { type: 'consider', workingParty: ['sam'] };
  expect((await helen.send(path, again)).body['detail']).toMatch(/^This is settled/);
  const { learnings } = await themeCollections(at.service.connection);
  const adopted = weekOf(at.clock.now());
  const worries = (week: number) => ((week * 5) % 3) + (week < 24 ? 0 : 4);
  await learnings.insertMany(
    Array.from({ length: 40 * 7 }, (_, n) => {
      const week = adopted + 1 + Math.floor(n / 7);
      const isWorry = n % 7 < worries(week - adopted - 1);
      return {
        _id: `slip${n}`,
        organisation: 'fernvale',
        version: 1,
        agreedAt: new Date(mondayOf(week)),
        ...{ week, frame: frameOf(week), tags: [], standards: [], words: [] },
        contribution: {
          ...{ week, area: 'North', service: '', team: '', worker: 'sam' },
          keys: ['all', ...(isWorry ? ['theme:plan-difference:worry'] : [])],
        },
        codebook: 0,
        due: null,
      };
    }),
  );
  at.clock.advance(41 * 7 * day);
  await at.service.settle();
  expect((await helen.get(path)).body['slipping']).toEqual({ since: mondayOf(adopted + 25) });
  const told = () => toldTo('ines', 'responseSlipping');
  expect(await told()).toHaveLength(1);
  at.clock.advance(7 * day);
  await at.service.settle();
  expect(await told()).toHaveLength(1);
  const slipping = await items('nia', '/responses?show=slipping');
  expect(slipping).toHaveLength(1);
  await helen.does(path, again);
});

test('its log is real: a replay ends in the same states', async () => {
  expect(await verifyAll(at.service.collections)).toMatchObject({ differences: [] });
});
