import { randomBytes } from 'node:crypto';
import {
  calendarAddressSchema,
  freeTimesSchema,
} from '@alongside/workflows/notification/how-you-hear';
import { idSchema } from '@alongside/workflows/organisation/people';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Collections } from '../database/collections.ts';
import { sha256 } from '../durable/canonical-json.ts';
import { type File, noBody, none, openRoute, type Route, route } from '../http/route.ts';
import { idParams } from '../http/workflow-routes.ts';
import type { Directories, Directory, Team } from '../person/directory.ts';
import { notFound, ProblemError } from '../problem-error.ts';
import { entriesOf } from './entries.ts';
import { calendarFile, meetingSummary, uidOf } from './invitation.ts';
import { wantedBy } from './meetings.ts';
import type { CalendarCollections } from './stored.ts';

export interface CalendarRoutesDeps {
  collections: Collections;
  calendar: CalendarCollections;
  directories: Directories;
  clock: Clock;
  publicUrl(): string;
}

const iCalendar = 'text/calendar; charset=utf-8';
const textSchema = z.string();
/** Times a minute that one address may read calendars: programs ask every few minutes, guesses come faster. */
const readsAMinute = 60;

/** Meetings to take along: one as a file, all of one's own under a secret address; and the days kept free of them. */
export function calendarRoutes(deps: CalendarRoutesDeps): Route[] {
  const { collections, calendar, directories, clock, publicUrl } = deps;
  const { feeds, meetings } = calendar;
  const limiter = new RateLimiterMemory({ points: readsAMinute, duration: 60 });

  const meeting = route({
    method: 'get',
    path: '/discussions/:id/meeting.ics',
    summary: 'The meeting, for a calendar',
    params: idParams,
    query: none,
    body: noBody,
    answers: { status: 200, schema: textSchema, type: 'text/calendar' },
    async handle({ asker: { person, directory }, params: { id } }) {
      const { organisation } = person;
      const found = await collections.discussions.findOne(
        { _id: id, organisation },
        { projection: { projection: 1 } },
      );
      const set = found && wantedBy(person.id, found.projection);
      if (!set) throw notFound();
      const told = await meetings.findOne({ _id: `${id}:${person.id}`, organisation });
      const entry = {
        ...set,
        uid: uidOf(id),
        sequence: told?.sequence ?? 0,
        summary: meetingSummary,
        link: `${publicUrl()}/discussions/${id}`,
      };
      return { status: 200, file: fileOf([entry], directory, 'meeting.ics') };
    },
  });

  const make = route({
    method: 'post',
    path: '/calendar-address',
    summary: 'Make the secret address of my own calendar; one made before ends',
    params: none,
    query: none,
    body: noBody,
    answers: { status: 201, schema: calendarAddressSchema },
    async handle({ asker: { person } }) {
      const { organisation, id } = person;
      const secret = randomBytes(32).toString('base64url');
      const madeAt = new Date(clock.now());
      await feeds.deleteMany({ organisation, person: id });
      await feeds.insertOne({ _id: sha256(secret), organisation, person: id, madeAt });
      const address = `${publicUrl()}/api/v1/calendar/${secret}.ics`;
      return { status: 201, json: { address, madeAt: madeAt.toISOString() } };
    },
  });

  const end = route({
    method: 'delete',
    path: '/calendar-address',
    summary: 'End the secret address of my own calendar',
    params: none,
    query: none,
    body: noBody,
    answers: { status: 204, schema: none },
    async handle({ asker: { person } }) {
      await feeds.deleteMany({ organisation: person.organisation, person: person.id });
      return { status: 204 };
    },
  });

  const feed = openRoute({
    method: 'get',
    path: '/calendar/:secret',
    summary: 'One’s own calendar, for a program that knows its secret address',
    params: z.strictObject({ secret: z.string().max(100) }),
    query: none,
    body: noBody,
    answers: { status: 200, schema: textSchema, type: 'text/calendar' },
    problems: [429],
    async handle({ params: { secret }, req }) {
      await limited(limiter, req.ip);
      const known = await feeds.findOne({ _id: sha256(secret.replace(/\.ics$/, '')) });
      if (!known) throw notFound();
      const directory = await directories.of(known.organisation);
      if (!directory.find(known.person)) throw notFound();
      const entries = await entriesOf({ collections, calendar, clock }, known, publicUrl());
      return { status: 200, file: fileOf(entries, directory, 'alongside.ics') };
    },
  });

  const freeTimes = route({
    method: 'get',
    path: '/free-times',
    summary: 'Days and hours that my team, and that of whom I would meet, keep free of discussions',
    params: none,
    query: z.strictObject({ with: idSchema.optional() }),
    body: noBody,
    answers: { status: 200, schema: freeTimesSchema },
    async handle({ asker: { person, directory }, query }) {
      const other = query.with === undefined ? undefined : directory.find(query.with);
      const days = [person, ...(other ? [other] : [])].flatMap(
        ({ team }) => teamOf(team, directory)?.protectedDays ?? ['friday' as const],
      );
      const { quietHours } = directory.settings;
      return { status: 200, json: { protectedDays: [...new Set(days)], quietHours } };
    },
  });

  function fileOf(
    entries: Parameters<typeof calendarFile>[0],
    { settings }: Directory,
    name: string,
  ): File {
    const text = calendarFile(entries, {
      timeZone: settings.timeZone,
      at: new Date(clock.now()),
    });
    return { bytes: Buffer.from(text), type: iCalendar, name };
  }

  return [meeting, make, end, feed, freeTimes];
}

function teamOf(id: string | null, { teams }: Directory): Team | undefined {
  return teams.find((team) => team.id === id);
}

async function limited(limiter: RateLimiterMemory, address: string | undefined): Promise<void> {
  try {
    await limiter.consume(address ?? 'unknown');
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw new ProblemError('too-many', 'Too many at once from here. Try again in a minute.');
  }
}
