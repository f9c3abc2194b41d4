import type { Connection } from 'mongoose';
import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from '../problem-error.ts';

/** How often something may be done; counted in the database, so that it holds across nodes and restarts. */
export interface Limiter {
  /** @throws ProblemError `too-many`, with how long to wait */
  take(key: string, amount?: number): Promise<{ msBeforeNext: number }>;
  /** It went well: what was counted against this key is forgotten. */
  forgive(key: string): Promise<void>;
}

export type MakeLimiter = (limit: {
  name: string;
  times: number;
  seconds: number;
  says: string;
}) => Limiter;

/** Makes limiters that count in one collection. A count that a crash loses is no loss, so none waits for the journal. */
export async function createLimiters(connection: Connection): Promise<MakeLimiter> {
  const db = connection.getClient().db(connection.name, { writeConcern: { w: 1, journal: false } });
  const counts = db.collection('ratelimits');
  await counts.createIndex({ expire: -1 }, { expireAfterSeconds: 0 });
  await counts.createIndex({ key: 1 }, { unique: true });
  return ({ name, times, seconds, says }) => {
    const limiter = new RateLimiterMongo({
      storeClient: db,
      dbName: connection.name,
      tableName: counts.collectionName,
      disableIndexesCreation: true,
      keyPrefix: name,
      points: times,
      duration: seconds,
    });
    return {
      async take(key, amount = 1) {
        try {
          return await limiter.consume(key, amount);
        } catch (error) {
          if (!(error instanceof RateLimiterRes)) throw error;
          throw new ProblemError('too-many', says, {
            retryAfterMilliseconds: error.msBeforeNext,
          });
        }
      },
      async forgive(key) {
        await limiter.delete(key);
      },
    };
  };
}

/**
 * Spares the database a write with every request: this node takes some at once and gives them out. Across nodes it
 * is exact to what the nodes hold.
 */
export function leased(limiter: Limiter, atOnce: number, now: () => number) {
  const held = new Map<string, { left: number; until: number }>();
  return async function take(key: string): Promise<void> {
    const lease = held.get(key);
    if (lease && lease.left > 0 && lease.until > now()) {
      lease.left -= 1;
      return;
    }
    if (held.size > 10_000) held.clear();
    const { msBeforeNext } = await limiter.take(key, atOnce);
    held.set(key, { left: atOnce - 1, until: now() + msBeforeNext });
  };
}
