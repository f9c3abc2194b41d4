import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The service as a process of its own, from the sources. */
export interface ServiceProcess {
  readonly url: string;
  /** `kill -9`; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with its exit code. */
  end(): Promise<number | null>;
}

/** Starts `src/server.ts` on a free port and waits until it says where it listens. */
export async function startServiceProcess(mongodbUri: string): Promise<ServiceProcess> {
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      '--conditions=@alongside/source',
      fileURLToPath(new URL('../src/server.ts', import.meta.url)),
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        MONGODB_URI: mongodbUri,
        PORT: '0',
        HOST: '127.0.0.1',
        DEMO_MODE: '1',
        SESSION_SECRET: 'a secret for tests',
        LOG_LEVEL: 'info',
        POLL_MS: '200',
        COMMANDS_A_MINUTE: '1000000',
        READS_A_MINUTE: '1000000',
      },
    },
  );
  const url = await listening(child);
  const gone = once(child, 'exit');
  return {
    url,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
    async end() {
      child.kill('SIGTERM');
      await gone;
      return child.exitCode;
    },
  };
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.once('exit', (code) => reject(new Error(`The service ended with ${code}: ${said}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000);
      const match = /Alongside listens at (http:\/\/localhost:\d+)/.exec(said);
      if (match?.[1]) resolve(match[1].replace('localhost', '127.0.0.1'));
    });
  });
}
