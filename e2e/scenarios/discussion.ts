import { randomInt } from 'node:crypto';
import { stages, type Stage } from '@alongside/workflows/discussion/stages';
import { Colleague } from './colleague.ts';
import { d001 } from './d-001.ts';
import { writeFindings, writeReflection, type Written } from './pen.ts';

/** A discussion of Sam's with Priya, of one test alone. */
export interface Held {
  id: string;
  caseReference: string;
  sam: Colleague;
  priya: Colleague;
}

/** A case reference no other test uses. */
export function freshCaseReference(): string {
  return `CR-${randomInt(100_000, 999_999)}`;
}

/** Sam has asked Priya. */
export async function proposed(): Promise<Held> {
  const [sam, priya] = await Promise.all([
    Colleague.signIn('sam-ferngate'),
    Colleague.signIn('priya-millbrook'),
  ]);
  const caseReference = freshCaseReference();
  const answer = await sam.post('/discussions', {
    myRole: 'worker',
    with: priya.person,
    caseReference,
    ageBand: d001.ageBand,
    focus: d001.focus,
    times: [inDays(3), inDays(4)],
  });
  if (answer.status !== 201) throw new Error(await answer.text());
  const { id } = await answer.json();
  return { id: String(id), caseReference, sam, priya };
}

/** Priya has said yes; nothing is written yet. */
export async function preparing(): Promise<Held> {
  const held = await proposed();
  await held.priya.does(held.id, { type: 'accept', time: inDays(3) });
  return held;
}

/** Everything is there; the room can be opened. */
export async function ready(): Promise<Held> {
  const held = await preparing();
  const { id, sam, priya } = held;
  await Promise.all([
    writeReflection(sam, id, d001.reflections.worker),
    writeReflection(priya, id, d001.reflections.practiceLead),
  ]);
  await sam.does(id, { type: 'shareReflection' });
  await priya.does(id, { type: 'shareReflection' });
  await sam.does(id, { type: 'recordFamilyVoice', ...d001.family });
  return held;
}

/** The room is open and at this stage, with D-001's findings of the stages before it (or others). */
export async function inTheRoom(
  stage: Stage = 'arriving',
  findings: readonly Written[] = d001Findings(),
): Promise<Held> {
  const held = await ready();
  const { id, sam, priya } = held;
  await priya.does(id, { type: 'openRoom' });
  for (const next of stages.slice(1, stages.indexOf(stage) + 1)) {
    await priya.does(id, { type: 'moveTo', stage: next });
    const here = findings.filter(({ section }) => stageOf[section] === next);
    if (here.length > 0 && next !== stage) await writeFindings(sam, id, here);
  }
  return held;
}

/** Everything is written and waits for both to agree. */
export async function agreeing(findings?: readonly Written[]): Promise<Held> {
  const held = await inTheRoom('closing', findings);
  await held.priya.does(held.id, { type: 'finish' });
  return held;
}

/** Both have agreed: the record is frozen and the next steps are open. */
export async function acting(): Promise<Held> {
  const held = await agreeing();
  await agree(held);
  return held;
}

/** Time to look again. */
export async function revisiting(): Promise<Held> {
  const held = await acting();
  await held.priya.does(held.id, { type: 'revisitNow' });
  return held;
}

export async function closed(): Promise<Held> {
  const held = await revisiting();
  const { worker, practiceLead } = d001.whatChanged;
  await held.sam.does(held.id, { type: 'recordDifference', whatChanged: worker });
  await held.priya.does(held.id, { type: 'recordDifference', whatChanged: practiceLead });
  return held;
}

export async function agree({ id, sam, priya }: Held): Promise<void> {
  for (const who of [priya, sam]) {
    const { contentHash } = await who.read(id);
    if (contentHash === null) throw new Error('There is nothing to agree to.');
    await who.does(id, { type: 'agree', contentHash });
  }
}

const stageOf = {
  childsExperience: 'childsExperience',
  strength: 'strengths',
  worry: 'worries',
  learning: 'learning',
  nextStep: 'nextSteps',
} as const;

export function d001Findings(): Written[] {
  const { strengths, worries, nextSteps } = d001;
  return [
    { section: 'childsExperience', text: d001.experience, themes: ['childs-voice'] },
    { section: 'strength', text: strengths[0], themes: ['direct-work'], share: true },
    { section: 'strength', text: strengths[1], themes: ['direct-work', 'childs-voice'] },
    { section: 'strength', text: strengths[2] },
    { section: 'worry', text: worries[0], themes: ['life-story'] },
    { section: 'worry', text: worries[1], themes: ['life-story'] },
    { section: 'learning', text: d001.learning, themes: ['life-story'] },
    { section: 'nextStep', text: nextSteps.explanation },
    {
      section: 'nextStep',
      text: nextSteps.memoryBox,
      owner: 'sam-ferngate',
      due: inDays(21).slice(0, 10),
      expectedChange: 'T has things to hold and tell his story with.',
    },
  ];
}

/** An instant at ten in the morning so many days from now. */
export function inDays(days: number): string {
  const time = new Date();
  time.setUTCDate(time.getUTCDate() + days);
  time.setUTCHours(10, 0, 0, 0);
  return time.toISOString();
}
