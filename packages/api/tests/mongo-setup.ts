import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { startMongod } from '../src/mongod/start.ts';
import { clearLeftovers, testFolder } from './test-folder.ts';

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
  const folder = await testFolder();
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
