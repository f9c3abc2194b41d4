// `npm run verify`: replays every log and compares it with what is kept, and goes through the view logs. Reads only; ends
// with 1 if anything differs. Ends of view logs noted elsewhere may be given: `npm run verify -- fernvale:812:9f…`.
import { join } from 'node:path';
import { build } from './tasks/build.mjs';
import { ensureInstalled } from './tasks/install.mjs';
import { checkNode } from './tasks/node-version.mjs';
import { environment, run } from './tasks/run.mjs';
import { root } from './tasks/say.mjs';
import { dataFolder } from './tasks/service.mjs';

checkNode();
await ensureInstalled();
await build();
const { code } = await run(
  process.execPath,
  [join(root, 'packages/api/dist/verify.js'), ...process.argv.slice(2)],
  {
    env: environment({ ALONGSIDE_DATA: dataFolder }),
  },
);
process.exit(code);
