import type { DiscussionPersonCommand } from '@alongside/workflows/discussion/contract';
import { discussionViewSchema } from '@alongside/workflows/discussion/view';
import type { Stage } from '@alongside/workflows/discussion/stages';
import { z } from 'zod';
import type { SignedIn } from '../../live/ports.ts';
import type { Caller } from '../caller.ts';
import type { Hands } from '../hands.ts';
import { type DemoPerson, demoOrganisation } from '../organisation.ts';
import type { Turn } from '../turns.ts';
import type { YearDiscussion } from './discussions.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Days before the meeting on which somebody asks, and on which both write. */
const asksBefore = 9;
const reflectsBefore = 2;

/** Days before today from which on excerpts are shared with all. */
const sharedOnSince = 200;
const excerptsSchema = z.object({ items: z.array(z.object({ id: z.string() })) });

const stages: readonly Stage[] = [
  'childsExperience',
  'strengths',
  'worries',
  'learning',
  'nextSteps',
  'closing',
];

/**
 * What the people of a generated discussion do, through the same commands and live documents as anybody: five or six
 * sittings, each with its instant. What would lie in the future is left to come.
 * @param today midnight UTC that days are counted back from, milliseconds since the epoch
 */
export function turnsOfYear(
  told: YearDiscussion,
  at: {
    as(person: string): Promise<Caller>;
    hands: Hands;
    today: number;
  },
): Turn[] {
  const { worker, lead, daysAgo } = told;
  let path = '';
  let id = '';
  let contentHash = '';

  const send = async (by: DemoPerson, command: DiscussionPersonCommand) => {
    const caller = await at.as(by.id);
    const body = { ...command, commandId: crypto.randomUUID() };
    return caller.post(`${path}/commands`, body);
  };

  async function asks(): Promise<void> {
    const caller = await at.as(worker.id);
    const { caseReference, ageBand, focus } = told;
    const view = discussionViewSchema.parse(
      await caller.post('/discussions', {
        commandId: crypto.randomUUID(),
        myRole: 'worker',
        with: lead.id,
        ...{ caseReference, ageBand, focus },
        times: [instant(daysAgo, '14:00'), instant(daysAgo - 1, '10:00')],
      }),
    );
    id = view.id;
    path = `/discussions/${id}`;
    await send(lead, { type: 'accept', time: instant(daysAgo, '14:00') });
  }

  async function reflect(): Promise<void> {
    await at.hands.reflect(id, signedIn(worker), told.reflections.worker);
    await send(worker, { type: 'shareReflection' });
    await at.hands.reflect(id, signedIn(lead), told.reflections.lead);
    await send(lead, { type: 'shareReflection' });
    await send(worker, told.familyVoice);
  }

  async function meet(): Promise<void> {
    await send(lead, { type: 'openRoom' });
    for (const stage of stages) {
      await send(lead, { type: 'moveTo', stage });
      // What is typed ahead of its stage stands there when the room comes to it.
      if (stage === 'strengths') await type();
    }
    const finished = discussionViewSchema.parse(await send(lead, { type: 'finish' }));
    if (finished.contentHash === null) throw new Error(`${id} has no text to agree to.`);
    contentHash = finished.contentHash;
    await agree(lead, null);
  }

  function type(): Promise<void> {
    return at.hands.type(
      id,
      signedIn(worker),
      told.findings.map(({ dueInDays, ...finding }) => ({
        ...finding,
        createdAt: instant(daysAgo, '14:20'),
        due: dueInDays === undefined ? null : day(daysAgo - dueInDays),
      })),
    );
  }

  async function agree(by: DemoPerson, difference: string | null): Promise<void> {
    await send(
      by,
      difference === null
        ? { type: 'agree', contentHash }
        : { type: 'agreeWithDifference', contentHash, view: difference },
    );
  }

  async function lookBack({ worker: hers, lead: theirs }: { worker: string; lead: string }) {
    await send(worker, { type: 'recordDifference', whatChanged: hers });
    await send(lead, { type: 'recordDifference', whatChanged: theirs });
  }

  /** Before the day it was hoped for: nobody is reminded of it week after week. */
  async function takeTheStep(): Promise<void> {
    const caller = await at.as(worker.id);
    const { actions } = discussionViewSchema.parse(await caller.get(path));
    for (const { id: action } of actions) {
      await caller.post(`/actions/${action}/commands`, {
        type: 'finish',
        commandId: crypto.randomUUID(),
      });
    }
  }

  /** What both agreed to share, with the author's last look at the words. */
  async function shareOn(): Promise<void> {
    const caller = await at.as(worker.id);
    const { items } = excerptsSchema.parse(await caller.get('/excerpts?state=waiting'));
    for (const { id: excerpt } of items) {
      await caller.post(`/excerpts/${excerpt}/commands`, {
        type: 'confirm',
        commandId: crypto.randomUUID(),
      });
    }
  }

  const { difference } = told;
  const sittings: [number, () => Promise<void>][] = [
    [time(daysAgo + asksBefore, '09:00'), asks],
    [time(daysAgo + reflectsBefore, '16:00'), reflect],
    [time(daysAgo, '14:00'), meet],
    [time(daysAgo - 1, '09:00'), () => agree(worker, told.seesItDifferently)],
  ];
  sittings.push([time(daysAgo - 17, '09:00'), takeTheStep]);
  // Some find the time for it.
  if (daysAgo < sharedOnSince && daysAgo % 3 === 0)
    sittings.push([time(daysAgo - 6, '16:00'), shareOn]);
  if (difference) sittings.push([time(daysAgo - 44, '09:00'), () => lookBack(difference)]);
  return sittings.map(([instantOf, happen]) => ({ at: instantOf, settles: false, happen }));

  function time(ago: number, clock: string): number {
    return Date.parse(instant(ago, clock));
  }

  function instant(ago: number, clock: string): string {
    return `${day(ago)}T${clock}:00.000Z`;
  }

  /** `YYYY-MM-DD` */
  function day(ago: number): string {
    return new Date(at.today - ago * dayMs).toISOString().slice(0, 10);
  }
}

function signedIn({ id, name }: DemoPerson): SignedIn {
  return { person: id, name, organisation: demoOrganisation.id };
}
