import { randomUUID } from 'node:crypto';
import { findingsDocument } from '@alongside/workflows/live/protocol';
import { io } from 'socket.io-client';
import { expect, test } from 'vitest';
import { fillCaseKeys } from '../src/conflict/fill-case-keys.ts';
import { verifyViewLogs } from '../src/reading/verify-chain.ts';
import { viewLogCollections } from '../src/reading/stored.ts';
import { writeFinding } from './live-service.ts';
import { agreeBoth, openRoom, prepare, proposal, propose, type } from './scenarios.ts';
import { call, type Caller, callerWith, testService } from './service.ts';

const at = testService();
const why = 'A complaint was made, and I answer it this week.';

/** Cases of their own, so that a conflict in one test is none in another. */
let count = 1000;
function caseReference(): string {
  count += 1;
  return `CR-${count}`;
}
const items = ({ body }: { body: unknown }): Record<string, unknown>[] => Object(body).items;
const says = async (caller: Caller) => items(await caller.get('/notifications?limit=100'));

async function remove(caller: Caller, path: string): Promise<number> {
  const headers = { cookie: caller.cookie };
  const url = `${at.service.url}/api/v1${path}`;
  return (await call(url, { method: 'DELETE', headers })).status;
}

test('[R6] what one node is told of a family closes the case on every other, its sockets too', async () => {
  const { url } = await at.another();
  const there = async (who: string) => callerWith(url, who, (await at.as(who)).cookie);
  const [morgan, sam, ines] = [await there('morgan'), await there('sam'), await at.as('ines')];
  const reference = caseReference();
  const held = await openRoom(at, { caseReference: reference });
  const doc = findingsDocument(held.id);
  const socket = io(url, {
    transports: ['websocket'],
    extraHeaders: { cookie: sam.cookie },
    forceNew: true,
  });
  const joined: unknown = await socket.timeout(5000).emitWithAck('doc:join', { doc });
  expect(joined).toMatchObject({ ok: true });
  const sentAway = new Promise((resolve) => socket.once('doc:removed', resolve));
  // Remembered there, and the tests' clock stands still: without a word it would go on for ever.
  const opening = { discussion: held.id, reason: why };
  expect((await morgan.post('/outside-readings', opening)).status).toBe(201);
  expect((await sam.get(held.path)).status).toBe(200);
  await ines.post('/conflicts', { caseReference: reference, person: 'morgan' });
  await expect.poll(async () => (await morgan.post('/outside-readings', opening)).status).toBe(404);
  await ines.post('/conflicts', { caseReference: reference, person: 'sam' });
  expect(await sentAway).toMatchObject({ doc });
  expect((await sam.get(held.path)).status).toBe(404);
  socket.close();
});

test('[R6] [R8] whoever knows the family is chosen for nothing in the case, in words that do not say why', async () => {
  const reference = caseReference();
  const written = reference.replace('-', ' ').toLowerCase();
  const [sam, lee, pat] = await Promise.all([at.as('sam'), at.as('lee'), at.as('pat')]);
  expect((await lee.post('/conflicts', { caseReference: written })).status).toBe(201);
  const recorded = await pat.post('/conflicts', { caseReference: reference, person: 'dami' });
  expect(recorded).toMatchObject({ status: 201, body: { person: { name: 'Dami Oakhurst' } } });

  const asked = await sam.post('/discussions', {
    commandId: randomUUID(),
    ...proposal,
    caseReference: reference,
    with: 'lee',
  });
  const held = await prepare(at, { caseReference: reference });
  const refusals = [
    asked,
    await sam.send(held.path, { type: 'replaceParticipant', role: 'practiceLead', person: 'lee' }),
    await sam.send(held.path, { type: 'inviteParticipant', person: 'dami', as: 'colleague' }),
  ];
  for (const { status, body } of refusals) {
    expect([status, body['detail']]).toEqual([
      422,
      expect.stringContaining('cannot take part in this one'),
    ]);
    expect(body['detail']).not.toMatch(/famil|conflict/i);
  }
  const own = await lee.post('/discussions', {
    commandId: randomUUID(),
    ...{ ...proposal, myRole: 'practiceLead', with: 'sam', caseReference: reference },
  });
  expect(own).toMatchObject({ status: 422, body: { detail: expect.stringContaining('You have') } });
});

test('[R9] part and access end at once in every discussion of the case, over HTTP, in notifications and in live documents', async () => {
  const reference = caseReference();
  const [first, second] = [
    await agreeBoth(at, { caseReference: reference }),
    await openRoom(at, { caseReference: reference }),
  ];
  const { priya, sam } = first;
  const { body } = await sam.get(`/actions?discussion=${first.id}`);
  const [action] = items({ body });
  await priya.post('/conflicts', { caseReference: reference });
  for (const { path } of [first, second]) {
    expect((await priya.get(path)).status).toBe(404);
    expect((await priya.get(`${path}/records`)).status).toBe(404);
    expect((await priya.send(path, { type: 'raiseConcern', summary: 'x' })).status).toBe(404);
  }
  expect((await priya.get(`/discussions?q=${reference}`)).text).not.toContain(first.id);
  expect((await priya.get(`/actions/${String(action?.['id'])}`)).status).toBe(404);
  const typing = type(at, findingsDocument(second.id), 'priya', (document) => {
    writeFinding(document, 'x', 'strength', 'Words');
  });
  await expect(typing).rejects.toThrow('no such document for you');
  expect((await sam.get(second.path)).body['state']).toMatchObject({ journey: 'setAside' });

  const before = (await says(priya)).length;
  await sam.does(first.path, { type: 'raiseConcern', summary: 'T was not at home.' });
  await at.service.settle();
  expect((await says(priya)).length).toBe(before);
});

test('[R6] not even as safety responder, owner, approver, team manager or by a reading from outside', async () => {
  const reference = caseReference();
  const held = await agreeBoth(at, { caseReference: reference });
  const { sam, path, id } = held;
  const [action] = items(await sam.get(`/actions?discussion=${id}`));
  const step = `/actions/${String(action?.['id'])}`;
  await sam.does(step, { type: 'askDecision', approver: 'morgan', question: 'May we?' });
  const [morgan, ines, helen] = await Promise.all([at.as('morgan'), at.as('ines'), at.as('helen')]);
  expect((await morgan.get(step)).status).toBe(200);
  for (const person of ['morgan', 'helen']) {
    await ines.post('/conflicts', { caseReference: reference, person });
  }
  await ines.post('/conflicts', { caseReference: reference });
  await sam.does(path, { type: 'raiseConcern', summary: 'T was not at home.' });
  await at.service.settle();
  for (const reader of [morgan, helen]) {
    expect((await reader.get(path)).status).toBe(404);
    expect((await says(reader)).map(({ about }) => Object(about).id)).not.toContain(id);
  }
  expect((await morgan.get(step)).status).toBe(404);
  expect((await morgan.get('/actions?waiting=decision')).text).not.toContain(step.slice(9));
  expect((await morgan.get('/team-learning')).text).not.toContain(reference);
  for (const reader of [morgan, helen, ines]) {
    expect(items(await reader.get(`/case-search?caseReference=${reference}`))).toEqual([]);
    expect((await reader.post('/outside-readings', { discussion: id, reason: why })).status).toBe(
      404,
    );
  }
  expect(items(await ines.get(`/who-viewed?caseReference=${reference}`))).toEqual([]);
  const about = [{ caseReference: reference.toLowerCase() }, { colleague: 'sam' }];
  for (const held of about) {
    expect((await ines.post('/held/exports', { ...held, reason: why })).status).toBe(422);
  }
  expect((await sam.send(step, { type: 'finish' })).status).toBe(422);
});

test('[R7] [R10] everybody says it for themselves; nobody takes back what another recorded for them', async () => {
  const reference = caseReference();
  const [sam, nia, ines, pat] = await Promise.all(['sam', 'nia', 'ines', 'pat'].map(at.as));
  if (!sam || !nia || !ines || !pat) throw new Error('Somebody is missing.');
  expect((await sam.post('/conflicts', { caseReference: reference, person: 'nia' })).status).toBe(
    403,
  );
  expect((await sam.get('/conflicts?of=everybody')).status).toBe(403);
  const own = await nia.post('/conflicts', { caseReference: reference });
  const given = await pat.post('/conflicts', { caseReference: reference, person: 'ines' });
  const unknown = { caseReference: reference, person: 'sam-elsewhere' };
  expect((await pat.post('/conflicts', unknown)).status).toBe(422);
  expect(items(await nia.get('/conflicts'))).toMatchObject([{ canTakeBack: true }]);
  expect(items(await ines.get('/conflicts'))).toContainEqual(
    expect.objectContaining({ caseReference: reference, canTakeBack: false }),
  );
  expect(await remove(ines, `/conflicts/${String(given.body['id'])}`)).toBe(403);
  expect(await remove(sam, `/conflicts/${String(own.body['id'])}`)).toBe(404);
  const elsewhere = await at.as('pat-elsewhere');
  expect(await remove(elsewhere, `/conflicts/${String(own.body['id'])}`)).toBe(404);
  expect(await remove(nia, `/conflicts/${String(own.body['id'])}`)).toBe(204);
  expect(await remove(pat, `/conflicts/${String(given.body['id'])}`)).toBe(204);
  expect(items(await nia.get('/conflicts'))).toEqual([]);
});

test('[R6] what is declared in one discussion holds for the case; what is left over is ended by the next round', async () => {
  const reference = caseReference();
  const first = await prepare(at, { caseReference: reference });
  const second = await prepare(at, { caseReference: reference.toLowerCase() });
  await first.sam.does(first.path, { type: 'declareConflict', person: 'priya' });
  await at.service.settle();
  expect((await second.priya.get(second.path)).status).toBe(404);
  expect((await second.sam.get(second.path)).body['participants']).toHaveLength(1);
});

test('[R11] [R12] [R13] [R14] reading from outside: for a reason, told before it is shown, without reflections, for an hour', async () => {
  const reference = caseReference();
  const held = await agreeBoth(at, { caseReference: reference });
  const { id, sam, priya, path } = held;
  const [helen, alex, ines] = await Promise.all([at.as('helen'), at.as('alex'), at.as('ines')]);
  expect(items(await helen.get(`/case-search?caseReference=${reference}`))).toEqual([
    { discussion: id, mine: false },
  ]);
  for (const reason of ['', 'because', `   short    ${' '.repeat(30)}`]) {
    const answer = await helen.post('/outside-readings', { discussion: id, reason });
    expect(answer.status).toBe(400);
  }
  expect((await alex.post('/outside-readings', { discussion: id, reason: why })).status).toBe(404);
  expect((await sam.post('/outside-readings', { discussion: id, reason: why })).status).toBe(403);

  const begun = await helen.post('/outside-readings', { discussion: id, reason: why });
  expect(begun.status).toBe(201);
  for (const person of [sam, priya]) {
    expect(await says(person)).toContainEqual(
      expect.objectContaining({
        kind: 'readFromOutside',
        says: 'Helen Ashdown has opened your discussion from outside. See why.',
        about: { kind: 'reading', id },
      }),
    );
  }
  expect(await says(ines)).toContainEqual(expect.objectContaining({ kind: 'outsideReadingBegun' }));
  const address = `/outside-readings/${String(begun.body['id'])}`;
  const seen = await helen.get(address);
  expect(seen.text).toContain('Visits happen where T likes to be.');
  expect(seen.text).not.toContain('waited for the perfect time');
  expect((await ines.get(address)).status).toBe(404);
  // What it opens is this page alone.
  for (const other of ['', '/timeline', '/records', '/readings', '/versions']) {
    expect((await helen.get(`${path}${other}`)).status).toBe(404);
  }
  const command = { type: 'raiseConcern', summary: 'x' };
  expect((await helen.send(path, command)).status).toBe(404);
  expect(items(await sam.get(`${path}/readings`))).toContainEqual(
    expect.objectContaining({ person: { id: 'helen', name: 'Helen Ashdown' }, reason: why }),
  );

  at.clock.advance(59 * 60_000);
  expect((await helen.get(address)).status).toBe(200);
  at.clock.advance(60_000);
  expect((await helen.get(address)).status).toBe(404);
  expect(items(await helen.get('/outside-readings'))).toEqual([]);
});

test('[R6] a discussion kept before cases were compared this way is found by its case after the next start', async () => {
  const reference = caseReference();
  const { id } = await propose(at, { caseReference: reference });
  const { discussions } = at.service.collections;
  await discussions.updateOne({ _id: id }, { $unset: { 'projection.caseKey': '' } });
  await fillCaseKeys(at.service.collections);
  expect((await discussions.findOne({ _id: id }))?.projection.caseKey).toBe(
    reference.replace('-', ''),
  );
});

test('[R12] it ends earlier when its holder ends it or knows the family', async () => {
  const reference = caseReference();
  const { id } = await agreeBoth(at, { caseReference: reference });
  const helen = await at.as('helen');
  const begin = async () => {
    const begun = await helen.post('/outside-readings', { discussion: id, reason: why });
    return `/outside-readings/${String(begun.body['id'])}`;
  };
  const first = await begin();
  expect(await remove(helen, first)).toBe(204);
  expect((await helen.get(first)).status).toBe(404);
  const second = await begin();
  await helen.post('/conflicts', { caseReference: reference });
  expect((await helen.get(second)).status).toBe(404);
});

test('[R5] a team manager reads the learning and next steps of her team, and its participants see that she did', async () => {
  const reference = caseReference();
  const { sam, path } = await agreeBoth(at, { caseReference: reference });
  const [morgan, alex] = await Promise.all([at.as('morgan'), at.as('alex')]);
  const team = await morgan.get('/team-learning?limit=100');
  const [learned] = items(team).filter((item) => item['caseReference'] === reference);
  expect(learned).toMatchObject({
    learning: [],
    nextSteps: [{ text: 'Memory box with the carer', owner: { id: 'sam' }, state: 'agreed' }],
  });
  // Neither the child's experience nor strengths, voices, reflections or who held it.
  for (const word of ['Visits happen', 'own version', 'I liked the drawing', 'priya', 'focus']) {
    expect(team.text).not.toContain(word);
  }
  expect((await alex.get('/team-learning')).text).not.toContain(reference);
  expect(items(await sam.get(`${path}/readings`))).toContainEqual(
    expect.objectContaining({
      person: { id: 'morgan', name: 'Morgan Tarn' },
      what: 'teamLearning',
    }),
  );
});

test('[R18] who viewed what, by case and by colleague, as a page and as a file; asking is an entry too', async () => {
  const reference = caseReference();
  const { id, priya, path } = await agreeBoth(at, { caseReference: reference });
  await priya.get(`${path}/records/1`);
  const ines = await at.as('ines');
  await (await at.as('helen')).get(`/case-search?caseReference=${reference.toLowerCase()}`);
  const byCase = items(await ines.get(`/who-viewed?caseReference=${reference}`));
  expect(byCase).toContainEqual(
    expect.objectContaining({ what: 'record', person: { id: 'priya', name: 'Priya Millbrook' } }),
  );
  expect(byCase).toContainEqual(
    expect.objectContaining({
      what: 'caseSearch',
      person: expect.objectContaining({ id: 'helen' }),
    }),
  );
  const byColleague = items(await ines.get('/who-viewed?by=priya&limit=200'));
  expect(new Set(byColleague.map(({ person }) => Object(person).id))).toEqual(new Set(['priya']));
  const about = items(await ines.get('/who-viewed?about=priya&limit=200'));
  expect(about.map(({ discussion }) => discussion)).toContain(id);
  expect((await ines.get('/who-viewed')).status).toBe(400);

  const first = await ines.get(`/who-viewed?caseReference=${reference}&limit=1`);
  const next = await ines.get(
    `/who-viewed?caseReference=${reference}&limit=1&cursor=${String(first.body['next'])}`,
  );
  expect(items(next)[0]?.['sequence']).toBeLessThan(Number(items(first)[0]?.['sequence']));

  const file = await ines.get(`/who-viewed.csv?caseReference=${reference}`);
  expect(file.headers.get('content-type')).toContain('text/csv');
  expect(file.text).toContain('Priya Millbrook,read the record');
  const again = items(await ines.get(`/who-viewed?caseReference=${reference}`));
  expect(again.map(({ what }) => what)).toContain('whoViewedExported');
  expect(again.map(({ what }) => what)).toContain('whoViewed');
});

test('[R18] which case shared words come from is not to be found by asking who read them', async () => {
  const reference = caseReference();
  const { id, sam, path } = await agreeBoth(at, { caseReference: reference });
  const read = { organisation: 'fernvale', person: 'helen', what: 'sharedExcerpts' } as const;
  await at.service.viewLog.append({ ...read, about: { discussion: id } });
  const ines = await at.as('ines');
  for (const way of [`caseReference=${reference}`, 'about=sam&limit=200']) {
    const found = items(await ines.get(`/who-viewed?${way}`));
    expect(found.map(({ what }) => what)).not.toContain('sharedExcerpts');
  }
  expect(items(await ines.get('/who-viewed?by=helen'))).toContainEqual(
    expect.objectContaining({ what: 'sharedExcerpts', discussion: null, caseReference: null }),
  );
  const file = await ines.get('/who-viewed.csv?by=helen');
  expect(file.text).toMatch(/Helen Ashdown,read excerpts that were shared,,/);
  // They who wrote them see who has.
  expect(items(await sam.get(`${path}/readings`)).map(({ what }) => what)).toContain(
    'sharedExcerpts',
  );
});

test('[R16] a search by words leaves an entry; afterwards every log is unbroken', async () => {
  const { sam } = await propose(at, { caseReference: caseReference() });
  await sam.get('/discussions?q=Nan');
  const ines = await at.as('ines');
  expect(items(await ines.get('/who-viewed?by=sam'))).toContainEqual(
    expect.objectContaining({ what: 'search', words: 'Nan' }),
  );
  for (const { broken } of await verifyViewLogs(await viewLogCollections(at.service.connection))) {
    expect(broken).toBeNull();
  }
});
