import { setTimeout as pause } from 'node:timers/promises';
import { type Db, MongoClient, MongoServerError } from 'mongodb';
import { z } from 'zod';
import type { Folder } from './folder.ts';
import { MongodProblem } from './problem.ts';

const user = 'alongside';
const helloSchema = z.object({
  isWritablePrimary: z.boolean(),
  setName: z.string().optional(),
});
const optionsSchema = z.object({ parsed: z.object({ storage: z.object({ dbPath: z.string() }) }) });

/** Where the service's own database is, with its user. */
export function uriOf(folder: Folder, port: number): string {
  return `mongodb://${user}:${folder.password}@127.0.0.1:${port}/alongside?authSource=admin&replicaSet=rs0`;
}

/** Begins the replica set and makes its user, where that has not been done; waits until it can be written to. */
export async function ensureReplicaSet(folder: Folder, port: number): Promise<void> {
  const nobody = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`);
  try {
    const admin = nobody.db('admin');
    const first = helloSchema.parse(await admin.command({ hello: 1 }));
    if (first.setName === undefined) await initiate(admin, port);
    const until = Date.now() + 60_000;
    while (!helloSchema.parse(await admin.command({ hello: 1 })).isWritablePrimary) {
      if (Date.now() > until)
        throw new MongodProblem(
          'does-not-answer',
          `mongod cannot be written to; see ${folder.log}.`,
        );
      await pause(20);
    }
    if (await signsIn(folder, port)) return;
    await admin.command({ createUser: user, pwd: folder.password, roles: ['root'] });
  } finally {
    await nobody.close();
  }
}

/** After a hard end mongod answers before it has read which set it is in: then there is one, and it is waited for. */
export async function initiate(admin: Db, port: number): Promise<void> {
  const members = [{ _id: 0, host: `127.0.0.1:${port}` }];
  try {
    await admin.command({ replSetInitiate: { _id: 'rs0', members } });
  } catch (error) {
    const begunBefore = ['Unauthorized', 'AlreadyInitialized'];
    if (!(error instanceof MongoServerError) || !begunBefore.includes(error.codeName ?? ''))
      throw error;
  }
}

/** Whether what listens on `port` takes our password and serves our folder: only then is it ours to adopt. */
export async function servesFolder(folder: Folder, port: number): Promise<boolean> {
  const client = asUser(folder, port);
  try {
    const options = await client.db('admin').command({ getCmdLineOpts: 1 });
    return optionsSchema.parse(options).parsed.storage.dbPath === folder.db;
  } catch {
    return false;
  } finally {
    await client.close();
  }
}

/**
 * Writes another port into the replica set's own configuration. For a mongod started alone: a set whose
 * only member is not found under its address cannot be reconfigured, not even by force.
 */
export async function moveToPort(folder: Folder, at: number, port: number): Promise<void> {
  const key = encodeURIComponent(folder.key);
  const client = new MongoClient(
    `mongodb://__system:${key}@127.0.0.1:${at}/?authSource=local&directConnection=true&retryWrites=false`,
  );
  try {
    await client
      .db('local')
      .collection('system.replset')
      .updateMany({}, { $set: { 'members.0.host': `127.0.0.1:${port}` } });
  } finally {
    await client.close();
  }
}

async function signsIn(folder: Folder, port: number): Promise<boolean> {
  const client = asUser(folder, port);
  try {
    await client.db('admin').command({ ping: 1 });
    return true;
  } catch (error) {
    if (error instanceof MongoServerError && error.codeName === 'AuthenticationFailed')
      return false;
    throw error;
  } finally {
    await client.close();
  }
}

function asUser(folder: Folder, port: number): MongoClient {
  return new MongoClient(
    `mongodb://${user}:${folder.password}@127.0.0.1:${port}/?authSource=admin&directConnection=true`,
    { serverSelectionTimeoutMS: 3_000, connectTimeoutMS: 3_000, socketTimeoutMS: 5_000 },
  );
}
