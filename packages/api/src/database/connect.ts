import mongoose, { type Connection } from 'mongoose';

/**
 * Opens the one connection of a process. Everything is written with majority write concern and the journal, and
 * read from the primary.
 */
export async function connect(uri: string, databaseName?: string): Promise<Connection> {
  const connection = mongoose.createConnection(uri, {
    ...(databaseName === undefined ? {} : { dbName: databaseName }),
    writeConcern: { w: 'majority', journal: true },
    readPreference: 'primary',
    autoIndex: false,
    autoCreate: false,
    maxPoolSize: 40,
    serverSelectionTimeoutMS: 10_000,
  });
  return connection.asPromise();
}
