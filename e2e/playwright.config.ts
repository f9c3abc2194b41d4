import { defineConfig } from '@playwright/test';
import { browser, service } from './service/settings.ts';

/** Every browser test: two people at once, on one service with one real database, each test with its own discussions. */
export default defineConfig({
  testMatch: '**/*.test.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  outputDir: 'test-results',
  // A trace of every test costs a sixth of the whole run: ALONGSIDE_TRACE=1 keeps those of tests that fail.
  use: {
    ...browser,
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    trace: process.env['ALONGSIDE_TRACE'] ? 'retain-on-failure' : 'off',
  },
  webServer: service,
});
