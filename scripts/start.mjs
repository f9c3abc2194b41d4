// `npm start`: from a fresh checkout to Alongside in a browser. Plain Node; nothing is imported before it is installed.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './tasks/build.mjs';
import { ensureInstalled } from './tasks/install.mjs';
import { checkNode } from './tasks/node-version.mjs';
import { freeSoon, nextFree } from './tasks/ports.mjs';
import { end, environment, start } from './tasks/run.mjs';
import { giveUp, root, say } from './tasks/say.mjs';
import {
  alreadyRunning,
  dataFolder,
  demoPeople,
  forgetRunning,
  ready,
  rememberRunning,
} from './tasks/service.mjs';

checkNode();
const other = await alreadyRunning();
if (other !== undefined)
  giveUp(
    `Alongside is running already: http://localhost:${other.port} (process ${other.pid}).`,
    'Open it there; or end it first; or give this one its own folder: ALONGSIDE_DATA=….',
  );
await ensureInstalled();
await build();

/** @type {{ uri: string, stop(): Promise<void> } | undefined} */
let database;
/** @type {import('node:child_process').ChildProcess | undefined} */
let service = undefined;
let ending = false;

/** Ends the service first, then its database, so that nothing is written into the void. */
async function endEverything(code) {
  if (ending) return;
  ending = true;
  if (service !== undefined) await end(service);
  await database?.stop();
  forgetRunning();
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    say('\nEnding Alongside …');
    void endEverything(0);
  });

// Under npm: when npm is ended hard, nobody holds this process any more, and it ends too.
const parent = process.ppid;
if (process.env.npm_lifecycle_event !== undefined)
  setInterval(() => process.ppid !== parent && void endEverything(1), 250).unref();

if (process.env.MONGODB_URI) say('Using the database that MONGODB_URI names.');
else {
  const { startMongod } = await import(built('mongod/start.js'));
  try {
    database = await startMongod({ dataFolder, say });
  } catch (error) {
    giveUp(error.message);
  }
}

const wanted = Number(process.env.PORT ?? '8080');
const port = (await freeSoon(wanted)) ? wanted : await nextFree(wanted + 1);
if (port !== wanted) say(`Port ${wanted} is taken by another program; using ${port} instead.`);

service = start(
  process.execPath,
  [
    '--enable-source-maps',
    ...['--import', pathToFileURL(join(root, 'scripts/tasks/lifeline.mjs')).href],
    join(root, 'packages/api/dist/server.js'),
  ],
  {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: environment({
      DEMO_MODE: process.env.DEMO_MODE ?? '1',
      DEMO_YEAR: process.env.DEMO_YEAR ?? '1',
      ...(database === undefined ? {} : { MONGODB_URI: database.uri }),
      ALONGSIDE_DATA: dataFolder,
      PORT: String(port),
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
      NODE_ENV: process.env.NODE_ENV ?? 'production',
    }),
  },
);
rememberRunning(port, service.pid);
let gone = false;
service.on('close', (code, signal) => {
  gone = true;
  if (ending) return;
  say(
    `\nThe service has ended (${signal ?? `code ${code}`}). What was acknowledged is kept; start again.`,
  );
  void endEverything(1);
});

if (await ready(port, () => gone)) {
  const people = await demoPeople(port);
  say('');
  say(`  Alongside is ready: http://localhost:${port}`);
  if (people.length > 0) {
    say('  Look in as one of the people of Fernvale Children’s Trust (all invented):');
    for (const person of people) say(`    ${person}`);
  }
  say(`  What is written is kept in ${dataFolder}. Ctrl-C ends everything.`);
  say('');
}

/** @param {string} path */
function built(path) {
  return pathToFileURL(join(root, 'packages/api/dist', path)).href;
}
