import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { run } from './run.mjs';
import { giveUp, root, say } from './say.mjs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The browser that the browser tests drive: the one ALONGSIDE_BROWSER names, Playwright's own, the
 * system's; on Debian, as root, it is installed. Ends with what to do when there is none.
 * @returns {Promise<string>} its path
 */
export async function ensureBrowser() {
  const named = process.env.ALONGSIDE_BROWSER;
  if (named) {
    if (existsSync(named)) return named;
    giveUp(`ALONGSIDE_BROWSER names ${named}, and there is no such file.`);
  }
  const found = playwrights() ?? places.find((place) => existsSync(place));
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    say('Installing Chromium for the browser tests …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const update = await run('apt-get', ['update', '-qq'], { quiet: true, env });
    const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
    const { code, output } = await run('apt-get', install, { quiet: true, env });
    const installed = places.find((place) => existsSync(place));
    if (code === 0 && installed !== undefined) return installed;
    say(`${update.output}\n${output}`.trim().split('\n').slice(-8).join('\n'));
  }
  return giveUp(
    'The browser tests need a Chromium. Any one of these will do:',
    '  - Debian, Ubuntu: apt-get install chromium',
    '  - Playwright’s own: node_modules/.bin/playwright install --with-deps chromium',
    '  - one that is somewhere else: ALONGSIDE_BROWSER=/path/to/chromium',
  );
}

function playwrights() {
  const require = createRequire(join(root, 'package.json'));
  const path = require('@playwright/test').chromium.executablePath();
  return existsSync(path) ? path : undefined;
}
