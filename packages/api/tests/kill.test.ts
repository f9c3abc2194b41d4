import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Collections,
  collectionsOf,
  prepareCollections,
} from '../src/database/collections.ts';
import { connect } from '../src/database/connect.ts';
import { installOrganisation } from '../src/person/install.ts';
import { verifyAll } from '../src/verify-all.ts';
import { testDatabase } from './mongo.ts';
import { proposal } from './scenarios.ts';
import { type Caller, callerWith, signedIn } from './service.ts';
import { type ServiceProcess, startServiceProcess } from './service-process.ts';

const database = testDatabase();
let connection: Connection;
let collections: Collections;
let running: ServiceProcess | undefined;

beforeAll(async () => {
  connection = await connect(database.uri);
  await prepareCollections(connection);
  collections = collectionsOf(connection);
  const place = {
    organisation: 'fernvale',
    team: null,
    service: null,
    area: null,
    comesFor: 'Testing',
  };
  await installOrganisation(collections, {
    organisation: { _id: 'fernvale', name: 'Fernvale', demoTold: true },
    teams: [],
    people: [
      { ...place, _id: 'sam', name: 'Sam Ferngate', roles: ['worker'] },
      { ...place, _id: 'priya', name: 'Priya Millbrook', roles: ['practiceLead'] },
    ],
  });
});
afterAll(async () => {
  await running?.kill();
  await connection.close();
});

interface Sent {
  path: string;
  body: { commandId: string } & Record<string, unknown>;
  person: string;
  /** The answer, if one came before the end. */
  answer: { status: number; text: string } | null;
}

test(
  '`kill -9` under load loses no acknowledged command and doubles no effect',
  { timeout: 240_000 },
  async () => {
    const sent: Sent[] = [];
    for (let round = 0; round < 2; round += 1) {
      const service = await startServiceProcess(database.uri);
      running = service;
      // Somewhere in the middle of it, a little further in every round.
      const enough = answeredBy(sent) + 15 + round * 7;
      let lanes: Promise<void>[] = [];
      const far = new Promise<void>((reached) => {
        const answered = () => {
          if (answeredBy(sent) >= enough) reached();
        };
        lanes = [0, 1, 2, 3].map((lane) => life(service.url, sent, lane, answered));
      });
      // A lane that breaks off early says why, instead of being waited for.
      await Promise.race([far, Promise.all(lanes)]);
      await service.kill();
      await Promise.all(lanes);
    }
    const service = await startServiceProcess(database.uri);
    running = service;

    const acknowledged = sent.filter(({ answer }) => answer !== null);
    expect(acknowledged.length).toBeGreaterThan(36);
    const callers = new Map<string, Caller>();
    for (const person of ['sam', 'priya']) callers.set(person, await signedIn(service.url, person));
    for (const { path, body, person, answer } of acknowledged) {
      const again = await callers.get(person)?.post(path, body);
      expect([again?.status, again?.text]).toEqual([answer?.status, answer?.text]);
    }

    // Every command that may or may not have arrived can be sent again: it is applied once.
    for (const { path, body, person, answer } of sent) {
      if (answer !== null) continue;
      expect([200, 201]).toContain((await callers.get(person)?.post(path, body))?.status);
    }
    const ids = new Set(sent.map(({ body }) => body.commandId));
    const applied = await collections.events.find({ by: { $ne: null } }).toArray();
    expect(applied).toHaveLength(ids.size);
    expect(new Set(applied.map(({ _id }) => _id.split(':').at(-1)))).toEqual(ids);

    await expect
      .poll(() => collections.events.countDocuments({ 'receipt.due': { $ne: null } }), {
        timeout: 60_000,
      })
      .toBe(0);
    const proposals = sent.filter(({ path }) => path === '/discussions').length;
    expect(await collections.notifications.countDocuments({ kind: 'invited' })).toBe(proposals);
    const changes = sent.filter(({ body }) => body['type'] === 'suggestChange').length;
    expect(await collections.notifications.countDocuments({ kind: 'changeSuggested' })).toBe(
      changes,
    );
    expect((await verifyAll(collections)).differences).toEqual([]);

    expect(await service.end()).toBe(0);
    running = undefined;
  },
);

function answeredBy(sent: readonly Sent[]): number {
  return sent.filter(({ answer }) => answer !== null).length;
}

/** Proposes, suggests a change, and again, until nobody answers. */
async function life(url: string, sent: Sent[], lane: number, answered: () => void): Promise<void> {
  const sam = await signedIn(url, 'sam');
  const priya = await signedIn(url, 'priya');
  const send = async (person: string, path: string, words: Record<string, unknown>) => {
    const entry: Sent = { path, body: { commandId: randomUUID(), ...words }, person, answer: null };
    sent.push(entry);
    const caller = callerWith(url, person, person === sam.person ? sam.cookie : priya.cookie);
    const { status, text } = await caller.post(path, entry.body);
    entry.answer = { status, text };
    answered();
    return text;
  };
  try {
    for (;;) {
      const caseReference = `CR-${lane}`;
      const words = { ...proposal, with: priya.person, caseReference };
      const { id } = JSON.parse(await send(sam.person, '/discussions', words));
      const path = `/discussions/${id}/commands`;
      await send(priya.person, path, { type: 'suggestChange', focus: 'What helps him stay' });
      await send(sam.person, path, { type: 'accept' });
      await send(priya.person, path, { type: 'askFamily' });
    }
  } catch (error) {
    // The service is gone: what was not answered stays so.
    if (!(error instanceof TypeError)) throw error;
  }
}
