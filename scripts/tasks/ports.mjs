import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Whether a server could listen on this port, on every address of this machine.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

/**
 * Whether this port is free, or becomes so within a second: a service that has just been ended may still hold it.
 * @param {number} port
 */
export async function freeSoon(port) {
  for (let tries = 0; tries < 10; tries += 1) {
    if (await isFree(port)) return true;
    await pause(100);
  }
  return false;
}

/**
 * The first free port from this one on.
 * @param {number} port
 * @returns {Promise<number>}
 */
export async function nextFree(port) {
  for (let candidate = port; candidate < 65_536; candidate += 1)
    if (await isFree(candidate)) return candidate;
  throw new Error(`no free port from ${port} on`);
}
