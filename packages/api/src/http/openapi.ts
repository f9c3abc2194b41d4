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
  503: 'What this depends on does not answer; send it again.',
};

/** OpenAPI 3.1, made of the very schemas that read requests. */
export function describeRoutes(routes: readonly Route[]): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  const parts: Parts = new Map();
  for (const described of routes) {
    const path = described.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [described.method]: operation(described, parts) };
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
      schemas: {
        Problem: shown(problemSchema, 'output', parts),
        ...Object.fromEntries([...parts.values()].flatMap(Object.entries)),
      },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'alongside' } },
    },
  };
}

const bodyTypes = { json: 'application/json', form: 'application/x-www-form-urlencoded' } as const;

function operation(described: Route, parts: Parts): JsonSchema {
  const { status, schema, type = 'application/json' } = described.answers;
  const body = shown(described.bodyShown ?? described.body, 'input', parts);
  const takesBody = described.method === 'post';
  return {
    summary: described.summary,
    security: described.rights === 'signedIn' ? [{ session: [] }] : [],
    parameters: [
      ...parameters(described.params, 'path', parts),
      ...parameters(described.query, 'query', parts),
    ],
    ...(takesBody && {
      requestBody: {
        required: true,
        content: { [bodyTypes[described.takes ?? 'json']]: { schema: body } },
      },
    }),
    responses: {
      [status]:
        status === 204 || status === 303
          ? { description: status === 204 ? 'Done.' : 'On to another page: `Location` says which.' }
          : {
              description: 'The answer.',
              content: { [type]: { schema: shown(schema, 'output', parts) } },
            },
      ...(described.mayEndAccess && {
        204: { description: 'Done, and there is nothing left here that you may read.' },
      }),
      ...Object.fromEntries(
        problemsOf(described).map((problem) => [problem, problemAnswer(problem)]),
      ),
    },
  };
}

function problemsOf({ rights, method, problems = [] }: Route): number[] {
  const usual = rights === 'signedIn' ? [400, 401, 404, 429] : [400, 404];
  const unsafe = method === 'get' ? [] : [403, 413];
  return [...new Set([...usual, ...unsafe, ...problems])].sort((a, b) => a - b);
}

function problemAnswer(status: number): JsonSchema {
  return {
    description: problemSays[status] ?? 'A problem.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

function parameters(schema: z.ZodType, place: 'path' | 'query', parts: Parts): JsonSchema[] {
  const { properties, required } = shown(schema, 'input', parts);
  const names = z.array(z.string()).catch([]).parse(required);
  if (typeof properties !== 'object' || properties === null) return [];
  return Object.entries<unknown>({ ...properties }).map(([name, described]) => ({
    name,
    in: place,
    required: place === 'path' || names.includes(name),
    schema: described,
  }));
}

/** Parts that schemas point to, under the names they have in the document; by what they say. */
type Parts = Map<string, Record<string, unknown>>;

/** A schema as the document holds it: what it points to is found among the document's components. */
function shown(schema: z.ZodType, io: 'input' | 'output', parts: Parts): JsonSchema {
  const { $schema: _, $defs, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  if ($defs === undefined) return rest;
  const key = JSON.stringify($defs);
  const known = [...parts.keys()].indexOf(key);
  const prefix = `Part${known === -1 ? parts.size : known}`;
  const inDocument = (json: unknown) =>
    z
      .record(z.string(), z.unknown())
      .parse(
        JSON.parse(JSON.stringify(json).replaceAll('"#/$defs/', `"#/components/schemas/${prefix}`)),
      );
  if (known === -1) {
    parts.set(
      key,
      Object.fromEntries(
        Object.entries(inDocument($defs)).map(([name, part]) => [`${prefix}${name}`, part]),
      ),
    );
  }
  return inDocument(rest);
}
