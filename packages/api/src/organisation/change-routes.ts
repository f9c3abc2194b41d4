import { personRefSchema } from '@alongside/workflows/organisation/people';
import { z } from 'zod';
import { after, pageOf, pageQuery, pageSchema, placeOf } from '../http/paging.ts';
import { noBody, none, type Route, route } from '../http/route.ts';
import { type AdministrationDeps, requireRight } from './administer.ts';

const changeSchema = z.object({
  id: z.string(),
  at: z.string(),
  by: personRefSchema,
  what: z.string(),
});

/** What administrators changed, so that they can be asked about it. */
export function changeRoutes({ administration }: AdministrationDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/administration/changes',
      summary: 'What was changed in people, teams and settings, newest first (administrators)',
      params: none,
      query: pageQuery({}),
      body: noBody,
      answers: { status: 200, schema: pageSchema(changeSchema) },
      problems: [403],
      async handle({ asker, query }) {
        const { organisation } = requireRight(asker, 'administer');
        const found = await administration.changes
          .find({ $and: [{ organisation }, after(placeOf(query.cursor), 'at')] })
          .sort({ at: -1, _id: -1 })
          .limit(query.limit + 1)
          .toArray();
        const page = pageOf(
          found,
          query.limit,
          ({ at, _id }) => ({ at, id: _id }),
          ({ _id, at, by, what }) => ({
            id: _id,
            at: at.toISOString(),
            by: asker.directory.ref(by),
            what,
          }),
        );
        return { status: 200, json: page };
      },
    }),
  ];
}
