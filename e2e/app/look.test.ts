import { expect, type Page } from '@playwright/test';
import { languageNames } from '../../shared/language.ts';
import { putLiveFiles } from '../cli/terminal.ts';
import { expectAccessible } from './support/accessibility.ts';
import { test } from './support/app-test.ts';
import { addProvider } from './support/providers.ts';
import { expectPicture, takePicture } from './support/screenshot.ts';
import { row } from './support/window.ts';

test.skip(({ host }) => host !== 'browser', 'Looked at in the browser.');

test.beforeEach(async ({ home }) => {
  putLiveFiles(home);
  for (const name of ['Acme', 'Zebra']) await addProvider(home, { id: name.toLowerCase(), name });
  await home.done(['use', 'acme', '--client', 'codex']);
});

/** Nothing sticks out to the side, and nothing that can be pressed is smaller than 24 px. */
async function expectFits(page: Page): Promise<void> {
  const { overflow, small } = await page.evaluate(() => ({
    overflow: document.documentElement.scrollWidth - window.innerWidth,
    small: [...document.querySelectorAll('button, a, input, select, summary')]
      .filter((element) => element.checkVisibility() && !element.closest('p'))
      .map((element) => ({ box: element.getBoundingClientRect(), html: element.outerHTML.slice(0, 80) }))
      .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
      .map(({ html }) => html),
  }));
  expect({ overflow: Math.max(0, overflow), small }).toEqual({ overflow: 0, small: [] });
}

const screens = ['codex', 'activity', 'settings'] as const;

/** By its place in the rail: its name is another one in each language. */
async function enter(page: Page, screen: (typeof screens)[number]): Promise<void> {
  const at = { codex: 0, activity: 3, settings: 4 }[screen];
  await page.getByRole('navigation').getByRole('button').nth(at).click();
}

const locales = { en: 'en-US', 'zh-CN': 'zh-CN', ja: 'ja-JP', fr: 'fr-FR' } as const;

for (const language of Object.keys(languageNames) as (keyof typeof locales)[])
  for (const theme of ['light', 'dark'] as const)
    test(`the screens in ${languageNames[language]}, ${theme}`, async ({ launchApp }) => {
      const { page } = await launchApp({ locale: locales[language], theme });
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      for (const screen of screens) {
        await enter(page, screen);
        await expectFits(page);
        await takePicture(page, `${screen}-${language}-${theme}`);
      }
    });

for (const [name, size] of [
  ['320 px', { width: 320, height: 640 }],
  // 200 % zoom of a window of 960 px, as the page sees it.
  ['200 % zoom', { width: 480, height: 320 }],
] as const)
  test(`works at ${name}`, async ({ launchApp }) => {
    const { page } = await launchApp({ size });
    for (const screen of screens) {
      await enter(page, screen);
      await expectFits(page);
      await expectAccessible(page);
      await takePicture(page, `${screen}-${size.width}`);
    }
    await enter(page, 'codex');
    await row(page, 'Zebra').click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Codex uses Zebra');
    await page.getByRole('button', { name: 'Add provider' }).click();
    await expectFits(page);
    await takePicture(page, `editor-${size.width}`);
  });

test('moves nothing where motion is not wanted', async ({ launchApp }) => {
  const { page } = await launchApp({ hasReducedMotion: true });
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) => {
        const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
        const isSlow = (times: string) => times.split(',').some((time) => Number.parseFloat(time) > 0.001);
        return isSlow(transitionDuration) || (animationName !== 'none' && isSlow(animationDuration));
      }).length,
  );
  expect(moving).toBe(0);
});

test('keeps its shapes where colours are forced', async ({ launchApp }) => {
  const { page } = await launchApp({ hasForcedColors: true });
  await expect(row(page, 'Acme')).toContainText('in use');
  await takePicture(page, 'forced-colours');
  await expectFits(page);
});

test('shows the theme that was chosen from the first paint on', async ({ home, launchApp }) => {
  await home.done(['list']);
  const app = await launchApp({ theme: 'light' });
  await app.ask('settings.change', { theme: 'dark' });
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await app.page.addInitScript(() => {
    const schemes: string[] = [];
    Object.assign(globalThis, { schemes });
    new PerformanceObserver(() => schemes.push(getComputedStyle(document.documentElement).colorScheme)).observe({
      type: 'paint',
      buffered: true,
    });
  });
  await app.page.reload();
  await expect(row(app.page, 'Acme')).toBeVisible();
  const schemes = await app.page.evaluate(() => (globalThis as unknown as { schemes: readonly string[] }).schemes);
  expect(new Set(schemes)).toEqual(new Set(['dark']));
  app.provoked(/ERR_ABORTED/);
});

test('nothing jumps while it starts', async ({ launchApp }) => {
  const app = await launchApp();
  await app.page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await app.page.reload();
  await expect(row(app.page, 'Acme')).toBeVisible();
  await app.page.waitForTimeout(500);
  const shifts = await app.page.evaluate(() => (globalThis as unknown as { shifts: readonly number[] }).shifts);
  expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.02);
  app.provoked(/ERR_ABORTED/);
});

test('the main screens look as they did', async ({ launchApp }) => {
  test.skip(process.env.CHROMIUM !== undefined, 'Another browser than Debian’s draws other letters.');
  const { page } = await launchApp();
  await expect(row(page, 'Acme')).toBeVisible();
  await expectPicture(page, 'client', { without: ['main header code', 'time'] });
  await enter(page, 'settings');
  await expectPicture(page, 'settings', { without: ['input[type="text"]', 'dd'] });
});
