import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';
import { giveUp, root, say } from './say.mjs';

/**
 * Installs Python packages for this project alone, hashes checked; nothing when they are there already.
 * Ends with what to do when there is no Python to do it with.
 * @param {string} requirements path below the root, with a hash for every package
 * @returns {Promise<string>} the folder to set as PYTHONPATH
 */
export async function ensurePython(requirements) {
  const path = join(root, requirements);
  const stamp = createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16);
  const cache = join(root, 'node_modules', '.cache');
  const folder = join(cache, `python-${stamp}`);
  if (existsSync(folder)) return folder;
  say('Installing the fuzzer …');
  const fresh = `${folder}-${process.pid}`;
  mkdirSync(cache, { recursive: true });
  const { code, output } = await run(
    'python3',
    [
      ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input'],
      ...['--require-hashes', '--no-deps', '--only-binary=:all:'],
      ...['--target', fresh, '--requirement', path],
    ],
    { quiet: true },
  );
  if (code !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    giveUp(
      'The fuzzer could not be installed. It needs Python 3.10 or newer with pip (Debian, Ubuntu: apt-get install python3-pip). pip said:',
      ...output.trim().split('\n').slice(-4),
    );
  }
  renameSync(fresh, folder);
  return folder;
}
