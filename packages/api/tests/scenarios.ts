import { randomUUID } from 'node:crypto';
import {
  findingsDocument,
  parseDocumentName,
  reflectionDocument,
} from '@alongside/workflows/live/protocol';
import * as Y from 'yjs';
import { writeAnswer, writeFinding } from './live-service.ts';
import type { Caller, TestService } from './service.ts';

export const proposal = {
  myRole: 'worker',
  with: 'priya',
  caseReference: 'CR-4821',
  ageBand: '5–9',
  focus: 'Why T could not stay with Nan',
  times: ['2026-11-26T14:00:00.000Z', '2026-11-27T10:00:00.000Z'],
};

/** A discussion and its two people. */
export interface Held {
  id: string;
  path: string;
  sam: Caller;
  priya: Caller;
}

/** Sam asks Priya for a discussion. */
export async function propose(at: TestService, more: object = {}): Promise<Held> {
  const [sam, priya] = await Promise.all([at.as('sam'), at.as('priya')]);
  const opened = await sam.post('/discussions', { commandId: randomUUID(), ...proposal, ...more });
  if (opened.status !== 201) throw new Error(opened.text);
  const id = String(opened.body['id']);
  return { id, path: `/discussions/${id}`, sam, priya };
}

/** Types into a live document as its person would; resolves when it is durable. */
export async function type(
  { service }: TestService,
  name: string,
  person: string,
  write: (document: Y.Doc) => void,
): Promise<void> {
  const doc = parseDocumentName(name);
  if (!doc) throw new Error(name);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, await service.live.documentState(doc));
  const before = Y.encodeStateVector(copy);
  write(copy);
  await service.live.append(
    doc,
    { person, organisation: 'fernvale', name: person },
    Y.encodeStateAsUpdate(copy, before),
  );
}

export async function reflect(at: TestService, { id }: Held, person: string): Promise<void> {
  await type(at, reflectionDocument(id, person), person, (document) => {
    writeAnswer(document, 'proud', `${person} waited for the perfect time.`);
  });
}

export async function prepare(at: TestService, more: object = {}): Promise<Held> {
  const held = await propose(at, more);
  await held.priya.does(held.path, { type: 'accept', time: proposal.times[0] });
  return held;
}

export async function openRoom(at: TestService, more: object = {}): Promise<Held> {
  const held = await prepare(at, more);
  const scale = 'scaleQuestion' in more ? { scale: 4 } : {};
  for (const person of [held.sam, held.priya]) {
    await reflect(at, held, person.person);
    await person.does(held.path, { type: 'shareReflection', ...scale });
  }
  await held.sam.does(held.path, {
    type: 'recordFamilyVoice',
    words: 'I liked the drawing.',
    how: 'T, on a visit',
  });
  await held.priya.does(held.path, { type: 'openRoom' });
  return held;
}

export async function find(
  at: TestService,
  { id }: Held,
  key: string,
  section: string,
  words: string,
  more: Record<string, unknown> = {},
): Promise<void> {
  await type(at, findingsDocument(id), 'sam', (document) => {
    writeFinding(document, key, section, words, more);
  });
}

/** The room, with something written at each of its stages, brought forward to agree. */
export async function bringForward(at: TestService, more: object = {}): Promise<Held> {
  const held = await openRoom(at, more);
  const { path, priya } = held;
  await priya.does(path, { type: 'moveTo', stage: 'childsExperience' });
  await find(at, held, 'f1', 'childsExperience', 'T tells his own version of why he moved.');
  await priya.does(path, { type: 'moveTo', stage: 'strengths' });
  await find(at, held, 'f2', 'strength', 'Visits happen where T likes to be.');
  for (const stage of ['worries', 'learning', 'nextSteps']) {
    await priya.does(path, { type: 'moveTo', stage });
  }
  await find(at, held, 'f3', 'nextStep', 'Memory box with the carer', {
    owner: 'sam',
    due: '2026-12-10',
    expectedChange: 'T has his own story',
  });
  await priya.does(path, { type: 'moveTo', stage: 'closing' });
  await priya.does(path, { type: 'finish' });
  return held;
}

export async function currentHash({ path, sam }: Held): Promise<string> {
  return String((await sam.get(path)).body['contentHash']);
}

export async function agreeBoth(at: TestService, more: object = {}): Promise<Held> {
  const held = await bringForward(at, more);
  const contentHash = await currentHash(held);
  await held.priya.does(held.path, { type: 'agree', contentHash });
  await held.sam.does(held.path, { type: 'agree', contentHash });
  await at.service.settle();
  return held;
}

export async function closeIt(at: TestService, more: object = {}): Promise<Held> {
  const held = await agreeBoth(at, more);
  await held.sam.does(held.path, { type: 'revisitNow' });
  for (const person of [held.sam, held.priya]) {
    await person.does(held.path, { type: 'recordDifference', whatChanged: 'He sees his sister.' });
  }
  return held;
}
