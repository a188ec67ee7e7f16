import { type Browser, type BrowserContextOptions, test as base } from '@playwright/test';
import { type Home, openHome } from './home.ts';
import { electronBinary } from './hosts/electron.ts';
import type { HostName } from './hosts/host.ts';
import { type LaunchedApp, type LaunchOptions, OpenedApp } from './launched-app.ts';

interface WorkerFixtures {
  /** Which host shows the app: one Playwright project each. */
  host: HostName;
  /** Chromium, where the host has none of its own. */
  chromium: Browser | undefined;
}

interface Options {
  /** A real, unlocked Secret Service in the home. */
  hasKeychain: boolean;
}

interface Fixtures {
  /** A fresh home, which goes with the test: put live files and providers in it before the start. */
  home: Home;
  /**
   * Starts the app on the test's home. At the end of the test it is closed, and the test fails if a page wrote an error
   * to its console, threw, or asked for something that it did not get.
   */
  launchApp: (options?: LaunchOptions) => Promise<LaunchedApp>;
  /** Skips, by name, what this host or this machine can't do. */
  onlyWhereItCan: undefined;
}

/**
 * A test of the whole app, run in each host. Tags say what it needs: `@desktop` a desktop around the page, `@tray` a
 * tray, which on other systems than Linux no test can read, `@stand-in` what only the stand-in can provoke.
 *
 * ```ts
 * import { expect } from '@playwright/test';
 * test('switches Codex from the tray', { tag: '@tray' }, async ({ home, launchApp }) => {
 *   putLiveFiles(home);
 *   await home.done(['add', 'openrouter', ...]);
 *   const app = await launchApp({ locale: 'ja-JP', theme: 'dark' });
 *   await app.clickTray('Codex', 'OpenRouter');
 *   await expect(app.page.getByRole('status')).toContainText('OpenRouter');
 * });
 * ```
 */
export const test = base.extend<Fixtures & Options, WorkerFixtures>({
  host: ['browser', { option: true, scope: 'worker' }],
  chromium: [
    async ({ host, playwright, launchOptions }, use) => {
      const browser = host === 'electron' ? undefined : await playwright.chromium.launch(launchOptions);
      await use(browser);
      await browser?.close();
    },
    { scope: 'worker' },
  ],
  hasKeychain: [false, { option: true }],

  onlyWhereItCan: [
    async ({ host }, use, info) => {
      const { tags } = info;
      const needs = (tag: string) => tags.includes(tag);
      if (host === 'electron' && electronBinary() === undefined) info.skip(true, 'There is no Electron binary.');
      if (host === 'electron' && process.platform === 'linux' && !process.env.DISPLAY)
        info.skip(true, 'There is no display: xvfb-run npm test brings one.');
      if (host === 'browser' && (needs('@desktop') || needs('@tray')))
        info.skip(true, 'A browser has no desktop around it.');
      if (host !== 'stand-in' && needs('@stand-in')) info.skip(true, 'Only the stand-in can provoke this.');
      if (process.platform !== 'linux' && needs('@tray')) info.skip(true, 'Trays are read over D-Bus.');
      await use(undefined);
    },
    { auto: true },
  ],

  home: async ({ hasKeychain }, use) => {
    const home = await openHome({ hasKeychain });
    await use(home);
    await home.end();
  },

  launchApp: async ({ home, host, chromium }, use, info) => {
    const opened: OpenedApp[] = [];
    const newContext = (options: LaunchOptions) => {
      if (!chromium) throw new Error('This host has windows of its own.');
      return chromium.newContext(toContext(options));
    };
    await use(async (options = {}) => {
      const app = new OpenedApp({ host, home, newContext }, options);
      opened.push(app);
      await app.open();
      return app;
    });
    for (const app of opened) {
      await app.close();
      if (info.status !== info.expectedStatus) await info.attach('output', { body: app.output() });
    }
    base.expect(opened.flatMap((app) => app.troubles.list())).toEqual([]);
  },
});

function toContext(options: LaunchOptions): BrowserContextOptions {
  const { locale = 'en-US', theme = 'light', size = { width: 960, height: 640 } } = options;
  return {
    locale,
    colorScheme: theme,
    viewport: size,
    timezoneId: 'UTC',
    ...(options.hasReducedMotion && { reducedMotion: 'reduce' as const }),
    ...(options.hasForcedColors && { forcedColors: 'active' as const }),
  };
}
