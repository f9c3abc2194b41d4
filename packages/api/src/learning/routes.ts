import { noBody, none, type Route, route } from '../http/route.ts';
import { type Learned, learnedSchema } from './learned.ts';

/** The same as the page at `/learning`, for programs. */
export function learningRoutes(
  learned: (organisation: { id: string; name: string }) => Promise<Learned>,
): Route[] {
  return [
    route({
      method: 'get',
      path: '/learning',
      summary: 'What we are learning, in plain words: aggregates, and what is done about them',
      params: none,
      query: none,
      body: noBody,
      answers: { status: 200, schema: learnedSchema },
      async handle({ asker: { person, directory } }) {
        const about = { id: person.organisation, name: directory.name };
        return { status: 200, json: await learned(about) };
      },
    }),
  ];
}
