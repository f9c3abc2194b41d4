import { type Person, personRoles } from '@alongside/workflows/organisation/people';
import { z } from 'zod';
import { pageOf, pageQuery, pageSchema, placeOf } from '../http/paging.ts';
import { noBody, none, type Route, route } from '../http/route.ts';
import { colleagueSchema, presentColleague } from './present.ts';

/** Colleagues of one's own organisation, by name. */
export function personRoutes(): Route[] {
  return [
    route({
      method: 'get',
      path: '/people',
      summary: 'Find a colleague by name and role',
      params: none,
      query: pageQuery(
        { q: z.string().max(100).optional(), role: z.enum(personRoles).optional() },
        1000,
        500,
      ),
      body: noBody,
      answers: { status: 200, schema: pageSchema(colleagueSchema) },
      async handle({ asker, query }) {
        const place = placeOf(query.cursor);
        const everybody = asker.directory.everybody();
        const from = place ? everybody.findIndex((person) => person.id === place.id) + 1 : 0;
        const found = everybody.slice(from).filter((person) => matches(person, query));
        // Sorted by name, so the place is the id alone.
        const at = new Date(0);
        const page = pageOf(found, query.limit, ({ id }) => ({ at, id }), presentColleague);
        return { status: 200, json: page };
      },
    }),
  ];
}

function matches(
  person: Person,
  { q, role }: { q?: string | undefined; role?: Person['roles'][number] | undefined },
) {
  if (role !== undefined && !person.roles.includes(role)) return false;
  const wanted = q?.trim().toLocaleLowerCase('en-GB') ?? '';
  return person.name.toLocaleLowerCase('en-GB').includes(wanted);
}
