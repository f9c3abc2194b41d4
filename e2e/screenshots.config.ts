import { defineConfig } from '@playwright/test';
import { browser, service } from './service/settings.ts';

/** `pnpm --filter @alongside/e2e screenshots`: the pictures of docs/screenshots, from the demo organisation. */
export default defineConfig({
  testMatch: '**/*.spec.ts',
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  outputDir: 'test-results',
  use: { ...browser, actionTimeout: 15_000 },
  // The year is told first: themes need it.
  webServer: { ...service, env: { DEMO_YEAR: '1' }, timeout: 1_800_000 },
});
