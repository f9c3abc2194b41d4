import { randomUUID } from 'node:crypto';
import type { PersonRole } from '@alongside/workflows/organisation/people';
import { pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { type MovableClock, movableClock } from '../src/clock.ts';
import { installOrganisation } from '../src/person/install.ts';
import { createService, type Service } from '../src/service.ts';
import type { ServiceOptions } from '../src/service-options.ts';
import { testDatabase } from './mongo.ts';

/** Two organisations, so that every test can ask what the neighbour sees. */
const people: [string, string, PersonRole[], string | null, string | null, string | null][] = [
  ['sam', 'Sam Ferngate', ['worker'], 'kestrel', 'Children in care', 'North'],
  ['nia', 'Nia Coldbrook', ['worker'], 'kestrel', 'Children in care', 'North'],
  ['dami', 'Dami Oakhurst', ['worker'], 'elder', 'Support', 'North'],
  ['priya', 'Priya Millbrook', ['practiceLead'], 'larch', 'Children in care', 'North'],
  ['lee', 'Lee Stanwick', ['practiceLead'], 'gorse', 'Support', 'West'],
  ['morgan', 'Morgan Tarn', ['teamManager'], 'kestrel', 'Children in care', 'North'],
  ['alex', 'Alex Brindle', ['teamManager'], 'elder', 'Support', 'North'],
  ['helen', 'Helen Ashdown', ['headOfService'], null, 'Children in care', 'North'],
  ['tariq', 'Tariq Wolds', ['headOfService'], null, 'Support', 'North'],
  ['ines', 'Ines Garside', ['qualityLead'], null, null, null],
  ['kai', 'Kai Rowan', ['representative'], null, null, null],
  ['pat', 'Pat Meadows', ['administrator'], null, null, null],
];

async function installPeople(service: Service): Promise<void> {
  for (const organisation of ['fernvale', 'elsewhere']) {
    const id = (name: string) => (organisation === 'fernvale' ? name : `${name}-elsewhere`);
    await installOrganisation(service.collections, {
      organisation: { _id: organisation, name: organisation },
      teams: [],
      people: people.map(([name, full, roles, team, serviceName, area]) => ({
        _id: id(name),
        organisation,
        name: full,
        roles,
        team,
        service: serviceName,
        area,
        comesFor: 'Testing',
      })),
    });
  }
  service.directories.forget();
}

export const beginning = '2026-11-24T09:00:00.000Z';

export function serviceOptions(mongodbUri: string): ServiceOptions {
  return {
    mongodbUri,
    port: 0,
    host: '127.0.0.1',
    demoMode: true,
    sessionSecret: 'a secret for tests',
    behindTls: false,
    metricsToken: undefined,
    pollMs: 60_000,
    signInsAMinute: 10_000,
    session: { commandsAMinute: 100_000, readsAMinute: 1_000_000, exportsAnHour: 10_000 },
    clientFolder: '/nowhere',
    logger: pino({ level: process.env['LOG_LEVEL'] ?? 'silent' }),
  };
}

export interface TestService {
  readonly service: Service;
  readonly clock: MovableClock;
  as(person: string): Promise<Caller>;
  /** Starts the same service once more on the same database, as another node. */
  another(more?: Partial<ServiceOptions>): Promise<Service>;
}

/** A service on a database of its own and a clock that tests move. Polls only when told to `settle`. */
export function testService(more: Partial<ServiceOptions> = {}): TestService {
  const database = testDatabase();
  const clock = movableClock(beginning);
  const options = { ...serviceOptions(database.uri), clock, ...more };
  const services: Service[] = [];
  const callers = new Map<string, Promise<Caller>>();

  async function start(changed: Partial<ServiceOptions> = {}): Promise<Service> {
    const started = await createService({ ...options, ...changed });
    services.push(started);
    return started;
  }
  beforeAll(async () => {
    await installPeople(await start());
  });
  afterAll(async () => {
    for (const service of services) await service.close();
  });
  const first = () => {
    const [service] = services;
    if (!service) throw new Error('The service has not started.');
    return service;
  };
  return {
    get service() {
      return first();
    },
    clock,
    as(person) {
      const known = callers.get(person) ?? signedIn(first().url, person);
      callers.set(person, known);
      return known;
    },
    another: start,
  };
}

export interface Answered {
  status: number;
  text: string;
  // What came back is looked at by tests as it is.
  body: Record<string, never> & { [key: string]: unknown };
  headers: Headers;
}

/** Somebody at a browser, or a program. */
export interface Caller {
  readonly person: string;
  readonly cookie: string;
  get(path: string): Promise<Answered>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answered>;
  /** Sends a command with an id of its own. */
  send(path: string, command: { type: string } & Record<string, unknown>): Promise<Answered>;
  /** The same, and it must be done. */
  does(path: string, command: { type: string } & Record<string, unknown>): Promise<Answered>;
}

export async function call(url: string, init: RequestInit): Promise<Answered> {
  const response = await fetch(url, init);
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json') && text !== '';
  return {
    status: response.status,
    text,
    body: json ? JSON.parse(text) : {},
    headers: response.headers,
  };
}

export async function signedIn(url: string, person: string): Promise<Caller> {
  const answer = await call(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ demoPerson: person }),
  });
  if (answer.status !== 200) throw new Error(`${person} cannot sign in: ${answer.text}`);
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return callerWith(url, person, cookie);
}

export function callerWith(url: string, person: string, cookie: string): Caller {
  const post: Caller['post'] = (path, body, headers = {}) =>
    call(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const send: Caller['send'] = (path, command) =>
    post(`${path}/commands`, { commandId: randomUUID(), ...command });
  return {
    person,
    cookie,
    get: (path) => call(`${url}/api/v1${path}`, { headers: { cookie } }),
    post,
    send,
    async does(path, command) {
      const answer = await send(path, command);
      if (answer.status !== 200) {
        throw new Error(`${person} ${command.type}: ${answer.status} ${answer.text}`);
      }
      return answer;
    },
  };
}
