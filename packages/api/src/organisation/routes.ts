import { defaultStandards, defaultThemes } from '@alongside/workflows/organisation/defaults';
import { idSchema } from '@alongside/workflows/organisation/people';
import { z } from 'zod';
import { pageSchema } from '../http/paging.ts';
import { noBody, none, type Route, route } from '../http/route.ts';

const namedSchema = z.object({ id: idSchema, name: z.string() });

function list(path: string, summary: string, items: readonly z.infer<typeof namedSchema>[]): Route {
  return route({
    method: 'get',
    path,
    summary,
    params: none,
    query: none,
    body: noBody,
    answers: { status: 200, schema: pageSchema(namedSchema) },
    async handle() {
      return { status: 200, json: { items, next: null } };
    },
  });
}

/** What every organisation starts with. */
export function organisationRoutes(): Route[] {
  return [
    list('/themes', 'Themes that findings may point to', defaultThemes),
    list('/standards', 'The practice standards', defaultStandards),
  ];
}
