import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment, run } from './run.mjs';
import { giveUp, root, say } from './say.mjs';

const stamp = join(root, 'node_modules', '.install-stamp');

/** Installs the exact dependencies of the lockfile, unless that has been done for this very state of things. */
export async function ensureInstalled() {
  const wanted = state();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Installing what Alongside is built from (once; about half a minute) …');
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const install = ['install', '--frozen-lockfile', '--reporter=append-only'];
  const env = environment({ CI: 'true', npm_config_update_notifier: 'false' });
  const own = join(root, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs');
  const windows = process.platform === 'win32';
  let { code, output } = existsSync(own)
    ? await run(process.execPath, [own, ...install], { quiet: true, env })
    : { code: 1, output: '' };
  // The first time; and when the installed pnpm had to clear away the very folder that it runs from.
  if (code !== 0)
    ({ code, output } = await run(
      windows ? 'npm.cmd' : 'npm',
      ['exec', '--yes', `--package=${packageManager}`, '--', 'pnpm', ...install],
      { quiet: true, env, shell: windows },
    ));
  if (code !== 0)
    giveUp(
      output.trim().split('\n').slice(-15).join('\n'),
      '',
      'The dependencies could not be installed. This needs a network to a package registry, this once:',
      '  - behind a proxy, set HTTPS_PROXY; with a registry of your own, set npm_config_registry;',
      '  - then start again: what has been fetched is kept.',
    );
  writeFileSync(stamp, wanted);
}

/** A mark of everything that decides what an installation looks like. */
function state() {
  const hash = createHash('sha256');
  const manifests = [
    'package.json',
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'e2e/package.json',
    ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}/package.json`),
  ];
  for (const manifest of manifests.toSorted()) {
    const path = join(root, manifest);
    if (existsSync(path)) hash.update(manifest).update(readFileSync(path));
  }
  return `${hash.digest('hex')} ${process.version} ${process.platform} ${process.arch}\n`;
}
