import { expect, test } from 'vitest';
import { verifyAll } from '../src/verify-all.ts';
import { agreeBoth, closeIt, currentHash } from './scenarios.ts';
import { testService } from './service.ts';

const at = testService();

test('two people go from asking to closed', async () => {
  const held = await closeIt(at);
  const { path, sam, priya } = held;
  const closed = await sam.get(path);
  expect(closed.body).toMatchObject({
    state: { journey: 'closed', safety: 'clear' },
    contentHash: await currentHash(held),
    recordVersions: [{ version: 1 }],
    findings: [{ id: 'f1' }, { id: 'f2' }, { id: 'f3', owner: 'sam', due: '2026-12-10' }],
    actions: [{ state: 'agreed', what: 'Memory box with the carer', owner: { id: 'sam' } }],
    differences: [{ person: 'sam' }, { person: 'priya' }],
  });
  const record = await priya.get(`${path}/records/1`);
  expect(record.body).toMatchObject({
    contentHash: closed.body['contentHash'],
    agreements: [{ person: { id: 'priya' } }, { person: { id: 'sam' } }],
  });
  const timeline = await priya.get(`${path}/timeline`);
  expect(timeline.body['items']).toContainEqual(
    expect.objectContaining({ says: 'Sam Ferngate has asked for a learning discussion.' }),
  );
});

test('a next step becomes an action of its owner, who takes it to its end', async () => {
  const { sam, priya, path } = await agreeBoth(at);
  const [action] = Object(await sam.get(path)).body.actions;
  const step = `/actions/${action.id}`;
  await sam.does(step, { type: 'start' });
  const asked = await sam.does(step, {
    type: 'askDecision',
    approver: 'morgan',
    question: 'May we buy it?',
  });
  expect(asked.body['state']).toBe('awaitingDecision');
  await at.service.settle();
  const morgan = await at.as('morgan');
  const waiting = await morgan.get('/actions?waiting=decision');
  expect(waiting.body['items']).toMatchObject([{ id: action.id, discussionReadable: false }]);
  expect((await morgan.get(path)).status).toBe(404);
  expect((await morgan.get('/notifications')).body['items']).toMatchObject([
    { kind: 'decisionAsked', says: 'Sam Ferngate has asked you for a decision.' },
  ]);
  await morgan.does(step, { type: 'decide', outcome: 'approved', reason: 'Yes.' });
  await sam.does(step, { type: 'finish' });
  const checked = await priya.does(step, {
    type: 'check',
    difference: 'He looks at it with his carer.',
  });
  expect(checked.body['state']).toBe('checked');
});

test('what was done leads, replayed, to what is stored', async () => {
  const verified = await verifyAll(at.service.collections);
  expect(verified).toMatchObject({ workflows: 4, differences: [] });
});
