import { randomUUID } from 'node:crypto';
import { agreeBoth, type Held } from './scenarios.ts';
import type { Caller, TestService } from './service.ts';

/** Everybody who asks, a column each: role, and where from the discussion of Sam (team Kestrel) and Priya they stand. */
export const columns = [
  ['worker', 'own', 'sam'],
  ['worker', 'team', 'nia'],
  ['worker', 'other', 'dami'],
  ['worker', 'else', 'sam-elsewhere'],
  ['practice lead', 'own', 'priya'],
  ['practice lead', 'other', 'lee'],
  ['practice lead', 'else', 'priya-elsewhere'],
  ['team manager', 'team', 'morgan'],
  ['team manager', 'other', 'alex'],
  ['team manager', 'else', 'morgan-elsewhere'],
  ['head of service', 'here', 'helen'],
  ['head of service', 'other', 'tariq'],
  ['head of service', 'else', 'helen-elsewhere'],
  ['quality lead', 'here', 'ines'],
  ['quality lead', 'else', 'ines-elsewhere'],
  ['representative', 'here', 'kai'],
  ['representative', 'else', 'kai-elsewhere'],
  ['administrator', 'here', 'pat'],
  ['administrator', 'else', 'pat-elsewhere'],
  ['guest', 'own', 'gus'],
  ['nobody', 'else', 'nobody'],
] as const;

/** A column of its own: whoever is not signed in. */
export const nobody = 'nobody';

/** What there is to ask for: one of everything, all of the one organisation. */
export interface World {
  held: Held;
  action: string;
  version: string;
  opening: string;
  conflict: string;
  response: string;
  /** On the wall. */
  practice: string;
  series: string;
  hold: string;
  /** Somebody whom the administrator may let go. */
  leaver: string;
  heldExport: string;
}

/** Of the one discussion; nothing else has it. */
export const caseReference = 'CR-4826';

const said = { theme: 'life-story', heard: 'Life-story work waits too long.' };

const leaver = {
  name: 'Robin Leaver',
  roles: ['worker'],
  team: null,
  service: 'Support',
  area: 'West',
  email: null,
};

/** Of another team, and at the table of the two because they asked him. */
export async function addGus({ service }: TestService): Promise<void> {
  await service.collections.people.insertOne({
    ...{ _id: 'gus', organisation: 'fernvale', name: 'Gus Appleby', roles: ['worker'] },
    ...{ team: 'elder', service: 'Support', area: 'North', comesFor: 'Testing' },
  });
  service.directories.forget('fernvale');
}

export async function invite({ sam, path }: Held): Promise<void> {
  await sam.does(path, { type: 'inviteParticipant', person: 'gus', as: 'colleague' });
}

export async function buildWorld(at: TestService): Promise<World> {
  await addGus(at);
  const held = await agreeBoth(at, { caseReference });
  await invite(held);
  const { sam, id } = held;
  const [ines, pat] = await Promise.all([at.as('ines'), at.as('pat')]);
  const created = async (caller: Caller, path: string, body: object): Promise<string> =>
    idIn(await caller.post(path, body));
  const first = async (caller: Caller, path: string): Promise<string> => {
    const { items } = Object((await caller.get(path)).body);
    return String(items?.[0]?.id ?? items?.[0]?.version);
  };
  const plan = {
    kind: 'practiceWeek',
    title: 'Life-story work',
    question: 'What helps children to know their story?',
    from: '2026-12-01',
    until: '2026-12-05',
  };
  return {
    held,
    action: await first(sam, `/actions?discussion=${id}`),
    version: await first(sam, `/discussions/${id}/versions`),
    opening: await created(ines, '/outside-readings', {
      discussion: id,
      reason: 'A complaint was made, and I answer it.',
    }),
    conflict: await created(pat, '/conflicts', { caseReference: 'CR-9999', person: 'tariq' }),
    response: await created(ines, '/responses', { commandId: randomUUID(), ...said }),
    practice: await onTheWall(at),
    series: await created(ines, '/series', { commandId: randomUUID(), plan }),
    hold: await created(ines, '/retention/holds', {
      caseReference: 'CR-9998',
      reason: 'A court has asked for it.',
    }),
    leaver: await created(pat, '/administration/people', leaver),
    heldExport: await created(ines, '/held/exports', {
      caseReference: 'CR-9997',
      reason: 'Somebody asked what we hold.',
    }),
  };
}

/** Nia noticed it in Sam, who has said yes, and celebrated it. */
async function onTheWall(at: TestService): Promise<string> {
  const [nia, sam] = await Promise.all([at.as('nia'), at.as('sam')]);
  const praise = { commandId: randomUUID(), praised: 'sam', words: 'Listens.' };
  const id = idIn(await nia.post('/great-practice', praise));
  await sam.does(`/great-practice/${id}`, { type: 'consent' });
  await nia.does(`/great-practice/${id}`, { type: 'celebrate' });
  return id;
}

function idIn({ status, body, text }: Awaited<ReturnType<Caller['post']>>): string {
  if (status !== 201 && status !== 200) throw new Error(`${status} ${text}`);
  return String(body['id']);
}
