import { defineConfig } from '@playwright/test';
import { chromiumProgram } from '../support/debian-packages.ts';
import { hostNames } from './support/hosts/host.ts';

export default defineConfig<{ host: (typeof hostNames)[number] }>({
  testDir: '.',
  testMatch: '**/*.test.ts',
  outputDir: '../../node_modules/.cache/switchyard/playwright',
  globalSetup: './support/build-app.ts',
  // Whole apps and browsers on few cores.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  // These end what hangs, and nothing else: a busy machine may take its time.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: 'dot',
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: chromiumProgram, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] },
  },
  projects: hostNames.map((host) => ({ name: host, use: { host } })),
});
