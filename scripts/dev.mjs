// `pnpm dev`: the API and the client from their sources, both reloading, on the embedded database.
import { join } from 'node:path';
import { ensureInstalled } from './tasks/install.mjs';
import { checkNode } from './tasks/node-version.mjs';
import { nextFree } from './tasks/ports.mjs';
import { endAll, environment, start } from './tasks/run.mjs';
import { giveUp, root, say } from './tasks/say.mjs';
import { alreadyRunning, dataFolder } from './tasks/service.mjs';

checkNode();
await ensureInstalled();
const other = await alreadyRunning();
if (other !== undefined)
  giveUp(
    `A service is running on this data already (process ${other.pid}); end it first.`,
    'Or develop on a folder of its own: ALONGSIDE_DATA=.data/dev pnpm dev',
  );

/** @type {{ uri: string, stop(): Promise<void> } | undefined} */
let database;
if (!process.env.MONGODB_URI) {
  const { register } = await import('tsx/esm/api');
  register();
  const { startMongod } = await import('../packages/api/src/mongod/start.ts');
  database = await startMongod({ dataFolder, say });
}

const port = await nextFree(Number(process.env.PORT ?? '8080'));
const clientPort = await nextFree(5173);
const env = environment({
  DEMO_MODE: process.env.DEMO_MODE ?? '1',
  NODE_ENV: 'development',
  ...(database === undefined ? {} : { MONGODB_URI: database.uri }),
  ALONGSIDE_DATA: dataFolder,
  PORT: String(port),
  API_PORT: String(port),
  CLIENT_PORT: String(clientPort),
});
const programs = [
  start(
    process.execPath,
    [
      join(root, 'node_modules/tsx/dist/cli.mjs'),
      ...['watch', '--conditions=@alongside/source', '--clear-screen=false', 'src/server.ts'],
    ],
    { cwd: join(root, 'packages/api'), env, stdio: ['ignore', 'inherit', 'inherit'] },
  ),
  start(process.execPath, [join(root, 'packages/client/node_modules/vite/bin/vite.js')], {
    cwd: join(root, 'packages/client'),
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  }),
];
say(`\n  API http://localhost:${port}, client http://localhost:${clientPort} (open this one)\n`);

let ending = false;
async function endEverything(code) {
  if (ending) return;
  ending = true;
  await endAll();
  await database?.stop();
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => void endEverything(0));
for (const program of programs) program.on('close', () => void endEverything(1));
