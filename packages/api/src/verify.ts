import { readConfig } from './config.ts';
import { collectionsOf } from './database/collections.ts';
import { connect } from './database/connect.ts';
import { startMongod } from './mongod/start.ts';
import { verifyAll } from './verify-all.ts';

const config = readConfig(process.env);
const database =
  config.mongodbUri === undefined
    ? await startMongod({ dataFolder: config.dataFolder })
    : undefined;
const connection = await connect(config.mongodbUri ?? database?.uri ?? '');
const verified = await verifyAll(collectionsOf(connection));
for (const { kind, workflow, revision, says } of verified.differences) {
  process.stdout.write(`${kind} ${workflow}, revision ${revision}: ${says}\n`);
}
process.stdout.write(
  `${verified.workflows} workflows, ${verified.events} events, ${verified.differences.length} differences\n`,
);
await connection.close();
// A mongod that was running before goes on running.
if (database && !database.adopted) await database.stop();
process.exitCode = verified.differences.length > 0 ? 1 : 0;
