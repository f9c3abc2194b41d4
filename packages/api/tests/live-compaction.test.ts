import mongoose, { type Connection } from 'mongoose';
import { Binary, ObjectId } from 'mongodb';
import * as Y from 'yjs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { compact } from '../src/live/compaction.ts';
import {
  documentFrom,
  type LiveCollections,
  liveCollections,
  readDurable,
} from '../src/live/document-log.ts';
import type { StoredCircle } from '../src/live/ports.ts';
import { testDatabase } from './mongo.ts';

const { uri } = testDatabase();
const organisation = 'northbank';
let connection: Connection;
let collections: LiveCollections;
let number = 0;
let name: string;
let typed: Y.Doc;
let circle: StoredCircle['circle'];
let recordVersion: number;

beforeAll(async () => {
  connection = await mongoose.createConnection(uri).asPromise();
  collections = await liveCollections(connection);
});
afterAll(async () => {
  await connection.close();
});
beforeEach(() => {
  number += 1;
  name = `findings:compact${number}`;
  typed = new Y.Doc();
  recordVersion = 1;
  circle = {
    journey: 'together',
    participants: [
      { person: 'sam', role: 'worker' },
      { person: 'priya', role: 'practiceLead' },
    ],
    former: [],
    shared: [],
  };
});

const readCircles = (discussions: readonly string[]) =>
  Promise.resolve(
    new Map(
      discussions.map((one) => [one, { organisation, circle, stagesReached: [], recordVersion }]),
    ),
  );

/** One log entry, as a group commit writes it. */
async function type(words: string, by = 'sam'): Promise<void> {
  const before = Y.encodeStateVector(typed);
  typed.getText('words').insert(0, words);
  const update = new Binary(Y.encodeStateAsUpdate(typed, before));
  await collections.updates.insertOne({
    _id: new ObjectId(),
    organisation,
    doc: name,
    node: 'test',
    at: new Date(),
    recordVersion,
    updates: [{ by, update }],
  });
}

async function durable(): Promise<{ words: string; entries: number; revision: number }> {
  const { stored, entries } = await readDurable(collections, organisation, name);
  const document = documentFrom({ stored, entries });
  expect(document.store.pendingStructs).toBeNull();
  return {
    words: document.getText('words').toJSON(),
    entries: entries.length,
    revision: stored?.revision ?? 0,
  };
}

/** The same collections, ending at the n-th question to the database. */
function endingAt(step: number): { collections: LiveCollections; asked: () => number } {
  let asked = 0;
  const guard = <Target extends object>(target: Target): Target =>
    new Proxy(target, {
      get(object, property) {
        const member: unknown = Reflect.get(object, property, object);
        if (typeof member !== 'function') return member;
        return (...given: unknown[]) => {
          asked += 1;
          if (asked === step) throw new Error('Ended here.');
          return Reflect.apply(member, object, given);
        };
      },
    });
  return {
    asked: () => asked,
    collections: {
      ...collections,
      documents: guard(collections.documents),
      updates: guard(collections.updates),
      late: guard(collections.late),
    },
  };
}

describe('compaction', () => {
  it('merges the log into the state, once', async () => {
    for (let edit = 0; edit < 10; edit += 1) await type(`${edit} `);
    expect(await compact({ collections, readCircles }, organisation, name)).toBe(10);
    expect(await durable()).toEqual({
      words: typed.getText('words').toJSON(),
      entries: 0,
      revision: 1,
    });
    await type('more ');
    expect(await compact({ collections, readCircles }, organisation, name)).toBe(1);
    expect(await durable()).toEqual({
      words: typed.getText('words').toJSON(),
      entries: 0,
      revision: 2,
    });
    expect(await compact({ collections, readCircles }, organisation, name)).toBe(0);
  });

  it('ended at any step loses and doubles nothing', async () => {
    let steps = 0;
    for (let step = 1; ; step += 1) {
      await type(`${step} `);
      const ending = endingAt(step);
      const work = compact({ collections: ending.collections, readCircles }, organisation, name);
      const ended = await work.then(
        () => false,
        () => true,
      );
      expect((await durable()).words).toBe(typed.getText('words').toJSON());
      if (!ended) break;
      steps = step;
    }
    expect(steps).toBeGreaterThanOrEqual(4);
    expect((await durable()).entries).toBe(0);
  });

  it('by two nodes at once, while people type, loses and doubles nothing', async () => {
    const work: Promise<unknown>[] = [];
    for (let edit = 0; edit < 30; edit += 1) {
      await type(`${edit} `);
      if (edit % 5 === 4) {
        work.push(compact({ collections, readCircles }, organisation, name));
        work.push(compact({ collections, readCircles }, organisation, name));
      }
      expect((await durable()).words).toBe(typed.getText('words').toJSON());
    }
    await Promise.all(work);
    expect((await durable()).words).toBe(typed.getText('words').toJSON());
  });

  it('remembers who wrote as which client', async () => {
    await type('Sam ', 'sam');
    const first = typed.clientID;
    await compact({ collections, readCircles }, organisation, name);
    typed.clientID += 1;
    await type('Priya ', 'priya');
    await compact({ collections, readCircles }, organisation, name);
    const { stored } = await readDurable(collections, organisation, name);
    expect(stored?.writers).toEqual([
      { client: first, from: 0, to: 4, person: 'sam' },
      { client: first + 1, from: 0, to: 6, person: 'priya' },
    ]);
  });

  it('sets aside what is left in the log of an agreed record', async () => {
    await type('Agreed. ');
    await compact({ collections, readCircles }, organisation, name);
    await type('Left by a crash. ');
    circle = { ...circle, journey: 'acting' };
    expect(await compact({ collections, readCircles }, organisation, name)).toBe(1);
    expect(await durable()).toMatchObject({ words: 'Agreed. ', entries: 0 });
    expect(await collections.late.countDocuments({ doc: name, by: 'sam' })).toBe(1);
  });
});
