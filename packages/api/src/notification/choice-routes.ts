import { choiceSchema, choosableGroups, usual } from '@alongside/workflows/notification/choices';
import {
  notificationGroupNames,
  notificationGroups,
} from '@alongside/workflows/notification/groups';
import { type HowYouHear, howYouHearSchema } from '@alongside/workflows/notification/how-you-hear';
import { entryOf, notificationKinds } from '@alongside/workflows/notification/list';
import { z } from 'zod';
import type { CalendarCollections } from '../calendar/stored.ts';
import { type Asker, noBody, none, type Route, route } from '../http/route.ts';
import type { Channel } from './channel.ts';
import type { Chosen, NotificationCollections } from './stored.ts';

export interface ChoiceRoutesDeps {
  stored: NotificationCollections;
  chosen: Chosen;
  calendar: CalendarCollections;
  emails: HowYouHear['emails'];
  /** The way to devices, where there is one. */
  push: Channel | undefined;
}

/** Groups that something is told of. */
const told = notificationGroupNames.filter((group) =>
  notificationKinds.some((kind) => entryOf(kind).group === group),
);

/** How each person hears from the service: theirs to see and to choose. */
export function choiceRoutes({
  stored,
  chosen,
  calendar,
  emails,
  push,
}: ChoiceRoutesDeps): Route[] {
  async function howYouHear({ person, directory }: Asker): Promise<HowYouHear> {
    const { id, organisation, team } = person;
    const [mine, feed, device] = await Promise.all([
      stored.choices.findOne({ _id: id, organisation }),
      calendar.feeds.findOne({ organisation, person: id }),
      push?.reaches(person),
    ]);
    const [day = 'friday'] = directory.teams.find((one) => one.id === team)?.protectedDays ?? [];
    const { quietHours } = directory.settings;
    return {
      email: person.email,
      emails,
      push: push !== undefined,
      device: device ?? false,
      weekly: { day, at: quietHours.until },
      quietHours,
      groups: told.map((group) => ({
        group,
        ...notificationGroups[group],
        choice: mine?.choices[group] ?? usual,
      })),
      calendarMadeAt: feed?.madeAt.toISOString() ?? null,
    };
  }

  return [
    route({
      method: 'get',
      path: '/how-you-hear',
      summary: 'How I hear from the service',
      params: none,
      query: none,
      body: noBody,
      answers: { status: 200, schema: howYouHearSchema },
      async handle({ asker }) {
        return { status: 200, json: await howYouHear(asker) };
      },
    }),
    route({
      method: 'post',
      path: '/how-you-hear',
      summary:
        'Choose how I hear of one group of things; a worry about a child always comes at once',
      params: none,
      query: none,
      body: choiceSchema.strict().extend({ group: z.enum(choosableGroups) }),
      answers: { status: 200, schema: howYouHearSchema },
      async handle({ asker, body: { group, ...choice } }) {
        const { id, organisation } = asker.person;
        await stored.choices.updateOne(
          { _id: id, organisation },
          { $set: { [`choices.${group}`]: choice } },
          { upsert: true },
        );
        chosen.forget(organisation);
        return { status: 200, json: await howYouHear(asker) };
      },
    }),
  ];
}
