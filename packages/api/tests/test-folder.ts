import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lives } from '../src/mongod/launch.ts';

const prefix = 'alongside-test-';

/** A folder for a mongod of this process's own. Whoever makes it removes it; the next run does, should this one be ended hard. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  await writeFile(join(folder, 'owner'), String(process.pid));
  return folder;
}

/** Ends what a run that was ended hard has left behind: only folders whose own process is gone. */
export async function clearLeftovers(): Promise<void> {
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
