import { personRefSchema, personRoles } from '@alongside/workflows/organisation/people';
import { z } from 'zod';
import type { Collections } from '../database/collections.ts';
import { noBody, none, openRoute, type Route } from '../http/route.ts';

const demoPersonSchema = personRefSchema.extend({
  roles: z.array(z.enum(personRoles)),
  team: z.string().nullable(),
  service: z.string().nullable(),
  comesFor: z.string().nullable(),
});

/** Demo mode only: whom one may look in as. */
export function demoRoutes(collections: Pick<Collections, 'people'>): Route[] {
  return [
    openRoute({
      method: 'get',
      path: '/demo/people',
      summary: 'Whom one may sign in as (demo mode only)',
      params: none,
      query: none,
      body: noBody,
      answers: { status: 200, schema: z.object({ items: z.array(demoPersonSchema) }) },
      async handle() {
        const people = await collections.people
          .find({ comesFor: { $ne: null }, leftAt: null })
          .sort({ name: 1, _id: 1 })
          .limit(500)
          .toArray();
        const items = people.map(({ _id, name, roles, team, service, comesFor }) => ({
          id: _id,
          name,
          roles,
          team,
          service,
          comesFor,
        }));
        return { status: 200, json: { items } };
      },
    }),
  ];
}
