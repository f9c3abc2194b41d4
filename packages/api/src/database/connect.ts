import mongoose, { type Connection } from 'mongoose';
import { DatabaseProblem } from '../failed-start.ts';

/**
 * Opens the one connection of a process. Everything is written with majority write concern and the journal, and
 * read from the primary.
 * @throws DatabaseProblem for a lone mongod: there are no transactions on it, so nothing could be kept as promised.
 */
export async function connect(uri: string, databaseName?: string): Promise<Connection> {
  const connection = mongoose.createConnection(uri, {
    ...(databaseName === undefined ? {} : { dbName: databaseName }),
    writeConcern: { w: 'majority', journal: true },
    readPreference: 'primary',
    autoIndex: false,
    autoCreate: false,
    maxPoolSize: 40,
    ...(uri.includes('serverSelectionTimeoutMS') ? {} : { serverSelectionTimeoutMS: 10_000 }),
  });
  await connection.asPromise();
  const hello = await connection.db?.command({ hello: 1 });
  if (hello?.['setName'] === undefined && hello?.['msg'] !== 'isdbgrid') {
    await connection.close();
    throw new DatabaseProblem(
      'The database at MONGODB_URI is a single mongod. Alongside needs a replica set (one member is enough) or a sharded cluster, because it changes several things at once or none.',
    );
  }
  return connection;
}
