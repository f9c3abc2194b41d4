import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Nothing here keeps anything between tests: what one file has loaded serves the next.
    isolate: false,
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
