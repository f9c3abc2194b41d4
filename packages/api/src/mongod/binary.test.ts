import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findMongod } from './binary.ts';

let folder: string;
let said: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alongside-binary-'));
  said = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A program that answers as mongod does when asked for its version. */
async function program(name: string, version: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, `#!/bin/sh\necho "db version v${version}"\n`);
  await chmod(path, 0o755);
  return path;
}

function search(env: NodeJS.ProcessEnv, served?: { binary: string; version: string }) {
  return {
    env: { ALONGSIDE_CACHE: join(folder, 'cache'), PATH: join(folder, 'path'), ...env },
    say: (line: string) => void said.push(line),
    served,
  };
}

const inCache = `cache/mongod/7.0.1-${process.platform}-${process.arch}/mongod`;

test('the mongod that MONGOD_BINARY names comes before every other', async () => {
  await program('path/mongod', '6.0.9');
  const named = await program('named', '7.0.1');
  expect(await findMongod(search({ MONGOD_BINARY: named }))).toEqual({
    binary: named,
    version: '7.0.1',
  });
});

test('one on the PATH comes before the cache, the cache before any download', async () => {
  const cached = await program(inCache, '7.0.1');
  expect((await findMongod(search({}))).binary).toBe(cached);
  const onPath = await program('path/mongod', '6.0.9');
  expect((await findMongod(search({}))).binary).toBe(onPath);
  expect(said).toEqual([]);
});

test('the program that wrote the data goes on serving it, and another series is passed over', async () => {
  await program('path/mongod', '8.0.1');
  const cached = await program(inCache, '7.0.1');
  const served = { binary: join(folder, 'gone'), version: '7.0.0' };
  expect((await findMongod(search({}, served))).binary).toBe(cached);
  expect(said.join()).toContain('it is 8.0.1, the data needs another series');
});

test('a program that does not run, or is too old, is passed over and told', async () => {
  await program('path/mongod', '4.4.0');
  const cached = await program(inCache, '7.0.1');
  expect((await findMongod(search({}))).binary).toBe(cached);
  expect(said.join()).toContain('older than 5.0');
});

test('a MONGOD_BINARY that cannot be used is told, not worked round', async () => {
  await program('path/mongod', '6.0.9');
  const asked = findMongod(search({ MONGOD_BINARY: join(folder, 'nothing') }));
  await expect(asked).rejects.toMatchObject({ code: 'binary-unusable' });
});

test('nothing found and nothing to be fetched: the message names the three ways out', async () => {
  const unreachable = { MONGOMS_DOWNLOAD_MIRROR: 'http://127.0.0.1:1' };
  const refused = findMongod(search(unreachable));
  await expect(refused).rejects.toMatchObject({ code: 'not-found' });
  await expect(refused).rejects.toThrow(/MONGOD_BINARY=.*MONGODB_URI=.*python3/s);
});
