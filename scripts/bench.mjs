// `pnpm bench <name>`: one of the benchmarks in packages/api/bench, from the sources.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './tasks/install.mjs';
import { runTool } from './tasks/run.mjs';
import { giveUp, root } from './tasks/say.mjs';

const folder = join(root, 'packages/api/bench');
const [name, ...args] = process.argv.slice(2);
const file = [`${name}.ts`, `${name}/main.ts`].find((path) => existsSync(join(folder, path)));
if (name === undefined || file === undefined)
  giveUp(
    name === undefined ? 'Which benchmark?' : `There is no benchmark called ${name}.`,
    `There are: ${names().join(', ') || 'none yet'}.`,
  );
await ensureInstalled();
const { code } = await runTool(
  'tsx/dist/cli.mjs',
  ['--conditions=@alongside/source', join(folder, file), ...args],
  { cwd: join(root, 'packages/api') },
);
process.exit(code);

function names() {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) =>
      entry.isDirectory()
        ? existsSync(join(folder, entry.name, 'main.ts'))
        : /^[\w-]+\.ts$/.test(entry.name),
    )
    .map((entry) => entry.name.replace(/\.ts$/, ''));
}
