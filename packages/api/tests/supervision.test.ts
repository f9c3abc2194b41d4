import { beforeAll, expect, test } from 'vitest';
import { agreeBoth, bringForward, currentHash, find } from './scenarios.ts';
import { testService } from './service.ts';

const at = testService();

/** A learning and a decision, so that every part of the page has something to hold. */
let once: ReturnType<typeof learnt> | undefined;
const withLearning = () => (once ??= learnt());
beforeAll(async () => {
  await withLearning();
});

async function learnt() {
  const held = await bringForward(at);
  await held.sam.does(held.path, { type: 'askForChange', about: 'The learning' });
  await find(at, held, 'l1', 'learning', 'Waiting was our need, not his.');
  await held.priya.does(held.path, { type: 'finish' });
  const contentHash = await currentHash(held);
  await held.priya.does(held.path, { type: 'agree', contentHash });
  await held.sam.does(held.path, { type: 'agree', contentHash });
  await at.service.settle();
  const { items } = (await held.sam.get(`/actions?discussion=${held.id}`)).body;
  const [action] = items as unknown as { id: string }[];
  const path = `/actions/${action?.id ?? ''}`;
  await held.sam.does(path, { type: 'askDecision', approver: 'helen', question: 'May we buy it?' });
  const helen = await at.as('helen');
  await helen.does(path, { type: 'decide', outcome: 'approved', reason: 'It is his story.' });
  await at.service.settle();
  return { ...held, action: path };
}

test('what a worker and her supervisor look at together, the same for both, and that it was opened', async () => {
  const held = await withLearning();
  const morgan = await at.as('morgan');
  const hers = (await held.sam.get('/supervision/sam')).body;
  expect(hers).toMatchObject({
    person: { id: 'sam', name: 'Sam Ferngate' },
    period: { from: '2026-10-28', until: '2026-11-24' },
    learning: [{ caseReference: 'CR-4821', text: 'Waiting was our need, not his.' }],
    nextSteps: [{ what: 'Memory box with the carer', state: 'agreed', due: '2026-12-10' }],
    finished: [],
    revisits: [{ caseReference: 'CR-4821' }],
    answered: [{ kind: 'decision', outcome: 'approved', by: { name: 'Helen Ashdown' } }],
    supervisors: [{ id: 'morgan' }],
    opened: [],
  });
  const seen = await morgan.get('/supervision/sam');
  expect(seen.status).toBe(200);
  const { opened, ...content } = seen.body;
  const { opened: _, ...same } = hers;
  expect(content).toEqual(same);
  expect(opened).toMatchObject([{ person: { id: 'morgan' } }]);
  expect((await held.sam.get('/supervision/sam')).body['opened']).toEqual(opened);
  const readings = (await held.priya.get(`${held.path}/readings`)).body['items'];
  expect(readings).toContainEqual(
    expect.objectContaining({ what: 'supervision', person: { id: 'morgan', name: 'Morgan Tarn' } }),
  );
  // No reflection, nobody's worries or strengths, no number that stands for a colleague.
  expect(seen.text).not.toMatch(/perfect time|Visits happen|tells his own version|score|count/i);

  await held.sam.does(held.action, { type: 'finish' });
  await at.service.settle();
  const later = (await held.sam.get('/supervision/sam')).body;
  expect(later).toMatchObject({ nextSteps: [], finished: [{ state: 'done' }] });
  const before = (await held.sam.get('/supervision/sam?until=2026-10-27')).body;
  expect(before).toMatchObject({ finished: [], answered: [], period: { from: '2026-09-30' } });
});

test('one’s own page, and a manager’s for the team; nobody else’s', async () => {
  const readers: Record<string, string[]> = {
    sam: ['sam'],
    morgan: ['morgan', 'nia', 'sam'],
    priya: ['priya'],
    alex: ['alex', 'dami'],
    helen: [],
    ines: [],
    pat: [],
    kai: [],
  };
  const everybody = ['sam', 'nia', 'dami', 'priya', 'morgan', 'alex', 'helen', 'ines', 'nobody'];
  for (const [reader, pages] of Object.entries(readers)) {
    const caller = await at.as(reader);
    const { items } = (await caller.get('/supervision')).body;
    expect((items as unknown as { id: string }[]).map(({ id }) => id).toSorted()).toEqual(pages);
    for (const person of everybody) {
      const { status } = await caller.get(`/supervision/${person}`);
      expect([reader, person, status]).toEqual([
        reader,
        person,
        pages.includes(person) ? 200 : 404,
      ]);
    }
  }
  const elsewhere = await at.as('morgan-elsewhere');
  expect((await elsewhere.get('/supervision/sam')).status).toBe(404);
});

test('what a supervisor has declared a conflict about is left out for them', async () => {
  const held = await agreeBoth(at, { caseReference: 'CR-7777' });
  const { service } = at;
  await service.collections.discussions.updateOne(
    { _id: held.id },
    { $set: { 'projection.conflicted': ['morgan'] } },
  );
  const [sam, morgan] = await Promise.all([at.as('sam'), at.as('morgan')]);
  expect((await sam.get('/supervision/sam')).text).toContain('CR-7777');
  expect((await morgan.get('/supervision/sam')).text).not.toContain('CR-7777');
});

test('learning of a case is its worker’s: a practice lead’s page names no case of a colleague', async () => {
  const held = await withLearning();
  const { text, body } = await held.priya.get('/supervision/priya');
  expect(body).toMatchObject({ learning: [], nextSteps: [] });
  expect(text).not.toContain('CR-4821');
  expect((body['revisits'] as unknown as unknown[]).length).toBeGreaterThan(0);
});

test('how long decisions take is told by service to those who answer for it, and small numbers are not', async () => {
  await withLearning();
  at.clock.set('2026-12-03T09:00:00.000Z');
  const [helen, sam] = await Promise.all([at.as('helen'), at.as('sam')]);
  expect((await sam.get('/decisions/times')).status).toBe(404);
  const { status, body, text } = await helen.get('/decisions/times');
  expect(status).toBe(200);
  expect(body).toEqual({
    period: { from: '2025-12-01', until: '2026-11-30' },
    whole: null,
    services: [{ service: 'Children in care', figure: null }],
  });
  expect(text).not.toContain('helen');
  // As many as it takes, asked by three and answered by three.
  const { collections } = at.service;
  const answered = await collections.actions.find({ 'projection.approvers': 'helen' }).toArray();
  const [action] = answered;
  if (!action) throw new Error('There is no decision.');
  for (const [index, who] of ['a', 'b', 'c', 'a', 'b'].entries()) {
    const askedAt = '2026-11-10T09:00:00.000Z';
    const decidedAt = `2026-11-1${index + 1}T09:00:00.000Z`;
    const copy = `copy-${index}`;
    await collections.actions.insertOne({ ...action, _id: copy });
    const first = Object.entries({
      approver: `approver-${who}`,
      askedBy: `asks-${who}`,
      askedAt,
      decidedAt,
    }).map(([name, value]) => [`snapshot.context.decisions.0.${name}`, value]);
    await collections.actions.updateOne({ _id: copy }, { $set: Object.fromEntries(first) });
  }
  expect((await helen.get('/decisions/times')).body).toMatchObject({
    services: [{ service: 'Children in care', figure: { decisions: answered.length + 5 } }],
  });
});
