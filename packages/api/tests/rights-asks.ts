import { randomUUID } from 'node:crypto';
import { caseReference, type World } from './rights-world.ts';
import { proposal } from './scenarios.ts';

const commandId = () => randomUUID();

/** What stands in for each parameter of an address, by what the address begins with. */
function idsOf(world: World): [string, string][] {
  return [
    ['/discussions/{id}', world.held.id],
    ['/actions/{id}', world.action],
    ['/responses/{id}', world.response],
    ['/great-practice/{id}', world.practice],
    ['/series/{id}', world.series],
    ['/outside-readings/{id}', world.opening],
    ['/conflicts/{id}', world.conflict],
    ['/retention/holds/{id}', world.hold],
    ['/held/exports/{id}', world.heldExport],
    ['/administration/people/{id}', world.leaver],
    ['/people/{id}', world.leaver],
    ['/supervision/{personId}', 'sam'],
  ];
}

/** The address to ask at: of the one discussion, its next step, and whatever else there is of the one organisation. */
export function addressOf(route: string, world: World): string {
  const path = route.split(' ')[1] ?? '';
  const [prefix = '', id = ''] = idsOf(world).find(([start]) => path.startsWith(start)) ?? [];
  const filled = path
    .replace(prefix, prefix.replace(/\{\w+\}$/, id))
    .replace('{version}', path.includes('/versions/') ? world.version : '1')
    .replace('{finding}', 'f1')
    .replace('{place}', '1')
    .replace(/\{\w+\}/, 'no-such-thing');
  return `${filled}${queries[route] ?? ''}`;
}

/** Where it has to be said what is asked for. */
const queries: Record<string, string> = {
  'GET /case-search': `?caseReference=${caseReference}`,
  'GET /who-viewed': `?caseReference=${caseReference}`,
  'GET /who-viewed.csv': `?caseReference=${caseReference}`,
  'GET /conflicts': '?of=everybody',
};

const person = {
  name: 'Robin Leaver',
  roles: ['worker'],
  team: null,
  service: 'Support',
  area: 'West',
  email: null,
};
const team = { name: 'Heron', service: 'Support', area: 'West', protectedDays: [] };
const plan = {
  kind: 'practiceWeek',
  title: 'Life-story work',
  question: 'What helps children to know their story?',
  from: '2026-12-01',
  until: '2026-12-05',
};
const reason = 'A complaint was made, and I answer it.';
const newest = 99;
const another = { caseReference: 'CR-7000', focus: 'Something else' };

/**
 * What each POST says, well formed, so that who asks decides; what would be done is mostly not possible just now, and then
 * 422 or 409 is the answer to whoever may. A route that is not here says nothing.
 */
const bodies: Record<string, (world: World, who: string) => unknown> = {
  'POST /discussions': () => ({ commandId: commandId(), ...proposal, ...another }),
  'POST /discussions/{id}/commands': () => ({ commandId: commandId(), type: 'pause' }),
  'POST /discussions/{id}/versions': () => ({ commandId: commandId() }),
  'POST /discussions/{id}/late-words': () => ({
    commandId: commandId(),
    words: [{ at: 'f1', section: null, text: 'x' }],
  }),
  'POST /discussions/{id}/my-reflection': () => ({ keep: true }),
  'POST /actions/{id}/commands': () => ({
    commandId: commandId(),
    type: 'check',
    difference: 'x',
  }),
  'POST /responses': () => ({
    commandId: commandId(),
    theme: 'life-story',
    heard: 'It waits too long.',
  }),
  'POST /great-practice': () => ({
    commandId: commandId(),
    praised: 'helen',
    words: 'Asked what the child wanted first.',
  }),
  'POST /great-practice/{id}/commands': () => ({ commandId: commandId(), type: 'decline' }),
  'POST /responses/{id}/commands': () => ({ commandId: commandId(), type: 'lookAgain' }),
  'POST /notifications/read': () => ({ ids: ['none'] }),
  'POST /how-you-hear': () => ({ group: 'plan', email: 'weekly', push: false }),
  'POST /conflicts': ({ leaver }) => ({ caseReference: 'CR-7001', person: leaver }),
  'POST /outside-readings': ({ held }) => ({ discussion: held.id, reason }),
  'POST /codebook/commands': () => ({
    commandId: commandId(),
    expectedRevision: newest,
    type: 'mergeTheme',
    theme: 'life-story',
    into: 'identity',
  }),
  'POST /codebook/read': () => ({ text: 'This is no codebook.' }),
  'POST /second-taggings': () => ({ commandId: commandId(), size: 20 }),
  'POST /second-taggings/{id}/tags': () => ({ item: 'none', themes: [] }),
  'POST /excerpts/{id}/commands': () => ({ commandId: commandId(), type: 'confirm' }),
  'POST /series': () => ({ commandId: commandId(), plan }),
  'POST /series/{id}/sample': () => ({
    commandId: commandId(),
    expectedRevision: newest,
    size: 1,
    listed: [{ reference: 'CR-1' }],
  }),
  'POST /series/{id}/picks/{place}': () => ({
    commandId: commandId(),
    expectedRevision: newest,
    practiceLead: 'priya',
  }),
  'POST /organisation/settings': () => ({ expectedRevision: newest, settings: {} }),
  'POST /administration/teams': () => team,
  'POST /administration/teams/{id}': () => team,
  'POST /administration/people': () => person,
  'POST /administration/people/{id}': () => person,
  'POST /administration/people/import': () => ({ csv: 'name\n', apply: false }),
  'POST /retention': () => ({ expectedRevision: newest, periods: {} }),
  'POST /retention/holds': (_, who) => ({ caseReference: `CR-${who.length}${who}`, reason }),
  'POST /retention/holds/{id}/lift': () => ({ reason }),
  'POST /held/exports': () => ({ caseReference: 'CR-7003', reason }),
};

export function bodyOf(route: string, world: World, who: string): unknown {
  return bodies[route]?.(world, who) ?? {};
}
