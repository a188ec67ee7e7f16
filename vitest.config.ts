import { defineConfig } from 'vitest/config';

const setupFiles = ['e2e/support/temporary-home.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,core,cli,renderer}/**/*.test.ts'],
          setupFiles,
          // No module of these rooms does anything when it is loaded: loading them once for all files halves the time.
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'desktop',
          include: ['electron/**/*.test.ts'],
          setupFiles,
          // Each file has an `electron` of its own.
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          // Playwright's.
          exclude: ['**/node_modules/**', 'e2e/app/**'],
          setupFiles,
          globalSetup: ['e2e/support/build-once.ts'],
          // Whole processes on few cores: one file at a time keeps the time limits honest.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
