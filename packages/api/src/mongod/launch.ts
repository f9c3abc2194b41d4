import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { type Folder, lastWords } from './folder.ts';
import { listening } from './port.ts';
import { MongodProblem } from './problem.ts';

/** How mongod says that another one has the folder (`DBPathInUse`). */
const folderInUse = 100;
/** A large journal may need this long to be played back after a hard end; milliseconds. */
const patience = 120_000;

/**
 * A service that ends hard in the middle of a transaction leaves it open in mongod, and what it holds locked. Ours take
 * milliseconds: after this many seconds mongod gives such a one up (its own default is a minute).
 */
const transactionSeconds = 15;

/** A running mongod, ours or adopted, that can be ended. */
export interface Running {
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * Launches mongod on loopback and waits until it listens. It is detached: it outlives a hard end of
 * this process, and the next start adopts it.
 * @throws MongodProblem `folder-in-use`, `ended-early`, `does-not-answer`.
 */
export async function launch(
  binary: string,
  folder: Folder,
  port: number,
  member: 'replica-set' | 'alone',
): Promise<Running> {
  const child = spawn(
    binary,
    [
      ...['--dbpath', folder.db, '--port', String(port), '--bind_ip', '127.0.0.1'],
      ...['--keyFile', folder.keyFile, '--logpath', folder.log, '--logappend'],
      ...(member === 'replica-set' ? ['--replSet', 'rs0', '--oplogSize', '256'] : []),
      ...(process.platform === 'win32' ? [] : ['--nounixsocket']),
      ...['--wiredTigerCacheSizeGB', '0.5', '--networkMessageCompressors', 'snappy,zstd'],
      ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
      ...['--setParameter', `transactionLifetimeLimitSeconds=${transactionSeconds}`],
      ...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=100'],
    ],
    { detached: true, stdio: 'ignore' },
  );
  child.unref();
  const ended = endOf(child);
  const given = AbortSignal.timeout(patience);
  const over = new AbortController();
  const outcome = await Promise.race([
    listening(port, AbortSignal.any([given, over.signal])),
    ended.then((code) => ({ code })),
  ]);
  over.abort();
  if (typeof outcome === 'object') throw await why(outcome.code, folder);
  if (!outcome || child.pid === undefined) {
    child.kill('SIGKILL');
    throw new MongodProblem('does-not-answer', `mongod does not answer; its log is ${folder.log}.`);
  }
  const { pid } = child;
  return {
    pid,
    async stop() {
      child.ref();
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Takes over a mongod that an earlier start left running. */
export function adopt(pid: number): Running {
  return {
    pid,
    async stop() {
      if (lives(pid)) process.kill(pid, 'SIGTERM');
      while (lives(pid)) await pause(20);
    },
  };
}

/** Whether a process of this id is there. */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.on('exit', resolve);
    child.on('error', () => resolve(null));
  });
}

async function why(code: number | null, folder: Folder): Promise<MongodProblem> {
  if (code === folderInUse)
    return new MongodProblem(
      'folder-in-use',
      `Another MongoDB is using ${folder.db}. End the other start first, or give this one its own folder: ALONGSIDE_DATA=….`,
    );
  return new MongodProblem(
    'ended-early',
    `mongod ended at once (code ${code}); its log, ${folder.log}, says:\n${await lastWords(folder)}`,
  );
}
