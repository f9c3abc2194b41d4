import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

const program = process.platform === 'win32' ? 'mongod.exe' : 'mongod';

/** Where fetched programs are kept between starts and checkouts: `ALONGSIDE_CACHE`, or `~/.cache/alongside`. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  return env['ALONGSIDE_CACHE'] ?? join(homedir(), '.cache', 'alongside');
}

/** Every mongod fetched earlier for this platform, newest name first. */
export async function cachedBinaries(cache: string): Promise<string[]> {
  const entries = await readdir(join(cache, 'mongod'), { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && entry.name.endsWith(platformName()))
    .map((entry) => join(cache, 'mongod', entry.name, program))
    .sort()
    .reverse();
}

/** A new empty folder inside the cache to fetch into; nothing in it counts until it is kept. */
export async function workFolder(cache: string): Promise<string> {
  const folder = join(cache, 'mongod', `fetching-${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  return folder;
}

/**
 * Moves a fetched mongod into the cache under its version and answers its path there. The move is one
 * rename, so that a start beside this one sees either nothing or the whole program.
 */
export async function keepBinary(cache: string, fetched: string, version: string): Promise<string> {
  const folder = join(cache, 'mongod', `${version}-${platformName()}`);
  const kept = join(folder, program);
  await mkdir(folder, { recursive: true });
  await rename(fetched, kept);
  return kept;
}

/** Clears a work folder away, whatever became of it. */
export async function clearFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

function platformName(): string {
  return `${process.platform}-${process.arch}`;
}
