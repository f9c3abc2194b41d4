import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** What is remembered between starts, in `mongod.json`. */
const recordSchema = z.object({ binary: z.string(), version: z.string(), port: z.int() });
export type Remembered = z.infer<typeof recordSchema>;

/** The paths of one embedded database. */
export interface Folder {
  readonly path: string;
  readonly db: string;
  readonly log: string;
  readonly keyFile: string;
  readonly key: string;
  readonly password: string;
}

/** Makes (or finds again) the folder of the embedded database, its key and its password. */
export async function openFolder(dataFolder: string): Promise<Folder> {
  const path = resolve(dataFolder, 'mongod');
  const db = join(path, 'db');
  await mkdir(db, { recursive: true, mode: 0o700 });
  const keyFile = join(path, 'keyfile');
  const key = await secret(keyFile, 256);
  return {
    path,
    db,
    log: join(path, 'mongod.log'),
    keyFile,
    key,
    password: await secret(join(path, 'password'), 24),
  };
}

/** What the last start left behind, or undefined on the first. */
export async function remembered(folder: Folder): Promise<Remembered | undefined> {
  const text = await readFile(join(folder.path, 'mongod.json'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : recordSchema.parse(JSON.parse(text));
}

/** Writes it down for the next start; whole or not at all. */
export async function remember(folder: Folder, record: Remembered): Promise<void> {
  const path = join(folder.path, 'mongod.json');
  await writeFile(`${path}.new`, `${JSON.stringify(record, undefined, 2)}\n`);
  await rename(`${path}.new`, path);
}

/** The pid that mongod itself wrote into its lock file; undefined after a clean end. */
export async function lockedBy(folder: Folder): Promise<number | undefined> {
  const text = await readFile(join(folder.db, 'mongod.lock'), 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isNaN(pid) ? undefined : pid;
}

/** The last lines of the log that say what went wrong. */
export async function lastWords(folder: Folder): Promise<string> {
  const text = await readFile(folder.log, 'utf8').catch(() => '');
  const told = text.trim().split('\n');
  const errors = told.filter((line) => /"s":"[EF]"/.test(line));
  return (errors.length > 0 ? errors : told).slice(-3).join('\n');
}

async function secret(path: string, bytes: number): Promise<string> {
  const file = await open(path, 'wx', 0o400).catch(() => undefined);
  if (file === undefined) return (await readFile(path, 'utf8')).trim();
  const text = randomBytes(bytes).toString('hex');
  await file.writeFile(text);
  await file.sync();
  await file.close();
  return text;
}
