import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PlaywrightTestConfig } from '@playwright/test';

type WebServer = Exclude<NonNullable<PlaywrightTestConfig['webServer']>, unknown[]>;

const named = process.env['ALONGSIDE_BROWSER'];
const systems = '/usr/bin/chromium';
/** The one the environment names, or the system's; without either, Playwright's own. */
const executablePath = named || (existsSync(systems) ? systems : undefined);

/** The browser as colleagues in England have it, with animations off so that nothing is looked at half way. */
export const browser: NonNullable<PlaywrightTestConfig['use']> = {
  browserName: 'chromium',
  locale: 'en-GB',
  timezoneId: 'Europe/London',
  viewport: { width: 1280, height: 900 },
  contextOptions: { reducedMotion: 'reduce' },
  launchOptions: {
    ...(executablePath ? { executablePath } : {}),
    args: [
      '--lang=en-GB',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  },
};

/** The built service on a port of its own and an empty database; its address is in ALONGSIDE_URL once it listens. */
export const service: WebServer = {
  command: `"${process.execPath}" serve.mjs`,
  cwd: fileURLToPath(new URL('.', import.meta.url)),
  wait: { stdout: /Alongside listens at (?<alongside_url>http:\/\/[^\s"]+)/ },
  gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  timeout: 180_000,
  stdout: 'ignore',
  stderr: 'pipe',
};
