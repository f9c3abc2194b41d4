import { reflectionDocument } from '@alongside/workflows/live/protocol';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  agreeBoth,
  bringForward,
  closeIt,
  currentHash,
  find,
  openRoom,
  prepare,
  propose,
  reflect,
} from './scenarios.ts';
import { testService } from './service.ts';

const at = testService();

test('[promise 1] no field, filter or order scores or ranks a colleague', async () => {
  const { path, sam } = await closeIt(at);
  const openapi = await sam.get('/openapi.json');
  const views = [await sam.get(path), await sam.get('/people')];
  for (const { text } of [...views, openapi]) {
    expect(text).not.toMatch(/"(score|grade|rank|rating|performance)\w*"/i);
  }
  // A chart of a theme has points in time; nothing about a colleague has any.
  for (const { text } of views) expect(text).not.toMatch(/"points\w*"/i);
  const sorted = await sam.get('/people?sort=discussions');
  expect(sorted.status).toBe(400);
});

test('[promise 2] the child first, then strengths, then worries', async () => {
  const held = await openRoom(at);
  const { path, priya } = held;
  const early = await priya.send(path, { type: 'moveTo', stage: 'strengths' });
  expect(early.status).toBe(422);
  await priya.does(path, { type: 'moveTo', stage: 'childsExperience' });
  await priya.does(path, { type: 'moveTo', stage: 'strengths' });
  const refused = await priya.send(path, { type: 'moveTo', stage: 'worries' });
  expect(refused).toMatchObject({ status: 422, body: { detail: 'Write one strength first.' } });
  expect(refused.body['can']).toContainEqual(expect.objectContaining({ type: 'moveTo' }));
  await find(at, held, 's1', 'strength', 'T asked to see his sister more.');
  const moved = await priya.does(path, { type: 'moveTo', stage: 'worries' });
  expect(moved.body['state']).toMatchObject({ stage: 'worries' });
});

test('[promise 3] nothing begins before the worker agrees to the focus and the time', async () => {
  const { path, sam, priya } = await propose(at);
  expect((await sam.send(path, { type: 'accept' })).status).toBe(403);
  expect((await priya.send(path, { type: 'openRoom' })).status).toBe(422);
  await priya.does(path, { type: 'accept' });
});

test('[promise 3] a reflection tells the other not started, started or shared, and nothing more', async () => {
  const held = await prepare(at, { scaleQuestion: 'How well does T understand his story?' });
  const { path, sam, priya } = held;
  const statusFor = async (reader: typeof sam) =>
    Object((await reader.get(path)).body).reflections.map(
      ({ person, status, readable }: Record<string, unknown>) => [person, status, readable],
    );
  expect(await statusFor(priya)).toEqual([
    ['sam', 'notStarted', false],
    ['priya', 'notStarted', true],
  ]);
  await reflect(at, held, 'sam');
  const started = await priya.get(path);
  expect(await statusFor(priya)).toContainEqual(['sam', 'started', false]);
  await reflect(at, held, 'sam');
  expect((await priya.get(path)).text).toBe(started.text);

  await sam.does(path, { type: 'shareReflection', scale: 4 });
  const shared = await priya.get(path);
  expect(await statusFor(priya)).toContainEqual(['sam', 'shared', false]);
  expect(shared.body['scale']).toMatchObject({ answers: [] });
  expect(shared.body['documents']).not.toContainEqual(
    expect.objectContaining({ doc: reflectionDocument(held.id, 'sam') }),
  );
  expect((await sam.get(path)).body['scale']).toMatchObject({ answers: [{ value: 4 }] });

  await reflect(at, held, 'priya');
  const revealed = await priya.does(path, { type: 'shareReflection', scale: 3 });
  expect(revealed.body['scale']).toMatchObject({ answers: [{ value: 4 }, { value: 3 }] });
  expect(await statusFor(priya)).toEqual([
    ['sam', 'shared', true],
    ['priya', 'shared', true],
  ]);
});

test('[promise 3] what changed for the child is read by the other only when both have said it', async () => {
  const { path, sam, priya } = await agreeBoth(at, { scaleQuestion: 'How safe is T?' });
  await sam.does(path, { type: 'revisitNow' });
  await sam.does(path, { type: 'recordDifference', whatChanged: 'He sees her weekly.', scale: 6 });
  const before = await priya.get(path);
  expect(before.body['differences']).toEqual([]);
  expect(before.text).not.toContain('He sees her weekly.');
  expect(
    Object(before.body).scale.answers.filter(({ when }: { when: string }) => when === 'revisit'),
  ).toEqual([]);
  expect((await sam.get(path)).body['differences']).toHaveLength(1);
  const after = await priya.does(path, {
    type: 'recordDifference',
    whatChanged: 'Less worry.',
    scale: 7,
  });
  expect(after.body['differences']).toHaveLength(2);

  for (const person of [sam, priya]) await person.does(path, { type: 'reopen', reason: 'x' });
  await priya.does(path, { type: 'finish' });
  const contentHash = (await sam.get(path)).body['contentHash'];
  for (const person of [sam, priya]) await person.does(path, { type: 'agree', contentHash });
  await sam.does(path, { type: 'revisitNow' });
  await sam.does(path, { type: 'recordDifference', whatChanged: 'He stayed the night.' });
  const again = await priya.get(path);
  expect(again.body['differences']).toHaveLength(2);
  expect(again.text).not.toContain('He stayed the night.');
  expect((await sam.get(path)).body['differences']).toHaveLength(3);
});

test('[promise 4] a record stands when both agree to the very same text, and each view is kept', async () => {
  const held = await bringForward(at);
  const { path, sam, priya } = held;
  const first = await currentHash(held);
  await priya.does(path, { type: 'agree', contentHash: first });
  await find(at, held, 'f9', 'worry', 'What would help him to stay?');
  const changed = await sam.get(path);
  expect(changed.body).toMatchObject({ agreements: [], lapsed: [{ person: 'priya' }] });
  const second = await currentHash(held);
  expect(second).not.toBe(first);
  const stale = await sam.send(path, { type: 'agree', contentHash: first });
  expect(stale).toMatchObject({
    status: 422,
    body: { detail: expect.stringContaining('changed') },
  });
  const view = 'Late recording reflects duty cover.';
  const one = await sam.does(path, { type: 'agreeWithDifference', contentHash: second, view });
  expect(one.body['state']).toMatchObject({ journey: 'agreeing' });
  const both = await priya.does(path, { type: 'agree', contentHash: second });
  expect(both.body).toMatchObject({ state: { journey: 'acting' }, contentHash: second });
  const record = await priya.get(`${path}/records/1`);
  expect(record.body['agreements']).toContainEqual(
    expect.objectContaining({ person: { id: 'sam', name: 'Sam Ferngate' }, difference: view }),
  );
});

test('[promise 4] the family’s voice is part of the text: changed, the agreement lapses', async () => {
  const held = await bringForward(at);
  const { path, sam, priya } = held;
  await priya.does(path, { type: 'agree', contentHash: await currentHash(held) });
  const changed = await sam.does(path, {
    type: 'recordFamilyVoice',
    words: 'Tell my sister I won.',
    how: 'T, by phone',
  });
  expect(changed.body['contentHash']).toBe(await currentHash(held));
  expect(changed.body['agreements']).not.toContainEqual(
    expect.objectContaining({ person: 'priya', stands: true }),
  );
});

test('[promise 5] no record without what it meant for the child, and without the family’s voice', async () => {
  const held = await prepare(at);
  const { path, sam, priya } = held;
  for (const person of [sam, priya]) {
    await reflect(at, held, person.person);
    await person.does(path, { type: 'shareReflection' });
  }
  await priya.does(path, { type: 'openRoom' });
  await priya.does(path, { type: 'moveTo', stage: 'childsExperience' });
  await priya.does(path, { type: 'moveTo', stage: 'strengths' });
  await find(at, held, 's1', 'strength', 'Visits happen where T likes to be.');
  await priya.does(path, { type: 'moveTo', stage: 'closing' });
  await priya.does(path, { type: 'finish' });
  const noImpact = await sam.send(path, { type: 'agree', contentHash: await currentHash(held) });
  expect(noImpact).toMatchObject({
    status: 422,
    body: { detail: 'Write what it meant for the child or family first.' },
  });
  await find(at, held, 'c1', 'childsExperience', 'T tells his own version.');
  expect(
    (await sam.send(path, { type: 'agree', contentHash: await currentHash(held) })).status,
  ).toBe(422);
  await sam.does(path, { type: 'explainNoFamilyVoice', reason: 'In hospital; ask later.' });
  await sam.does(path, { type: 'agree', contentHash: await currentHash(held) });
});

test('[promise 7] a next step has an owner who is told, and the revisit is planned', async () => {
  const { id, path, sam } = await agreeBoth(at);
  const after = await sam.get(path);
  expect(after.body['revisitAt']).not.toBeNull();
  const steps = (await sam.get(`/actions?discussion=${id}`)).body['items'];
  expect(steps).toMatchObject([{ owner: { id: 'sam' }, due: '2026-12-10', state: 'agreed' }]);
  const { notifications } = at.service.collections;
  const about = z
    .array(z.object({ id: z.string() }))
    .parse(steps)
    .map((step) => step.id);
  const mine = { person: 'sam', about: { $in: about }, kind: 'actionYours' } as const;
  const told = await notifications.find(mine).toArray();
  expect(told).toHaveLength(1);
});

test('[promise 8] every reading of content leaves a trace that both can see', async () => {
  const { path, sam, priya } = await agreeBoth(at);
  await priya.get(path);
  await priya.get(`${path}/records/1`);
  await expect
    .poll(async () => (await sam.get(`${path}/readings`)).body['items'])
    .toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          person: { id: 'priya', name: 'Priya Millbrook' },
          what: 'findings',
        }),
        expect.objectContaining({
          person: { id: 'priya', name: 'Priya Millbrook' },
          what: 'record',
        }),
      ]),
    );
});

test('[promise 8] what changed for the child, read in a list, leaves a trace too', async () => {
  const { path, sam, priya } = await closeIt(at);
  await priya.get('/discussions');
  await expect
    .poll(async () => (await sam.get(`${path}/readings`)).body['items'])
    .toContainEqual(
      expect.objectContaining({
        person: { id: 'priya', name: 'Priya Millbrook' },
        what: 'differences',
      }),
    );
});

test('[promise 8] a timeline and a notification hold no content', async () => {
  const { path, sam, priya } = await agreeBoth(at);
  for (const { text } of [await sam.get(`${path}/timeline`), await priya.get('/notifications')]) {
    for (const content of ['CR-4821', 'Nan', 'Memory box', 'I liked the drawing', 'perfect time']) {
      expect(text).not.toContain(content);
    }
  }
});

test('[promise 9] a safety responder sees the concern and whose case it is, never the content', async () => {
  const { path, sam } = await agreeBoth(at);
  const morgan = await at.as('morgan');
  expect((await morgan.get(path)).status).toBe(404);
  await sam.does(path, { type: 'raiseConcern', summary: 'T was not at home.' });
  const seen = await morgan.get(path);
  expect(seen.body).toMatchObject({
    readAs: 'safetyResponder',
    caseReference: 'CR-4821',
    focus: '',
    findings: [],
    reflections: [],
    agreements: [],
    actions: [],
    documents: [],
    contentHash: null,
    safetyConcern: { summary: 'T was not at home.', raisedBy: 'sam' },
  });
  for (const content of ['Nan', 'Memory box', 'drawing', 'Visits happen']) {
    expect(seen.text).not.toContain(content);
  }
  const timeline = Object((await morgan.get(`${path}/timeline`)).body).items;
  expect(timeline.map(({ event }: { event: string }) => event)).toEqual(['concernRaised']);
  expect((await morgan.get('/discussions?q=Nan')).body['items']).toEqual([]);
  await sam.does(path, { type: 'raiseConcern', summary: 'Nor at school.' });
  expect((await morgan.get(path)).body).toMatchObject({
    state: { safety: 'raised' },
    safetyConcern: { summary: 'Nor at school.' },
    earlierConcerns: [{ summary: 'T was not at home.', raisedBy: 'sam' }],
  });
  const own = await sam.send(path, { type: 'acknowledge' });
  expect(own.status).toBe(403);
  await morgan.does(path, { type: 'acknowledge' });
  const done = await morgan.does(path, { type: 'handOver', recordedWhere: 'Case note of today' });
  expect(done.body['state']).toMatchObject({ safety: 'handedOver', journey: 'acting' });
});

test('[D30] who declares a conflict has no access from that moment on, and an answer without content', async () => {
  const { path, sam, priya } = await prepare(at);
  const declared = await priya.send(path, { type: 'declareConflict' });
  expect([declared.status, declared.text]).toEqual([204, '']);
  expect((await priya.get(path)).status).toBe(404);
  expect((await sam.get(path)).body['state']).toMatchObject({ journey: 'setAside' });
});
