import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { afterAll, inject } from 'vitest';

/** A database that only this test file uses. */
export interface TestDatabase {
  readonly name: string;
  /** Connection string, with the database's name in it. */
  readonly uri: string;
}

/**
 * A fresh database on the run's real mongod, dropped when the calling file (or `describe`) is done. Call it where
 * hooks may be registered, not inside a test.
 */
export function testDatabase(): TestDatabase {
  const name = `test-${randomUUID()}`;
  const address = new URL(inject('mongodbUri'));
  address.pathname = `/${name}`;
  const uri = address.toString();
  afterAll(async () => {
    const client = new MongoClient(uri);
    try {
      await client.db(name).dropDatabase();
    } finally {
      await client.close();
    }
  });
  return { name, uri };
}
