// `npm run admin:create -- --name … --email … --organisation …`: makes an administrator and prints a link to come in with.
import { join } from 'node:path';
import { build } from './tasks/build.mjs';
import { ensureInstalled } from './tasks/install.mjs';
import { checkNode } from './tasks/node-version.mjs';
import { environment, run } from './tasks/run.mjs';
import { root } from './tasks/say.mjs';
import { alreadyRunning, dataFolder } from './tasks/service.mjs';

checkNode();
await ensureInstalled();
await build();
const running = await alreadyRunning();
const { code } = await run(
  process.execPath,
  [join(root, 'packages/api/dist/admin.js'), ...process.argv.slice(2)],
  {
    env: environment({
      ALONGSIDE_DATA: dataFolder,
      // The link leads where the service really is: `npm start` may have taken another port.
      ...(running === undefined ? {} : { PORT: String(running.port) }),
    }),
  },
);
process.exit(code);
