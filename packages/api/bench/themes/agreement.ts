import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { signInAs } from '../../src/demo/caller.ts';
import { createHands } from '../../src/demo/hands.ts';
import type { Service } from '../../src/service.ts';
import { themeCollections } from '../../src/theme/stored.ts';
import { lead, organisation, worker } from './organisation.ts';

const opened = z.object({ id: z.string() });
const hashed = z.object({ contentHash: z.string() });
const patienceMs = 30_000;

/**
 * One discussion from its proposal to both agreements, by commands over HTTP and Yjs updates.
 * @returns milliseconds from the answer to the second agreement until it is counted
 */
export async function agreeOnce(service: Service, url: string): Promise<number> {
  const { learnings } = await themeCollections(service.connection);
  const hands = createHands(service);
  const own = await signInAs(url, worker);
  const other = await signInAs(url, lead);
  const time = new Date(Date.now() + 48 * 60 * 60 * 1000).toISOString();
  const { id } = opened.parse(
    await own.post('/discussions', {
      commandId: randomUUID(),
      myRole: 'worker',
      with: lead,
      caseReference: `CR-${randomUUID().slice(0, 8)}`,
      ageBand: '5–9',
      focus: 'What helps, and what gets in the way',
      times: [time],
    }),
  );
  const does = (by: typeof own, command: { type: string } & Record<string, unknown>) =>
    by.post(`/discussions/${id}/commands`, { commandId: randomUUID(), ...command });
  await does(other, { type: 'accept', time });
  for (const [by, person] of [
    [own, worker],
    [other, lead],
  ] as const) {
    await hands.reflect(id, { person, organisation, name: person }, { proud: 'We waited.' });
    await does(by, { type: 'shareReflection' });
  }
  await does(own, { type: 'recordFamilyVoice', words: 'I liked it.', how: 'On a visit' });
  await does(other, { type: 'openRoom' });
  await does(other, { type: 'moveTo', stage: 'childsExperience' });
  const typed = { createdAt: new Date().toISOString(), due: null };
  const author = { person: worker, organisation, name: worker };
  const strength = { key: 's', section: 'strength' as const, text: 'She was seen alone.' };
  const child = { key: 'e', section: 'childsExperience' as const, text: 'He sleeps better.' };
  await hands.type(id, author, [{ ...child, ...typed }]);
  await does(other, { type: 'moveTo', stage: 'strengths' });
  await hands.type(id, author, [{ ...strength, themes: ['direct-work'], ...typed }]);
  for (const stage of ['worries', 'learning', 'nextSteps', 'closing'])
    await does(other, { type: 'moveTo', stage });
  await does(other, { type: 'finish' });
  const { contentHash } = hashed.parse(await own.get(`/discussions/${id}`));
  await does(other, { type: 'agree', contentHash });
  await does(own, { type: 'agree', contentHash });
  const agreed = performance.now();
  while ((await learnings.countDocuments({ _id: id, organisation })) === 0) {
    if (performance.now() - agreed > patienceMs) throw new Error('It is not counted.');
    await pause(2);
  }
  return performance.now() - agreed;
}
