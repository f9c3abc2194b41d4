// `npm run mail:in < message`: takes in one RFC 5322 message from standard input, as a mail server's alias pipes it. Ends with 0
// whatever the message is, and with 75 (“try again later”) when the service's database cannot be reached.
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
const { code } = await run(process.execPath, [join(root, 'packages/api/dist/mail-in.js')], {
  stdio: 'inherit',
  env: environment({ ALONGSIDE_DATA: dataFolder }),
});
process.exit(code);
