// `npm run nightly`: random histories of live editing, a thousand and more, each with `kill -9` of nodes and of mongod,
// and as many without. LIVE_HISTORIES says how many; LIVE_SEED plays one batch again. Prints the seeds that failed.
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { ensureInstalled } from './tasks/install.mjs';
import { environment, runTool } from './tasks/run.mjs';
import { giveUp, root, say } from './tasks/say.mjs';

const wanted = Number(process.env.LIVE_HISTORIES ?? 1000);
if (!Number.isInteger(wanted) || wanted < 1)
  giveUp('LIVE_HISTORIES is how many histories to play.');
/** Histories of one batch: as many as one seed stands for. */
const batch = Math.min(wanted, 25);
const given = process.env.LIVE_SEED;

await ensureInstalled();
const began = performance.now();
/** @type {string[]} */
const failed = [];
let played = 0;
while (played < wanted) {
  const seed = given ?? String(randomInt(2 ** 31 - 1));
  const { code } = await runTool(
    'vitest/vitest.mjs',
    ['run', 'tests/live-histories.test.ts', 'tests/live-mortal-histories.test.ts'],
    {
      cwd: join(root, 'packages/api'),
      env: environment({ LIVE_HISTORIES: String(batch), LIVE_SEED: seed }),
    },
  );
  played += batch;
  if (code !== 0) failed.push(seed);
  const minutes = Math.round((performance.now() - began) / 60_000);
  say(`${played} of ${wanted} histories of each kind after ${minutes} min; seed ${seed}.`);
  if (given !== undefined) break;
}
for (const seed of failed) say(`Failed: LIVE_SEED=${seed} LIVE_HISTORIES=${batch} npm run nightly`);
say(`${played} histories of each kind, ${failed.length} failed batches`);
process.exitCode = failed.length === 0 ? 0 : 1;
