import { buffer } from 'node:stream/consumers';
import type { Connection } from 'mongoose';
import { destination, pino } from 'pino';
import { systemClock } from './clock.ts';
import { type Config, readConfig } from './config.ts';
import { collectionsOf } from './database/collections.ts';
import { withDatabase } from './database/with-database.ts';
import { createDoor } from './durable/command-door.ts';
import { createTransact } from './durable/transact.ts';
import { attachTakeIn } from './great-practice/attach.ts';
import { createGreatPracticeKind } from './great-practice/kind.ts';
import { type Became, isSetAside } from './mail/inbound/take-in.ts';
import { createDirectories } from './person/directory.ts';

/** `sysexits.h`: a mail server keeps the message and tries again. */
const tryAgain = 75;

/** Takes in one message; the running service tells people of it. */
async function takeInPiped(raw: Buffer, connection: Connection, config: Config): Promise<Became> {
  const collections = collectionsOf(connection);
  const clock = systemClock;
  const directories = createDirectories(collections, clock);
  const door = createDoor({
    ...{ collections, directories, clock },
    transact: createTransact(connection),
    // What is owed is delivered by the running service.
    committed: () => undefined,
  });
  const logger = pino({ level: config.logLevel }, destination(2));
  const deps = { connection, collections, directories, door, clock, logger };
  const kind = createGreatPracticeKind(collections);
  const { takeIn } = await attachTakeIn(deps, config.mailIn, kind);
  return takeIn(raw);
}

/** From standard input, as the alias of a mail server pipes it. */
async function main(): Promise<void> {
  const raw = await buffer(process.stdin);
  const config = readConfig(process.env);
  await withDatabase(config, async (connection) => {
    const became = await takeInPiped(raw, connection, config);
    process.stdout.write(`${isSetAside(became) ? 'Set aside' : 'Taken in'}: ${became}\n`);
  });
}

// Whatever the message is, the mail server is told that it was delivered: nobody is answered.
try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = tryAgain;
}
