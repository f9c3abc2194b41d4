// `npm run demo:reset`: forgets everything in the embedded database; the next `npm start` tells the demo afresh.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './tasks/build.mjs';
import { ensureInstalled } from './tasks/install.mjs';
import { checkNode } from './tasks/node-version.mjs';
import { giveUp, root, say } from './tasks/say.mjs';
import { alreadyRunning, dataFolder } from './tasks/service.mjs';

checkNode();
if (process.env.MONGODB_URI)
  giveUp(
    'MONGODB_URI is set: this would forget everything in that database, so it is not done.',
    'Unset it to reset the embedded demo, or drop that database yourself.',
  );
const running = await alreadyRunning();
if (running !== undefined)
  giveUp(
    `Alongside is running (http://localhost:${running.port}, process ${running.pid}).`,
    'End it first (Ctrl-C where it was started), then reset the demo.',
  );
await ensureInstalled();
await build();

const { startMongod } = await import(
  pathToFileURL(join(root, 'packages/api/dist/mongod/start.js')).href
);
const { MongoClient } = createRequire(join(root, 'packages/api/package.json'))('mongodb');
const database = await startMongod({ dataFolder, say }).catch((error) => giveUp(error.message));
const client = new MongoClient(database.uri);
try {
  await client.db().dropDatabase();
} finally {
  await client.close();
  await database.stop();
}
say('The demo is reset: the next `npm start` tells it afresh.');
