import { defineConfig } from 'vitest/config';

const conditions = ['@alongside/source', 'module', 'node', 'development|production'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    globalSetup: './tests/mongo-setup.ts',
    pool: 'forks',
    maxWorkers: 2,
    // Every file has a service and a database of its own; the program they start is loaded once in each process.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // A test that waits for ever on an event names itself instead of hanging the run.
    teardownTimeout: 20_000,
    env: { NODE_ENV: 'test' },
  },
});
