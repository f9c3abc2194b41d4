// `npm run fuzz`: the fuzzing of `npm test` for longer. FUZZ_EXAMPLES: cases an operation; FUZZ_SEED plays one again.
import { randomInt } from 'node:crypto';
import { build } from './tasks/build.mjs';
import { fuzz } from './tasks/fuzz.mjs';
import { ensureInstalled } from './tasks/install.mjs';
import { say } from './tasks/say.mjs';

await ensureInstalled();
await build();
const seed = process.env.FUZZ_SEED ?? String(randomInt(2 ** 31 - 1));
say(`Seed ${seed}.`);
const { passed, failed } = await fuzz({
  examples: Number(process.env.FUZZ_EXAMPLES ?? 100),
  phases: 'examples,coverage,fuzzing,stateful',
  seed,
});
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
