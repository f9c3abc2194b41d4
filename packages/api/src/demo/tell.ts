import { discussionViewSchema, type DiscussionView } from '@alongside/workflows/discussion/view';
import { notificationSchema } from '@alongside/workflows/notification/contract';
import { z } from 'zod';
import type { MovableClock } from '../clock.ts';
import type { SignedIn } from '../live/ports.ts';
import type { Service } from '../service.ts';
import { type Caller, callersOf, signInAs } from './caller.ts';
import { createHands, type Hands } from './hands.ts';
import { demoOrganisation, demoPeople } from './organisation.ts';
import type { Happening, Moment, Story } from './story.ts';
import { liveThrough, type Turn } from './turns.ts';

const dayMs = 24 * 60 * 60 * 1000;
const weekMs = 7 * dayMs;
const toldSchema = z.object({ items: z.array(notificationSchema) });

export interface Telling {
  /** Midnight UTC of the day the stories are counted back from, in milliseconds since the epoch. */
  today: number;
  /** The instant at which the telling ends. */
  now: number;
  /** What else happens in the same time. */
  beside: readonly Turn[];
  progress(happened: number, of: number): void;
}

/**
 * Tells stories as the people in them would have lived them: every command over HTTP, every word through the live
 * documents, the service's clock where the stories stand, and the days between lived through, so that timers come
 * due and reminders go out when they would have.
 */
export async function tellStories(
  service: Service,
  clock: MovableClock,
  stories: readonly Story[],
  { today, now, beside, progress }: Telling,
): Promise<void> {
  const calendar = calendarOf(today);
  const turns = [...stories.flatMap((story) => turnsOf(story, service, calendar)), ...beside];
  await liveThrough(service, clock, turns, now, (happened) => progress(happened, turns.length));
  for (const { id } of demoPeople) await readOldNews(await signInAs(service.url, id), now - weekMs);
}

/** Everybody has read what they were told more than a week ago. */
async function readOldNews(caller: Caller, before: number): Promise<void> {
  const told = toldSchema.parse(await caller.get('/notifications?limit=100')).items;
  const ids = told.filter(({ at }) => Date.parse(at) < before).map(({ id }) => id);
  if (ids.length > 0) await caller.post('/notifications/read', { ids });
}

interface Calendar {
  /** Milliseconds since the epoch. */
  at(moment: Moment): number;
  iso(moment: Moment): string;
  /** `YYYY-MM-DD` */
  dateInDays(days: number): string;
}

function calendarOf(today: number): Calendar {
  const dateInDays = (days: number) => new Date(today + days * dayMs).toISOString().slice(0, 10);
  const at = ({ daysAgo, time }: Moment) => Date.parse(`${dateInDays(-daysAgo)}T${time}:00.000Z`);
  return { at, iso: (moment) => new Date(at(moment)).toISOString(), dateInDays };
}

function turnsOf({ proposes, happens }: Story, service: Service, calendar: Calendar): Turn[] {
  const hands = createHands(service);
  const as = callersOf(service.url);
  let discussion = '';

  const opening: Turn = {
    at: calendar.at(proposes.when),
    async happen() {
      const { by, when: _, offers, ...proposal } = proposes;
      const times = offers.map((offer) => calendar.iso(offer));
      const body = { ...proposal, times, commandId: crypto.randomUUID() };
      const view = discussionViewSchema.parse(await (await as(by)).post('/discussions', body));
      discussion = view.id;
    },
  };
  const rest = happens.map((happening) => ({
    at: calendar.at(happening.when),
    happen: async () =>
      happen(happening, discussion, { caller: await as(happening.by), hands, calendar }),
  }));
  return [opening, ...rest];
}

async function happen(
  happening: Happening,
  discussion: string,
  { caller, hands, calendar }: { caller: Caller; hands: Hands; calendar: Calendar },
): Promise<void> {
  const path = `/discussions/${discussion}`;
  const send = (command: object, to = path) =>
    caller.post(`${to}/commands`, { ...command, commandId: crypto.randomUUID() });
  const author = signedIn(happening.by);

  if ('sends' in happening) await send(happening.sends);
  else if ('schedules' in happening) {
    const { schedules, durationMinutes, place } = happening;
    await send({ type: 'schedule', startsAt: calendar.iso(schedules), durationMinutes, place });
  } else if ('plansRevisit' in happening) {
    await send({ type: 'planRevisit', at: calendar.iso(happening.plansRevisit) });
  } else if ('reflects' in happening) await hands.reflect(discussion, author, happening.reflects);
  else if ('types' in happening) {
    const findings = happening.types.map(({ dueInDays, ...finding }) => ({
      ...finding,
      createdAt: calendar.iso(happening.when),
      due: dueInDays === undefined ? null : calendar.dateInDays(dueInDays),
    }));
    await hands.type(discussion, author, findings);
  } else if ('agrees' in happening) {
    const { contentHash } = await view(caller, path);
    const { seesItDifferently } = happening.agrees;
    await send(
      seesItDifferently === undefined
        ? { type: 'agree', contentHash }
        : { type: 'agreeWithDifference', contentHash, view: seesItDifferently },
    );
  } else {
    const text = happening.onAction;
    const action = (await view(caller, path)).actions.find(({ what }) => what === text);
    if (!action) throw new Error(`No next step came of “${text}”.`);
    await send(happening.does, `/actions/${action.id}`);
  }
}

async function view(caller: Caller, path: string): Promise<DiscussionView> {
  return discussionViewSchema.parse(await caller.get(path));
}

function signedIn(person: string): SignedIn {
  const found = demoPeople.find(({ id }) => id === person);
  if (!found) throw new Error(`${person} is not in the demo organisation.`);
  return { person, name: found.name, organisation: demoOrganisation.id };
}
