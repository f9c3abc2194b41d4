import { beforeAll, describe, expect, test } from 'vitest';
import { addressOf, bodyOf } from './rights-asks.ts';
import { lineOf, ofOnesOwnSession, rows, written } from './rights-table.ts';
import { buildWorld, caseReference, columns, nobody, type World } from './rights-world.ts';
import { proposal } from './scenarios.ts';
import { type Answered, call, testService } from './service.ts';

const at = testService();
let world: World;
const described = new Map<string, { signedIn: boolean }>();

beforeAll(async () => {
  world = await buildWorld(at);
  const { paths } = Object((await (await at.as('sam')).get('/openapi.json')).body);
  for (const [path, methods] of Object.entries<Record<string, { security: [] }>>(paths)) {
    for (const [method, { security }] of Object.entries(methods)) {
      described.set(`${method.toUpperCase()} ${path}`, { signedIn: security.length > 0 });
    }
  }
}, 60_000);

async function cookieOf(who: string): Promise<string> {
  return who === nobody ? '' : (await at.as(who)).cookie;
}

async function ask(route: string, who: string): Promise<Answered> {
  const [method = ''] = route.split(' ');
  const cookie = await cookieOf(who);
  return call(`${at.service.url}/api/v1${addressOf(route, world)}`, {
    method,
    headers: { cookie, 'content-type': 'application/json' },
    ...(method === 'POST' && { body: JSON.stringify(bodyOf(route, world, who)) }),
  });
}

test('[R2] every address of the service has its line in the table, and every line its address', async () => {
  const asked = [...described.keys()].filter((route) => !ofOnesOwnSession.test(route));
  const missing: string[] = [];
  for (const route of asked.filter((one) => !rows.some((row) => row.route === one))) {
    const answers = await Promise.all(
      columns.map(async ([, , who]) => (await ask(route, who)).status),
    );
    missing.push(lineOf({ route, statuses: answers }));
  }
  // A new address? Judge each cell, then give it this line in rights-table.ts; what it is sent stands in rights-asks.ts.
  expect(missing.join('\n')).toBe('');
  expect(rows.map(({ route }) => route).filter((route) => !asked.includes(route))).toEqual([]);
  for (const { route, statuses } of rows) {
    expect([route, statuses.length]).toEqual([route, columns.length]);
  }
}, 60_000);

/** Done once, it is done: here who comes first is told so, and whoever comes after that there is nothing left to do. */
const onlyOnce = ['DELETE /conflicts/{id}', 'POST /retention/holds/{id}/lift'];

describe('[R1] [R3] who is answered how', () => {
  test.each(rows)('$route', async ({ route, statuses }) => {
    const answers: number[] = [];
    const asking = columns.map(([, , who]) => async () => {
      answers[columns.findIndex(([, , column]) => column === who)] = (await ask(route, who)).status;
    });
    if (onlyOnce.includes(route)) for (const one of asking) await one();
    else await Promise.all(asking.map((one) => one()));
    expect(written(answers)).toBe(written(statuses));
    const stranger = await ask(route, nobody);
    if (described.get(route)?.signedIn) expect(stranger.status).toBe(401);
    else expect(stranger.text).not.toContain(caseReference);
  });
});

/** What gives the discussion away: its id, its case, and words of everything that is written in it. */
function givenAwayBy(text: string): string[] {
  const { held, action, opening } = world;
  const signs = {
    discussion: [held.id],
    case: [caseReference],
    'next step': [action, 'Memory box with the carer'],
    content: ['Visits happen where', 'his own version', 'liked the drawing', proposal.focus],
    reflection: ['waited for the perfect time'],
    opening: [opening],
  };
  return Object.entries(signs).flatMap(([name, words]) =>
    words.some((word) => text.includes(word)) ? [name] : [],
  );
}

/** Whom lists, searches, exports and notifications tell what, beside the two themselves. Nobody else is told anything. */
const told: Record<string, Record<string, string[]>> = {
  'GET /team-learning': { morgan: ['case', 'next step'] },
  'GET /supervision/{personId}': { morgan: ['case', 'next step'] },
  // What each began to read from outside, further up in the table.
  'GET /outside-readings': {
    morgan: ['discussion', 'case'],
    helen: ['discussion', 'case'],
    ines: ['discussion', 'case'],
  },
  'GET /case-search': { morgan: ['discussion'], helen: ['discussion'], ines: ['discussion'] },
  // Elsewhere nobody viewed it; what they asked for stands in their own log.
  'GET /who-viewed': { ines: ['discussion', 'case'], 'ines-elsewhere': ['case'] },
  'GET /who-viewed.csv': { ines: ['case'], 'ines-elsewhere': ['case'] },
  'GET /notifications': { ines: ['discussion'] },
};

describe('[R2] lists, searches, exports and notifications tell nobody else that it exists', () => {
  const theirs = ['sam', 'priya', 'gus'];
  const others = columns.map(([, , who]) => who).filter((who) => !theirs.includes(who));
  const lists = rows.filter(
    ({ route }) =>
      route.startsWith('GET ') &&
      !/^GET \/(?:discussions|actions|outside-readings)\/\{/.test(route),
  );
  test.each(lists)('$route', async ({ route }) => {
    const seen: Record<string, string[]> = {};
    for (const who of others) {
      const { text } = await ask(route, who);
      // What was asked for may be said back; that it is there may not.
      const given = givenAwayBy(
        route === 'GET /case-search' ? text.replaceAll(caseReference, '') : text,
      );
      if (given.length > 0) seen[who] = given;
    }
    expect(seen).toEqual(told[route] ?? {});
  });
});

describe('[R2] what is not one’s own to know of is answered as what does not exist, to the letter', () => {
  const hidden = rows.filter(
    ({ route, statuses }) =>
      statuses.includes(404) && /\{/.test(route) && !route.includes('secret'),
  );
  test.each(hidden)('$route', async ({ route, statuses }) => {
    const [method = '', path = ''] = route.split(' ');
    const kept = columns.flatMap(([, , who], index) => (statuses[index] === 404 ? [who] : []));
    // Whoever comes first of the same organisation, and of another.
    const here = kept.find((who) => !who.endsWith('-elsewhere'));
    const elsewhere = kept.find((who) => who.endsWith('-elsewhere'));
    for (const who of [here, elsewhere]) {
      if (who === undefined) continue;
      const there = await ask(route, who);
      const missing = await call(
        `${at.service.url}/api/v1${path.replaceAll(/\{(?:version|place)\}/g, '1').replaceAll(/\{\w+\}/g, 'no-such-thing')}`,
        {
          method,
          headers: { cookie: await cookieOf(who), 'content-type': 'application/json' },
          ...(method === 'POST' && { body: JSON.stringify(bodyOf(route, world, who)) }),
        },
      );
      const said = ({ headers }: Answered) => [...headers].filter(([name]) => name !== 'date');
      expect([who, there.status, there.text]).toEqual([who, missing.status, missing.text]);
      expect(said(there)).toEqual(said(missing));
    }
  });
});
