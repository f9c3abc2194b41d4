import type { Connection } from 'mongoose';
import type { Config } from '../config.ts';
import { startMongod } from '../mongod/start.ts';
import { connect } from './connect.ts';

/** Does something beside the service, on the database it would use; a mongod that was running before goes on running. */
export async function withDatabase<Result>(
  { mongodbUri, dataFolder }: Pick<Config, 'mongodbUri' | 'dataFolder'>,
  work: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  const database = mongodbUri === undefined ? await startMongod({ dataFolder }) : undefined;
  const connection = await connect(mongodbUri ?? database?.uri ?? '');
  try {
    return await work(connection);
  } finally {
    await connection.close();
    if (database && !database.adopted) await database.stop();
  }
}
