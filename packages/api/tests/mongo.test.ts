import { MongoClient } from 'mongodb';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from './mongo.ts';

const database = testDatabase();
const client = new MongoClient(database.uri);
afterAll(() => client.close());

test('tests run on a real replica set: a transaction commits whole', async () => {
  const notes = client.db().collection('notes');
  await client.withSession((session) =>
    session.withTransaction(async () => {
      await notes.insertOne({ text: 'one' }, { session });
      await notes.insertOne({ text: 'two' }, { session });
    }),
  );
  expect(await notes.countDocuments()).toBe(2);
  expect(client.db().databaseName).toBe(database.name);
});

test('tests run on a real replica set: a transaction that throws leaves nothing', async () => {
  const notes = client.db().collection('undone');
  const refused = client.withSession((session) =>
    session.withTransaction(async () => {
      await notes.insertOne({ text: 'one' }, { session });
      throw new Error('changed my mind');
    }),
  );
  await expect(refused).rejects.toThrow('changed my mind');
  expect(await notes.countDocuments()).toBe(0);
});
