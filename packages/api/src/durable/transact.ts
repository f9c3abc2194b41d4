import type { ClientSession, TransactionOptions } from 'mongodb';
import type { Connection } from 'mongoose';

const options: TransactionOptions = {
  readConcern: { level: 'snapshot' },
  writeConcern: { w: 'majority', journal: true },
  readPreference: 'primary',
};

/** Runs `work` in one transaction; nothing in it happened unless this resolves. */
export type Transact = <Result>(
  work: (session: ClientSession) => Promise<Result>,
) => Promise<Result>;

/**
 * The only way to change a workflow. `work` may run several times (somebody else was first, a new primary), so it
 * must read everything it decides on with the session it is given and keep nothing from an earlier run.
 */
export function createTransact(connection: Connection): Transact {
  const client = connection.getClient();
  return (work) =>
    client.withSession((session) =>
      session.withTransaction((transaction) => work(transaction), options),
    );
}
