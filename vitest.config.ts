import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongFilesFirst } from './e2e/support/file-order.ts';

const setupFiles = ['e2e/support/temporary-home.ts'];

// Vitest leaves a core to itself and sleeps on it while files run: on two cores that would double the time.
const cores = availableParallelism();

export default defineConfig({
  test: {
    sequence: { sequencer: LongFilesFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,core,cli,electron,renderer,bench}/**/*.test.ts'],
          globalSetup: ['e2e/support/unit-folder.ts'],
          setupFiles,
          alias: [{ find: /^electron$/, replacement: join(import.meta.dirname, 'e2e/support/electron-stub.ts') }],
          // No module of these rooms does anything when it is loaded: loading them once for all files halves the time.
          isolate: false,
          // So no spy of one file may be left for the next.
          restoreMocks: true,
          maxWorkers: cores,
          // Ends what hangs, and nothing else: a busy machine may take its time.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          // Playwright's, and what is at home in a copy of the sources only.
          exclude: ['**/node_modules/**', 'e2e/app/**', 'e2e/toy/client/**'],
          setupFiles,
          globalSetup: ['e2e/support/build-once.ts'],
          // After the others. Each file has a home, a message bus, a keyring and ports of its own; more than two at a time
          // would be whole clients, browsers and keyrings that wait for each other.
          sequence: { groupOrder: 1 },
          maxWorkers: Math.min(2, cores),
          testTimeout: 400_000,
          hookTimeout: 400_000,
        },
      },
    ],
  },
});
