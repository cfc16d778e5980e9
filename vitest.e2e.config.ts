import { defineConfig } from 'vitest/config';

/** The tests that need a browser (scripts/chromium.sh) or a database server. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 90_000,
    hookTimeout: 90_000,
    // The browsers share two cores with the servers: one file at a time.
    fileParallelism: false,
  },
});
