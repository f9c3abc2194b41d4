// `pnpm bench <name>`: one of the benchmarks in packages/api/bench, from the sources; or `client`, in a browser.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './tasks/browser.mjs';
import { build } from './tasks/build.mjs';
import { ensureInstalled } from './tasks/install.mjs';
import { environment, runTool } from './tasks/run.mjs';
import { giveUp, root } from './tasks/say.mjs';

const folder = join(root, 'packages/api/bench');
const [name, ...args] = process.argv.slice(2);
const file = [`${name}.ts`, `${name}/main.ts`].find((path) => existsSync(join(folder, path)));
if (name === undefined || (file === undefined && name !== 'client'))
  giveUp(
    name === undefined ? 'Which benchmark?' : `There is no benchmark called ${name}.`,
    `There are: ${names().join(', ')}.`,
  );
await ensureInstalled();
const { code } = file === undefined ? await inBrowser() : await fromSources(file);
process.exit(code);

/** @param {string} path */
function fromSources(path) {
  const tsx = ['--conditions=@alongside/source', join(folder, path), ...args];
  return runTool('tsx/dist/cli.mjs', tsx, { cwd: join(root, 'packages/api') });
}

async function inBrowser() {
  await build();
  const rounds = args.indexOf('--rounds');
  return runTool('@playwright/test/cli.js', ['test', '--config', 'bench.config.ts'], {
    cwd: join(root, 'e2e'),
    env: environment({
      ALONGSIDE_BROWSER: await ensureBrowser(),
      BENCH_ROUNDS: (rounds < 0 ? undefined : args[rounds + 1]) ?? '5',
      BENCH_WRITE_DOCS: args.includes('--write-docs') ? '1' : '',
    }),
  });
}

function names() {
  const own = readdirSync(folder, { withFileTypes: true })
    .filter((entry) =>
      entry.isDirectory()
        ? existsSync(join(folder, entry.name, 'main.ts'))
        : /^[\w-]+\.ts$/.test(entry.name),
    )
    .map((entry) => entry.name.replace(/\.ts$/, ''));
  return [...own, 'client'];
}
