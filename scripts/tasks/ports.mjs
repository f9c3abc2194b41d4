import { createServer } from 'node:net';

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
 * The first free port from this one on.
 * @param {number} port
 * @returns {Promise<number>}
 */
export async function nextFree(port) {
  for (let candidate = port; candidate < 65_536; candidate += 1)
    if (await isFree(candidate)) return candidate;
  throw new Error(`no free port from ${port} on`);
}
