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
  use: { ...browser, actionTimeout: 15_000, trace: 'retain-on-failure' },
  webServer: service,
});
