import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What the service's process is asked. */
export interface Asked {
  /** `watch`: what happened since it was last asked. `forget`: the same, and to read its people anew. */
  ask: 'watch' | 'forget' | 'agree';
}

export interface Watched {
  told: 'watched';
  rssMb: number;
  peakRssMb: number;
  longestBlockMs: number;
  p99BlockMs: number;
  cpuMs: number;
}

export type Told =
  | { told: 'ready'; url: string }
  | Watched
  | { told: 'agreed'; lagMs: number }
  | { told: 'failed'; why: string };

/** The service in a process of its own. */
export interface WatchedService {
  url: string;
  watch(ask?: 'watch' | 'forget'): Promise<Watched>;
  /** Carries one discussion to its agreement. Milliseconds from the second agreement's answer until it is counted. */
  agree(): Promise<number>;
  stop(): void;
}

export async function startWatched(mongodbUri: string): Promise<WatchedService> {
  const child = fork(fileURLToPath(new URL('./alongside.ts', import.meta.url)), {
    env: { ...process.env, MONGODB_URI: mongodbUri, NODE_ENV: 'production' },
    execArgv: [
      ...process.execArgv,
      ...(process.env['BENCH_PROFILE']
        ? ['--cpu-prof', '--cpu-prof-dir', process.env['BENCH_PROFILE']]
        : []),
    ],
  });
  const ready = await next(child);
  if (ready.told !== 'ready') throw new Error('The service has not started.');
  async function ask(asked: Asked): Promise<Told> {
    const told = next(child);
    child.send(asked);
    return told;
  }
  return {
    url: ready.url,
    async watch(wanted = 'watch') {
      const told = await ask({ ask: wanted });
      if (told.told !== 'watched') throw new Error(`It told ${told.told}.`);
      return told;
    },
    async agree() {
      const told = await ask({ ask: 'agree' });
      if (told.told !== 'agreed') throw new Error(told.told === 'failed' ? told.why : told.told);
      return told.lagMs;
    },
    stop() {
      child.removeAllListeners('exit');
      child.disconnect();
    },
  };
}

function next(child: ChildProcess): Promise<Told> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`The service ended with ${code}.`));
    child.once('exit', ended);
    child.once('message', (told: Told) => {
      child.off('exit', ended);
      resolve(told);
    });
  });
}
