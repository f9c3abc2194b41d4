import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { lotOf } from '../src/series/draw.ts';
import { seriesCollections } from '../src/series/stored.ts';
import { themeCollections } from '../src/theme/stored.ts';
import { proposal } from './scenarios.ts';
import { type Caller, testService } from './service.ts';

const alongside = testService();
let ines: Caller;
let priya: Caller;
let lee: Caller;
let sam: Caller;

beforeAll(async () => {
  [ines, priya, lee, sam] = await Promise.all([
    alongside.as('ines'),
    alongside.as('priya'),
    alongside.as('lee'),
    alongside.as('sam'),
  ]);
});

const plan = {
  kind: 'practiceWeek',
  title: 'Life-story work in spring',
  question: 'How do children come to know their own story?',
  themes: ['life-story'],
  from: '2026-11-23',
  until: '2026-11-27',
};
const listed = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    reference: `CR-${7000 + index}`,
    worker: 'sam ferngate',
  }));

async function planned(as = plan) {
  const { body } = await ines.post('/series', { commandId: randomUUID(), plan: as });
  return body as unknown as { id: string; revision: number };
}

async function drawn(
  list: { reference: string; worker?: string }[] = listed(30),
  more: Record<string, unknown> = {},
  as = plan,
) {
  const { id, revision } = await planned(as);
  return ines.post(`/series/${id}/sample`, {
    commandId: randomUUID(),
    expectedRevision: revision,
    size: 4,
    listed: list,
    ...more,
  });
}

interface Shown {
  id: string;
  revision: number;
  sample: { seed: string; eligible: number; draws: number; leftOut: unknown[] };
  pickList: { place: number; reference: string; state: string; lot: string }[];
}
const read = (body: unknown) => body as Shown;

test('a series is planned once however often it is sent, and seen by its keepers alone', async () => {
  const commandId = randomUUID();
  const first = await ines.post('/series', { commandId, plan });
  const again = await ines.post('/series', { commandId, plan });
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.body['id']).toBe(first.body['id']);
  const path = `/series/${String(first.body['id'])}`;
  expect((await ines.get(path)).body).toMatchObject({ state: 'running', sample: null });
  for (const other of [sam, priya, await alongside.as('ines-elsewhere')])
    expect((await other.get(path)).status).toBe(404);
  expect((await sam.post('/series', { commandId: randomUUID(), plan })).status).toBe(403);
});

test('the sample can be drawn again by anybody who has the list and the seed', async () => {
  const { status, body } = await drawn(listed(30), { seed: 'agreed in the meeting' });
  expect(status).toBe(200);
  const mine = listed(30)
    .map(({ reference }) => ({
      reference,
      lot: lotOf('agreed in the meeting', reference.replace('-', '')),
    }))
    .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, 4);
  expect(read(body).pickList.map(({ reference }) => reference)).toEqual(
    mine.map(({ reference }) => reference),
  );
  expect(read(body).sample).toMatchObject({ eligible: 30, draws: 1 });
});

test('what was discussed in the twelve months before, or whose worker knows the family, is left out, and how many is said', async () => {
  const made = await sam.post('/discussions', {
    ...proposal,
    commandId: randomUUID(),
    with: 'priya',
    caseReference: 'cr-7001',
  });
  expect(made.status).toBe(201);
  const { body } = await drawn([...listed(3), { reference: 'cr7000', worker: '' }]);
  expect(read(body).sample.leftOut).toEqual([
    { reason: 'twice', count: 1 },
    { reason: 'discussedLately', count: 1 },
  ]);
  expect(read(body).pickList).toHaveLength(2);
});

test('a heading, a total and what is no reference are drawn by no lot, and a list of nothing else changes nothing', async () => {
  const lines = ['Case', 'Total', '<b>1</b>', 'see page 3, please!', `CR-${'1'.repeat(40)}`];
  const rubbish = lines.map((reference) => ({ reference }));
  const { body } = await drawn([...rubbish, { reference: 'CR 7300' }, { reference: 'CR-7301' }]);
  expect(read(body).sample).toMatchObject({
    eligible: 2,
    leftOut: [{ reason: 'unreadable', count: lines.length }],
  });
  expect(
    read(body)
      .pickList.map(({ reference }) => reference)
      .toSorted(),
  ).toEqual(['CR-7300', 'CR-7301']);
  const refused = await drawn(rubbish);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Nothing was changed');
});

test('a second draw shows, and none follows once a case is handed over', async () => {
  const { body } = await drawn();
  const { id, revision } = read(body);
  const again = {
    commandId: randomUUID(),
    expectedRevision: revision,
    size: 3,
    listed: listed(30),
  };
  const second = await ines.post(`/series/${id}/sample`, again);
  expect(read(second.body).sample.draws).toBe(2);
  expect(read((await ines.post(`/series/${id}/sample`, again)).body).revision).toBe(
    read(second.body).revision,
  );
  const late = await ines.post(`/series/${id}/sample`, { ...again, commandId: randomUUID() });
  expect(late.status).toBe(409);

  const given = await ines.post(`/series/${id}/picks/1`, {
    commandId: randomUUID(),
    expectedRevision: read(second.body).revision,
    practiceLead: 'lee',
  });
  expect(given.status).toBe(200);
  const after = await ines.post(`/series/${id}/sample`, {
    ...again,
    commandId: randomUUID(),
    expectedRevision: read(given.body).revision,
  });
  expect(after.status).toBe(422);
});

test('a case is handed to a practice lead, who is told and sees that one alone, and its discussion is followed', async () => {
  const { body } = await drawn();
  const { id, revision, pickList } = read(body);
  const leads = await ines.get(`/series/${id}/picks/1/leads`);
  expect(leads.body['items']).toMatchObject([
    { person: { id: 'lee' }, because: expect.stringContaining('From another service') },
    { person: { id: 'priya' } },
  ]);
  const refused = await ines.post(`/series/${id}/picks/1`, {
    commandId: randomUUID(),
    expectedRevision: revision,
    practiceLead: 'morgan',
  });
  expect(refused.status).toBe(422);
  await ines.post(`/series/${id}/picks/1`, {
    commandId: randomUUID(),
    expectedRevision: revision,
    practiceLead: 'lee',
  });
  await alongside.service.settle();
  const told = await lee.get('/notifications');
  expect(told.body['items']).toContainEqual(
    expect.objectContaining({ kind: 'seriesHandedOver', about: { kind: 'series', id } }),
  );
  expect(read((await lee.get(`/series/${id}`)).body).pickList).toMatchObject([
    { place: 1, state: 'handedOver' },
  ]);
  expect((await priya.get(`/series/${id}`)).status).toBe(404);

  alongside.clock.advance(60_000);
  const begun = await lee.post('/discussions', {
    ...proposal,
    commandId: randomUUID(),
    myRole: 'practiceLead',
    with: 'sam',
    caseReference: pickList[0]?.reference.toLowerCase(),
  });
  expect(begun.status).toBe(201);
  const now = read((await ines.get(`/series/${id}`)).body);
  expect(now.pickList[0]).toMatchObject({ state: 'underWay' });
  const taken = await ines.post(`/series/${id}/picks/1`, {
    commandId: randomUUID(),
    expectedRevision: now.revision,
    leaveOutBecause: 'I would rather not know.',
  });
  expect(taken.status).toBe(422);
});

test('a case is left out with a reason, and what is malformed is refused in words', async () => {
  const { body } = await drawn();
  const { id, revision } = read(body);
  const path = `/series/${id}/picks/2`;
  const both = await ines.post(path, {
    commandId: randomUUID(),
    expectedRevision: revision,
    practiceLead: 'lee',
    leaveOutBecause: 'No',
  });
  expect(both.status).toBe(400);
  const out = await ines.post(path, {
    commandId: randomUUID(),
    expectedRevision: revision,
    leaveOutBecause: 'The family is in the middle of a move.',
  });
  expect(read(out.body).pickList[1]).toMatchObject({ state: 'leftOut' });
  expect(out.body).toMatchObject({ picks: 3 });
  expect((await ines.get(`/series/${id}/picks/9/leads`)).status).toBe(404);
});

/** A series of twelve drawn, one left out and eleven begun with Lee. @param first the number of its first case */
async function begunWeek(first: number) {
  const list = Array.from({ length: 12 }, (_, index) => ({
    reference: `CR-${first + index}`,
    worker: '',
  }));
  const { body } = await drawn(list, { size: 12 });
  alongside.clock.advance(1000);
  // Drawn for another one as well, which ends much later.
  const later = await drawn(list, { size: 12 }, { ...plan, until: '2028-11-27' });
  const { id, revision, pickList } = read(body);
  let now = await ines.post(`/series/${id}/picks/12`, {
    commandId: randomUUID(),
    expectedRevision: revision,
    leaveOutBecause: 'The family is in the middle of a move.',
  });
  alongside.clock.advance(60_000);
  const begun: string[] = [];
  for (const { place, reference } of pickList.slice(0, 11)) {
    now = await ines.post(`/series/${id}/picks/${place}`, {
      commandId: randomUUID(),
      expectedRevision: read(now.body).revision,
      practiceLead: 'lee',
    });
    const made = await lee.post('/discussions', {
      ...proposal,
      commandId: randomUUID(),
      myRole: 'practiceLead',
      with: 'sam',
      caseReference: reference,
    });
    begun.push(String(made.body['id']));
  }
  return { id, begun, later: read(later.body).id, drawn: pickList };
}

/** As the second agreement and the counting after it leave them; the first seven say that direct work went well. */
async function agree(some: string[]): Promise<void> {
  const { service } = alongside;
  const { learnings } = await themeCollections(service.connection);
  for (const [index, _id] of some.entries()) {
    const agreedAt = new Date(alongside.clock.now());
    await service.collections.discussions.updateOne(
      { _id },
      {
        $set: {
          'projection.records': [{ version: 1, at: agreedAt.toISOString() }],
          // No invitation runs out in a discussion that both have agreed to.
          nextDue: null,
        },
      },
    );
    await learnings.insertOne({
      _id,
      organisation: 'fernvale',
      version: 1,
      agreedAt,
      week: 1,
      frame: 0,
      tags: [],
      standards: [],
      words: [],
      contribution: {
        ...{ week: 1, area: 'North', service: 'Support', team: 'elder', worker: `w${index % 3}` },
        keys: index < 7 ? ['all', 'theme:direct-work:strength'] : ['all'],
      },
      codebook: 0,
      due: null,
    });
  }
}

const reportOf = async (id: string, who = ines) => who.get(`/series/${id}/report`);

test('its own report counts what was drawn, and says themes roughly, from ten agreed discussions on', async () => {
  const { id, begun } = await begunWeek(8000);
  await agree(begun.slice(0, 9));
  expect((await reportOf(id)).body).toEqual({
    ...{ listed: 12, drawn: 12, handedOver: 11, begun: 11, agreed: 9 },
    leftOutBefore: [],
    leftOutAfter: ['The family is in the middle of a move.'],
    ...{ counted: 0, themes: [] },
  });
  await agree(begun.slice(9));
  const { body: after } = await reportOf(id);
  expect(after).toMatchObject({ agreed: 11, counted: 10 });
  expect(after['themes']).toEqual([
    { id: 'direct-work', name: 'Direct work', strength: 10, learningPoint: null },
  ]);
  expect(JSON.stringify(after)).not.toMatch(/CR-|lee|sam/i);
  expect((await reportOf(id, lee)).status).toBe(403);
  expect((await reportOf(id, await alongside.as('ines-elsewhere'))).status).toBe(404);
});

test('what was drawn goes a while after the series ended, but for a held case, and its report stays as it was', async () => {
  const { id, begun, later, drawn: picks } = await begunWeek(9000);
  await agree(begun);
  const { series } = await seriesCollections(alongside.service.connection);
  await series.updateOne({ _id: later }, { $set: { 'picks.$[].practiceLead': 'lee' } });
  const before = { own: (await reportOf(id)).body, later: (await reportOf(later)).body };
  expect([before.own['counted'], before.later['counted']]).toEqual([10, 0]);
  const [held = '', ...others] = picks.map(({ reference }) => reference);
  const hold = { caseReference: held, reason: 'A review has asked for it' };
  expect((await ines.post('/retention/holds', hold)).status).toBe(201);
  const month = 31 * 24 * 60 * 60 * 1000;

  alongside.clock.advance(11 * month);
  await alongside.service.settle();
  expect(read((await ines.get(`/series/${id}`)).body).pickList).toHaveLength(12);
  const preview = await ines.get('/retention/preview?days=90');
  expect(preview.body['kinds']).toContainEqual({
    kind: 'drawn',
    rule: '12 months after its practice week or deep dive ended',
    goes: expect.any(Number),
  });
  expect(preview.body['items']).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'drawn', caseReference: others[0], heldBack: null }),
      expect.objectContaining({
        kind: 'drawn',
        caseReference: held,
        heldBack: 'A legal hold: A review has asked for it',
      }),
    ]),
  );

  alongside.clock.advance(2 * month);
  await alongside.service.settle();
  const { body } = await ines.get(`/series/${id}`);
  expect(body).toMatchObject({ picks: 11, agreed: 11, gone: 11, sample: { eligible: 12 } });
  expect(read(body).pickList.map(({ reference }) => reference)).toEqual([held]);
  const stored = JSON.stringify(await series.findOne({ _id: id }));
  for (const reference of others) {
    for (const left of [reference, reference.replace('-', ''), 'in the middle of a move'])
      expect(stored).not.toContain(left);
  }
  const now = { own: (await reportOf(id)).body, later: (await reportOf(later)).body };
  expect(now).toEqual({
    own: { ...before.own, leftOutAfter: ['the reason went with the case reference'] },
    // Its own discussions are none of the later one’s now: what it raised would tell what these say.
    later: before.later,
  });
  const again = { commandId: randomUUID(), expectedRevision: read(body).revision };
  const redrawn = await ines.post(`/series/${id}/sample`, { ...again, size: 1, listed: listed(3) });
  expect(redrawn.status).toBe(422);
  expect((await ines.get('/retention/disposals')).body['items']).toContainEqual(
    expect.objectContaining({ kind: 'drawn', counts: { 'case references drawn': 11 } }),
  );
});
