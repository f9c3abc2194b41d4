import { readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { run } from './run.ts';

/** No byte for this long means that the download host cannot be reached from here; milliseconds. */
const silence = 10_000;
/** The whole download may take this long; milliseconds. */
const limit = 300_000;

/**
 * MongoDB's own download of `version` (or the default of mongodb-memory-server-core) into `folder`. It runs in a process of its own,
 * because a download that hangs cannot be called off from within. Answers the program's path, or why not.
 */
export async function downloadFromMongodb(
  folder: string,
  version: string | undefined,
  env: NodeJS.ProcessEnv,
): Promise<{ path: string } | { path: undefined; why: string }> {
  const core = createRequire(import.meta.url).resolve('mongodb-memory-server-core');
  const script = `
    const { MongoBinary } = require(process.argv[1]);
    const [, , downloadDir, version] = process.argv;
    MongoBinary.getPath({ downloadDir, ...(version ? { version } : {}) })
      .then((path) => console.log('\\nfound ' + path))
      .catch((error) => { console.error(error.message); process.exitCode = 1; });`;
  const given = new AbortController();
  const watched = watch(folder, given);
  const { code, output } = await run(
    process.execPath,
    ['-e', script, core, folder, ...(version === undefined ? [] : [version])],
    {
      limit,
      signal: given.signal,
      env: { ...env, MONGOMS_MAX_RETRIES: '1', MONGOMS_PREFER_GLOBAL_PATH: 'false' },
    },
  );
  const silent = given.signal.aborted;
  given.abort();
  await watched;
  const path = /^found (.+)$/m.exec(output)?.[1];
  if (code === 0 && path !== undefined) return { path };
  if (silent) return { path: undefined, why: 'the download host does not answer' };
  return {
    path: undefined,
    why:
      output
        .trim()
        .split('\n')[0]
        ?.replace(/, Details:$/, '') ?? '',
  };
}

/** Aborts once nothing in `folder` has grown for the length of `silence`; ends when aborted. */
async function watch(folder: string, given: AbortController): Promise<void> {
  let seen = 0;
  let since = Date.now();
  while (!given.signal.aborted) {
    await pause(250, undefined, { signal: given.signal }).catch(() => undefined);
    const now = await sizeOf(folder);
    if (now !== seen) {
      seen = now;
      since = Date.now();
    }
    if (Date.now() - since > silence) given.abort();
  }
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(
    entries.map(async (entry) => (await stat(join(folder, entry)).catch(() => undefined))?.size),
  );
  return sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
}
