import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { root } from './say.mjs';

/** Programs that were started and have not ended. @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** The environment of everything started here: the project's own tools first on the PATH, and no telemetry. */
export function environment(extra = {}) {
  return {
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    ...extra,
  };
}

/**
 * Starts a program that goes on beside this one.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function start(program, args, options = {}) {
  const child = spawn(program, args, {
    cwd: root,
    stdio: 'inherit',
    env: environment(),
    ...options,
  });
  running.add(child);
  child.on('close', () => running.delete(child));
  return child;
}

/**
 * Runs a program to its end. With `quiet`, keeps its output instead of showing it.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { quiet?: boolean }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(program, args, { quiet = false, ...options } = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = start(program, args, {
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      ...options,
    });
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Runs one of the project's own Node programs, without a shell or a package manager in between.
 * @param {string} script below node_modules
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} options
 */
export function runTool(script, args, options = {}) {
  return run(process.execPath, [join(root, 'node_modules', script), ...args], options);
}

/** Ends what is still running and waits for it; hard after ten seconds. */
export async function endAll() {
  await Promise.all([...running].map((child) => end(child)));
}

/** @param {import('node:child_process').ChildProcess} child */
export function end(child) {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve(undefined);
    const hard = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.on('close', () => {
      clearTimeout(hard);
      resolve(undefined);
    });
    child.kill('SIGTERM');
  });
}
