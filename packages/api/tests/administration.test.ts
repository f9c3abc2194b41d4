import { createECDH, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { agreeBoth, proposal } from './scenarios.ts';
import { signedIn, testService } from './service.ts';

const at = testService();

const colleague = {
  name: 'Robin Lake',
  roles: ['worker'],
  team: null,
  service: null,
  area: null,
  email: 'robin@fernvale.example',
};

test('nobody but an administrator looks after people, teams and settings, and each of their own organisation only', async () => {
  for (const person of ['sam', 'priya', 'morgan', 'helen', 'ines', 'kai']) {
    const caller = await at.as(person);
    const answers = await Promise.all([
      caller.get('/administration/people'),
      caller.get('/administration/people.csv'),
      caller.get('/administration/teams'),
      caller.get('/administration/changes'),
      caller.post('/administration/people', colleague),
      caller.post('/administration/people/sam', colleague),
      caller.post('/administration/people/sam/leave', {}),
      caller.post('/administration/people/sam/return', {}),
      caller.post('/administration/people/import', { csv: 'name\nX', apply: true }),
      caller.post('/administration/teams', {
        name: 'X',
        service: 'Y',
        area: 'Z',
        protectedDays: [],
      }),
    ]);
    expect([person, ...answers.map(({ status }) => status)]).toEqual([
      person,
      ...answers.map(() => 403),
    ]);
  }
  const neighbour = await at.as('pat-elsewhere');
  expect((await neighbour.post('/administration/people/sam/leave', {})).status).toBe(404);
  expect((await neighbour.get('/administration/people')).text).not.toContain('"sam"');
});

test('an administrator sees names and places, and nothing of what is written', async () => {
  const held = await agreeBoth(at);
  const pat = await at.as('pat');
  expect((await pat.get(held.path)).status).toBe(404);
  for (const path of [
    '/administration/people',
    '/administration/teams',
    '/administration/changes',
    '/organisation/settings',
  ]) {
    const { text, status } = await pat.get(path);
    expect([path, status]).toEqual([path, 200]);
    for (const words of [proposal.focus, 'Visits happen', 'Memory box', 'CR-4821']) {
      expect(text.replace('"example":"CR-4821"', '')).not.toContain(words);
    }
  }
});

test('a colleague is added to a team, and goes where the team goes', async () => {
  const pat = await at.as('pat');
  const wren = { name: 'Wren', service: 'Duty', area: 'North', protectedDays: ['friday'] };
  const team = (await pat.post('/administration/teams', wren)).body;
  expect((await pat.post('/administration/teams', wren)).status).toBe(422);
  const added = await pat.post('/administration/people', { ...colleague, team: team['id'] });
  expect(added.status).toBe(201);
  expect(added.body).toMatchObject({ service: 'Duty', area: 'North' });
  await pat.post(`/administration/teams/${String(team['id'])}`, {
    ...wren,
    area: 'West',
    protectedDays: ['monday', 'friday'],
  });
  const [robin] = people((await pat.get('/administration/people?q=robin')).body);
  expect(robin).toMatchObject({ area: 'West', email: 'robin@fernvale.example' });
  const again = await pat.post('/administration/people', {
    ...colleague,
    email: 'ROBIN@fernvale.example',
  });
  expect(again).toMatchObject({ status: 422, body: { detail: expect.stringContaining('e-mail') } });
  expect((await pat.get('/administration/changes')).text).toContain('added Robin Lake');
});

test('who has left signs in no more at once, is chosen no more, and stays named', async () => {
  const { service } = at;
  const pat = await at.as('pat');
  const alex = await signedIn(service.url, 'alex');
  expect((await alex.get('/me')).status).toBe(200);
  expect((await pat.post('/administration/people/alex/leave', {})).body['leftAt']).not.toBeNull();
  expect((await alex.get('/me')).status).toBe(401);
  await expect(signedIn(service.url, 'alex')).rejects.toThrow('404');
  expect((await pat.get('/people?q=alex')).text).not.toContain('Alex');
  const directory = await service.directories.of('fernvale');
  expect([directory.find('alex'), directory.ref('alex').name]).toEqual([undefined, 'Alex Brindle']);
  expect(directory.teamManagers('elder')).toEqual([]);
  await pat.post('/administration/people/alex/return', {});
  expect((await (await signedIn(service.url, 'alex')).get('/me')).status).toBe(200);
});

test('nothing reaches who has left or lets them in, not even when they are back', async () => {
  const pat = await at.as('pat');
  const by = (leave: (person: string) => Promise<unknown>) => leave;
  const ways = {
    alex: by((person) => pat.post(`/administration/people/${person}/leave`, {})),
    dami: by((person) =>
      pat.post('/administration/people/import', {
        csv: `id,name,left\n${person},Dami Oakhurst,yes`,
        apply: true,
      }),
    ),
    // Where the service ended in between, the next start carries on.
    lee: by(async (person) => {
      await noteLeft(person, new Date(at.clock.now()));
      await (await at.another()).settle();
    }),
  };
  for (const [person, leave] of Object.entries(ways)) {
    const reach = await everyReach(person);
    expect([person, await reach()]).toEqual([person, [1, 200, 200, 200]]);
    await leave(person);
    expect([person, (await reach()).slice(0, 1)]).toEqual([person, [0]]);
    await noteLeft(person, null);
    expect([person, await reach()]).toEqual([person, [0, 404, 404, 401]]);
  }
  // Nobody else’s.
  const nia = await everyReach('nia');
  await ways.alex('alex');
  await pat.post('/administration/people/alex/return', {});
  expect(await nia()).toEqual([1, 200, 200, 200]);
});

/** As it stands in the database, without anything that follows from it. */
async function noteLeft(person: string, leftAt: Date | null): Promise<void> {
  await at.service.collections.people.updateOne({ _id: person }, { $set: { leftAt } });
  at.service.directories.forget();
}

/** A device, a calendar, a password and a new link of this person. @returns how many, and how each is answered. */
async function everyReach(person: string): Promise<() => Promise<number[]>> {
  const { service } = at;
  const email = `${person}@fernvale.example`;
  await service.collections.people.updateOne({ _id: person }, { $set: { email } });
  const [pat, caller] = [await at.as('pat'), await signedIn(service.url, person)];
  const keys = createECDH('prime256v1').generateKeys('base64url');
  const endpoint = `https://fcm.googleapis.com/fcm/send/${person}`;
  const auth = randomBytes(16).toString('base64url');
  await caller.post('/devices', { endpoint, keys: { p256dh: keys, auth } });
  const { address } = (await caller.post('/calendar-address', {})).body;
  const link = async () =>
    String((await pat.post(`/people/${person}/sign-in-link`, {})).body['path']).split('#')[1];
  const password = 'kettle lantern gravel';
  await caller.post('/session/link', { token: await link(), password });
  const token = await link();
  return async () => [
    (await service.connection.db?.collection('pushdevices').countDocuments({ person })) ?? -1,
    (await fetch(String(address))).status,
    (await caller.post('/session/link/look', { token })).status,
    (await caller.post('/session', { email, password })).status,
  ];
}

test('somebody always looks after people: the last administrator cannot be taken away by any way', async () => {
  const pat = await at.as('pat');
  const ways = [
    pat.post('/administration/people/pat/leave', {}),
    pat.post('/administration/people/pat', {
      ...colleague,
      name: 'Pat Meadows',
      roles: ['worker'],
      email: null,
    }),
    pat.post('/administration/people/import', {
      csv: 'id,name,left\npat,Pat Meadows,yes',
      apply: true,
    }),
  ];
  for (const { status, text } of await Promise.all(ways)) {
    expect([status, text]).toEqual([
      422,
      expect.stringContaining('somebody else an administrator'),
    ]);
  }
  expect((await pat.get('/me')).status).toBe(200);
});

test('a list says line by line what it would do, does nothing until told, and takes what can be taken', async () => {
  const pat = await at.as('pat');
  const csv = [
    'name;email;roles;team',
    'Ash Brook;ash@fernvale.example;social worker, practice lead;Wren',
    'Nobody;;Queen;',
    'Nowhere;;worker;Crow',
    ';;worker;',
    'Twice;ash@fernvale.example;worker;',
    'Robin Lake-Fell;robin@fernvale.example;worker;Wren',
  ].join('\r\n');
  const looked = await pat.post('/administration/people/import', { csv, apply: false });
  expect(rows(looked.body).map(({ line, does }) => [line, does])).toEqual([
    [2, 'add'],
    [3, 'problem'],
    [4, 'problem'],
    [5, 'problem'],
    [6, 'problem'],
    [7, 'change'],
  ]);
  expect(rows(looked.body)[5]?.changes).toEqual([
    { what: 'name', from: 'Robin Lake', to: 'Robin Lake-Fell' },
  ]);
  expect((await pat.get('/administration/people?q=ash')).text).not.toContain('Ash Brook');
  await pat.post('/administration/people/import', { csv, apply: true });
  const [ash] = people((await pat.get('/administration/people?q=ash%20b')).body);
  expect(ash).toMatchObject({ roles: ['worker', 'practiceLead'], area: 'West' });
  const repeated = await pat.post('/administration/people/import', { csv, apply: false });
  expect(rows(repeated.body).filter(({ does }) => does !== 'problem')).toMatchObject([
    { does: 'same' },
    { does: 'same' },
  ]);
});

test('a list goes out to a spreadsheet and comes back the same, whatever a name begins with', async () => {
  const pat = await at.as('pat');
  await pat.post('/administration/people', {
    ...colleague,
    name: '=Sum "of", Fields',
    email: null,
  });
  const { text, headers } = await pat.get('/administration/people.csv');
  expect(headers.get('content-disposition')).toContain('people.csv');
  expect(text).toContain(`"'=Sum ""of"", Fields"`);
  const back = await pat.post('/administration/people/import', { csv: text, apply: false });
  expect(new Set(rows(back.body).map(({ does }) => does))).toEqual(new Set(['same']));
  const short = 'name,email\nHazel Moss,hazel@fernvale.example\nSam Ferngate,';
  const few = await pat.post('/administration/people/import', { csv: short, apply: false });
  expect(rows(few.body).map(({ does }) => does)).toEqual(['add', 'add']);
  const broken = await pat.post('/administration/people/import', { csv: 'who\nX', apply: true });
  expect(broken).toMatchObject({
    status: 400,
    body: { detail: expect.stringContaining('Nothing was changed') },
  });
});

test('settings are changed on what was read; a case reference must have their shape from then on', async () => {
  const pat = await at.as('pat');
  const sam = await at.as('sam');
  const read = (await pat.get('/organisation/settings')).body;
  const { retention: _, ...settings } = Object.fromEntries(Object.entries(read['settings'] ?? {}));
  const caseReference = {
    shape: 'CR-####',
    example: 'CR-4821',
    link: 'https://cases.example/{reference}',
  };
  const changed = { expectedRevision: read['revision'], settings: { ...settings, caseReference } };
  expect((await sam.post('/organisation/settings', changed)).status).toBe(403);
  expect((await pat.post('/organisation/settings', changed)).status).toBe(200);
  expect((await pat.post('/organisation/settings', changed)).status).toBe(409);
  expect((await sam.get('/organisation')).body).toMatchObject({ caseReference });
  const asked = { ...proposal, commandId: crypto.randomUUID(), caseReference: 'Thomas' };
  const refused = await sam.post('/discussions', asked);
  expect(refused).toMatchObject({
    status: 422,
    body: { detail: expect.stringContaining('CR-4821') },
  });
  expect((await sam.post('/discussions', { ...asked, caseReference: 'cr-1234' })).status).toBe(201);
});

interface Row {
  line: number;
  does: string;
  changes: unknown[];
}

function rows(body: Record<string, unknown>): Row[] {
  const found: Row[] = JSON.parse(JSON.stringify(body['rows'] ?? []));
  return found;
}

function people(body: Record<string, unknown>): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = JSON.parse(JSON.stringify(body['items'] ?? []));
  return found;
}
