import { spawn } from 'node:child_process';

/** How a short-lived program ended; `code` is null when it was killed or never began. */
export interface Ending {
  readonly code: number | null;
  readonly output: string;
}

/**
 * Runs a program to its end and keeps what it printed (both streams). Never throws: a program that is
 * not there ends with code null. Killed after `limit` milliseconds, or when `signal` aborts.
 */
export function run(
  program: string,
  args: readonly string[],
  options: { limit: number; signal?: AbortSignal; env?: NodeJS.ProcessEnv },
): Promise<Ending> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.limit,
      killSignal: 'SIGKILL',
      env: options.env ?? process.env,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    function keep(chunk: Buffer): void {
      output += chunk.toString();
    }
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: null, output: `${output}${error.message}` }));
    child.on('close', (code) => resolve({ code, output }));
  });
}
