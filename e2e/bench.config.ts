import { defineConfig } from '@playwright/test';
import { browser, service } from './service/settings.ts';

/** `pnpm bench client`: what a page costs and how long one waits for it, in real Chromium on the demo organisation. */
export default defineConfig({
  testMatch: '**/*.bench.ts',
  workers: 1,
  timeout: 1_800_000,
  reporter: 'line',
  outputDir: 'test-results',
  use: browser,
  webServer: service,
});
