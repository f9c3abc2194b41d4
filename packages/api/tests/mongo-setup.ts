import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { lives } from '../src/mongod/launch.ts';
import { startMongod } from '../src/mongod/start.ts';

const prefix = 'alongside-test-';

declare module 'vitest' {
  interface ProvidedContext {
    mongodbUri: string;
  }
}

/**
 * One real mongod for the whole run, in a folder of its own that goes away with it. `MONGODB_URI_TEST` names another
 * replica set to run on instead.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const elsewhere = process.env['MONGODB_URI_TEST'];
  if (elsewhere !== undefined) {
    project.provide('mongodbUri', elsewhere);
    return () => Promise.resolve();
  }
  await clearLeftovers();
  const folder = await mkdtemp(join(tmpdir(), prefix));
  await writeFile(join(folder, 'owner'), String(process.pid));
  const mongod = await startMongod({
    dataFolder: folder,
    say: (line) => process.stderr.write(`${line}\n`),
  });
  project.provide('mongodbUri', mongod.uri);
  return async function teardown() {
    await mongod.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

/** Ends what a run that was ended hard has left behind: only folders whose own run is gone. */
async function clearLeftovers(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix));
  for (const name of names) {
    const folder = join(tmpdir(), name);
    const owner = await pidIn(join(folder, 'owner'));
    if (owner === undefined || lives(owner)) continue;
    const pid = await pidIn(join(folder, 'mongod', 'db', 'mongod.lock'));
    if (pid !== undefined && lives(pid)) process.kill(pid, 'SIGKILL');
    await rm(folder, { recursive: true, force: true });
  }
}

async function pidIn(path: string): Promise<number | undefined> {
  const pid = Number.parseInt(await readFile(path, 'utf8').catch(() => ''), 10);
  return Number.isNaN(pid) ? undefined : pid;
}
