import { findMongod, type Mongod } from './binary.ts';
import {
  type Folder,
  lockedBy,
  openFolder,
  remember,
  type Remembered,
  remembered,
} from './folder.ts';
import { adopt, launch, lives, type Running } from './launch.ts';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort, isFree } from './port.ts';
import { MongodProblem } from './problem.ts';
import { ensureReplicaSet, moveToPort, servesFolder, uriOf } from './replica-set.ts';

/** The embedded database, ready to be written to. */
export interface Started extends Mongod {
  /** Connection string with user and password, for the database `alongside`. */
  readonly uri: string;
  readonly pid: number;
  /** True when a mongod that an earlier start left running was taken over. */
  readonly adopted: boolean;
  /** Ends mongod cleanly and waits for its end. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded default: a real mongod as a persistent replica set of one, on loopback, under
 * `<dataFolder>/mongod`. A mongod left behind by a hard end is adopted if it lives, answers and serves this folder.
 * @throws MongodProblem with what to do, in plain words.
 */
export async function startMongod(options: {
  dataFolder: string;
  say?: (line: string) => void;
  env?: NodeJS.ProcessEnv;
}): Promise<Started> {
  const say = options.say ?? (() => undefined);
  const folder = await openFolder(options.dataFolder);
  const before = await remembered(folder);
  const survivor = before === undefined ? undefined : await surviving(folder, before);
  if (before !== undefined && survivor !== undefined) {
    await ensureReplicaSet(folder, before.port);
    say(
      `MongoDB ${before.version} was still running here (pid ${survivor.pid}); going on with it.`,
    );
    return { ...started(folder, before, survivor), adopted: true };
  }
  const found = await findMongod({ env: options.env ?? process.env, say, served: before });
  const port = await choosePort(folder, found, before, say);
  const now = { ...found, port };
  await remember(folder, now);
  const running = await launchPatiently(found.binary, folder, port);
  await ensureReplicaSet(folder, port);
  say(`MongoDB ${found.version} is running (pid ${running.pid}), its data is in ${folder.db}.`);
  return { ...started(folder, now, running), adopted: false };
}

function started(folder: Folder, now: Remembered, running: Running): Omit<Started, 'adopted'> {
  return {
    uri: uriOf(folder, now.port),
    binary: now.binary,
    version: now.version,
    pid: running.pid,
    stop: () => running.stop(),
  };
}

async function surviving(folder: Folder, before: Remembered): Promise<Running | undefined> {
  const pid = await lockedBy(folder);
  if (pid === undefined || !lives(pid)) return undefined;
  return (await servesFolder(folder, before.port)) ? adopt(pid) : undefined;
}

/** A mongod that is just ending still has the folder for a second or two. */
async function launchPatiently(binary: string, folder: Folder, port: number): Promise<Running> {
  const until = Date.now() + 10_000;
  for (;;) {
    try {
      return await launch(binary, folder, port, 'replica-set');
    } catch (error) {
      const ending = error instanceof MongodProblem && error.code === 'folder-in-use';
      if (!ending || Date.now() > until) throw error;
      await pause(250);
    }
  }
}

/** The port is part of the replica set's configuration: the same again, or moved over with care. */
async function choosePort(
  folder: Folder,
  found: Mongod,
  before: Remembered | undefined,
  say: (line: string) => void,
): Promise<number> {
  if (before === undefined) return freePort();
  if (await isFree(before.port)) return before.port;
  const port = await freePort();
  say(
    `Port ${before.port}, the database's last one, is taken by something else; moving to ${port}.`,
  );
  const alone = await launch(found.binary, folder, port, 'alone');
  await moveToPort(folder, port, port);
  await alone.stop();
  return port;
}
