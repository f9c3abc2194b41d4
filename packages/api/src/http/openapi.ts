import { problemSchema } from '@alongside/workflows/problem';
import { z } from 'zod';
import type { Route } from './route.ts';

type JsonSchema = Record<string, unknown>;

const problemSays: Record<number, string> = {
  400: 'It could not be read; nothing changed.',
  401: 'Nobody is signed in.',
  403: 'Not yours to do.',
  404: 'Nothing here, or not yours to know of.',
  409: 'Somebody was first; `current` holds the view as it stands. Or the command id was used for something else.',
  413: 'Larger than 256 kB.',
  422: 'Not possible now; `detail` says why and `can` what is possible.',
  429: 'Too fast; try again in a minute.',
};

/** OpenAPI 3.1, made of the very schemas that read requests. */
export function describeRoutes(routes: readonly Route[]): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const described of routes) {
    const path = described.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [described.method]: operation(described) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Alongside',
      version: '1',
      description: 'Collaborative learning discussions for children’s social care.',
    },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas: { Problem: shown(problemSchema, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'alongside' } },
    },
  };
}

function operation(described: Route): JsonSchema {
  const { status, schema } = described.answers;
  const body = shown(described.bodyShown ?? described.body, 'input');
  const takesBody = described.method === 'post';
  return {
    summary: described.summary,
    security: described.rights === 'signedIn' ? [{ session: [] }] : [],
    parameters: [...parameters(described.params, 'path'), ...parameters(described.query, 'query')],
    ...(takesBody && {
      requestBody: { required: true, content: { 'application/json': { schema: body } } },
    }),
    responses: {
      [status]:
        status === 204
          ? { description: 'Done.' }
          : {
              description: 'The answer.',
              content: { 'application/json': { schema: shown(schema, 'output') } },
            },
      ...Object.fromEntries(
        problemsOf(described).map((problem) => [problem, problemAnswer(problem)]),
      ),
    },
  };
}

function problemsOf({ rights, method, problems = [] }: Route): number[] {
  const usual = rights === 'signedIn' ? [400, 401, 404] : [400, 404];
  const unsafe = method === 'get' ? [] : [403, 413];
  return [...new Set([...usual, ...unsafe, ...problems])].sort((a, b) => a - b);
}

function problemAnswer(status: number): JsonSchema {
  return {
    description: problemSays[status] ?? 'A problem.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

function parameters(schema: z.ZodType, place: 'path' | 'query'): JsonSchema[] {
  const { properties, required } = shown(schema, 'input');
  const names = z.array(z.string()).catch([]).parse(required);
  if (typeof properties !== 'object' || properties === null) return [];
  return Object.entries<unknown>({ ...properties }).map(([name, described]) => ({
    name,
    in: place,
    required: place === 'path' || names.includes(name),
    schema: described,
  }));
}

function shown(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
