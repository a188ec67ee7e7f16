import { expect, type Page } from '@playwright/test';
import { languageNames } from '../../shared/language.ts';
import { loadMessages } from '../../shared/messages/load-messages.ts';
import { putLiveFiles } from '../cli/terminal.ts';
import { readPng } from '../host/process/png.ts';
import { test } from './support/app-test.ts';
import type { LaunchedApp } from './support/launched-app.ts';
import { addProvider } from './support/providers.ts';
import { row } from './support/window.ts';

test.beforeEach(async ({ home }) => {
  putLiveFiles(home);
  await addProvider(home, { id: 'acme', name: 'Acme' });
});

const parts = /\.(js|css)$/;

/** Loads the page anew and stays at what the HTML alone draws: nothing else of it comes. */
async function stopAtFirstFrame(app: LaunchedApp): Promise<void> {
  await expect(row(app.page, 'Acme')).toBeVisible();
  await app.page.route(parts, (route) =>
    route.fulfill({ contentType: route.request().url().endsWith('.js') ? 'text/javascript' : 'text/css', body: '' }),
  );
  await app.reload();
}

async function goOn(app: LaunchedApp): Promise<void> {
  await app.page.unroute(parts);
  await app.reload();
  await expect(row(app.page, 'Acme')).toBeVisible();
}

/** The colours of the ground and of the rail, each where neither has anything on it, in hexadecimal. */
async function colours(page: Page): Promise<readonly [ground: string, rail: string]> {
  const { width, height, rgba } = readPng(await page.screenshot());
  const at = (x: number) => rgba.toString('hex', ((height - 2) * width + x) * 4, ((height - 2) * width + x) * 4 + 3);
  return [at(width - 40), at(100)];
}

const grounds = { light: ['ffffff', 'f4f4f5'], dark: ['1b1c1e', '232427'] } as const;

for (const [system, chosen, shown] of [
  ['light', 'dark', 'dark'],
  ['dark', 'light', 'light'],
  ['light', 'system', 'light'],
  ['dark', 'system', 'dark'],
] as const)
  test(`begins ${shown} where the system is ${system} and ${chosen} was chosen elsewhere`, async ({
    home,
    launchApp,
  }) => {
    const app = await launchApp({ theme: system });
    const html = app.page.locator('html');
    // By way of the other, so that a page that remembers would be wrong.
    for (const theme of [shown === 'dark' ? 'light' : 'dark', chosen]) {
      await home.done(['settings', 'theme', theme]);
      if (theme === 'system') await expect(html).not.toHaveAttribute('data-theme');
      else await expect(html).toHaveAttribute('data-theme', theme);
    }
    await stopAtFirstFrame(app);
    expect(await colours(app.page)).toEqual(grounds[shown]);
    await goOn(app);
    expect(await colours(app.page)).toEqual(grounds[shown]);
  });

const locales = { en: 'en-US', 'zh-CN': 'zh-CN', ja: 'ja-JP', fr: 'fr-FR' } as const;

for (const language of Object.keys(languageNames) as (keyof typeof locales)[])
  test(`begins in ${languageNames[language]}`, async ({ home, launchApp }) => {
    const app = await launchApp({ locale: locales[language] });
    const other = language === 'fr' ? 'ja' : 'fr';
    for (const [wish, shown] of [
      ['system', language],
      [other, other],
    ] as const) {
      await home.done(['settings', 'language', wish]);
      await expect(app.page.locator('html')).toHaveAttribute('lang', shown);
      await stopAtFirstFrame(app);
      await expect(app.page.locator('html')).toHaveAttribute('lang', shown);
      const words = await app.page.locator('svg text').allTextContents();
      const messages = await loadMessages(shown);
      expect(words).toEqual(
        expect.arrayContaining(['Codex', messages['common.activity'], messages['common.settings']]),
      );
      await goOn(app);
    }
  });

test('begins with the usual look where the settings can not be read', async ({ home, launchApp }) => {
  const app = await launchApp({ theme: 'dark', locale: 'fr-FR' });
  await expect(row(app.page, 'Acme')).toBeVisible();
  home.write('switchyard/settings.json', '{ broken');
  await stopAtFirstFrame(app);
  expect(await colours(app.page)).toEqual(grounds.dark);
  await expect(app.page.locator('html')).toHaveAttribute('lang', 'fr');
});

test('draws no rail beside the room where the window is narrow', async ({ launchApp }) => {
  const app = await launchApp({ size: { width: 700, height: 640 } });
  await stopAtFirstFrame(app);
  expect(await colours(app.page)).toEqual(['ffffff', 'ffffff']);
});

test('begins where nothing is ever painted, as in a tab behind others', async ({ launchApp }) => {
  const app = await launchApp();
  await expect(row(app.page, 'Acme')).toBeVisible();
  await app.page.addInitScript(() => {
    // Pages of a headless browser are all painted: this one is never told.
    PerformanceObserver.prototype.observe = () => undefined;
  });
  await app.reload();
  await expect(row(app.page, 'Acme')).toBeVisible();
});
