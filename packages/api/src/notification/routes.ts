import { isUrgent } from '@alongside/workflows/notification/choices';
import { type Notification, notificationSchema } from '@alongside/workflows/notification/contract';
import { entryOf } from '@alongside/workflows/notification/list';
import { idSchema } from '@alongside/workflows/organisation/people';
import { z } from 'zod';
import { type Clock } from '../clock.ts';
import type { Collections, StoredNotification } from '../database/collections.ts';
import { after, pageOf, pageQuery, pageSchema, placeOf } from '../http/paging.ts';
import { noBody, none, type Route, route } from '../http/route.ts';
import type { Directory } from '../person/directory.ts';

/** A sentence made from the kind; the content stays where it is. */
function presentNotification(
  { _id, kind, aboutKind, about, by, at, readAt }: StoredNotification,
  directory: Directory,
): Notification {
  return {
    id: _id,
    kind,
    about: { kind: aboutKind, id: about },
    says: entryOf(kind).says(by === null ? 'The service' : directory.ref(by).name),
    at: at.toISOString(),
    readAt: readAt?.toISOString() ?? null,
    urgent: isUrgent(kind),
  };
}

export function notificationRoutes({ notifications }: Collections, clock: Clock): Route[] {
  return [
    route({
      method: 'get',
      path: '/notifications',
      summary: 'What I have been told, newest first',
      params: none,
      query: pageQuery({}),
      body: noBody,
      answers: { status: 200, schema: pageSchema(notificationSchema) },
      async handle({ asker, query }) {
        const { organisation, id: person } = asker.person;
        const found = await notifications
          .find({ $and: [{ organisation, person }, after(placeOf(query.cursor), 'at')] })
          .sort({ at: -1, _id: -1 })
          .limit(query.limit + 1)
          .toArray();
        const page = pageOf(
          found,
          query.limit,
          ({ at, _id }) => ({ at, id: _id }),
          (stored) => presentNotification(stored, asker.directory),
        );
        return { status: 200, json: page };
      },
    }),
    route({
      method: 'post',
      path: '/notifications/read',
      summary: 'Note that I have read these',
      params: none,
      query: none,
      body: z.strictObject({ ids: z.array(idSchema).min(1).max(200) }),
      answers: { status: 204, schema: z.undefined() },
      async handle({ asker, body }) {
        const { organisation, id: person } = asker.person;
        await notifications.updateMany(
          { organisation, person, _id: { $in: body.ids }, readAt: null },
          { $set: { readAt: new Date(clock.now()) } },
        );
        return { status: 204 };
      },
    }),
  ];
}
