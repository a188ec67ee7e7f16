import { expect, type Page } from '@playwright/test';
import type { ProviderView } from '../../shared/views.ts';
import { putLiveFiles } from '../cli/terminal.ts';
import { liveFiles } from '../support/client-samples.ts';
import { test } from './support/app-test.ts';
import { addProvider } from './support/providers.ts';
import { choose, openMenu, row, toast } from './support/window.ts';

test.beforeEach(async ({ home }) => {
  putLiveFiles(home);
  for (const name of ['Acme', 'Beta', 'Gamma']) await addProvider(home, { id: name.toLowerCase(), name });
});

/** The names in the order of the cards, without the client's own login. In one look: a card may be gone in the next. */
async function names(page: Page): Promise<readonly string[]> {
  const buttons = page.getByRole('main').getByRole('listitem').locator('[aria-label^="Test "]');
  const labels = await buttons.evaluateAll((all) => all.map((button) => button.getAttribute('aria-label') ?? ''));
  return labels.map((label) => label.replace('Test ', ''));
}

test('a card is dragged to its place, and stays there', async ({ launchApp }) => {
  const app = await launchApp();
  const { page } = app;
  await expect.poll(() => names(page)).toEqual(['Acme', 'Beta', 'Gamma']);
  const from = await row(page, 'Gamma').boundingBox();
  const to = await row(page, 'Acme').boundingBox();
  if (!from || !to) throw new Error('no cards');
  await page.mouse.move(from.x + 60, from.y + from.height / 2);
  // Dragging is loaded when a pointer comes near.
  await page.locator('[id^="DndLiveRegion"]').waitFor({ state: 'attached' });
  await page.mouse.down();
  // In steps, as a hand moves.
  for (let step = 1; step <= 10; step += 1) {
    await page.mouse.move(from.x + 60, from.y + ((to.y - from.y) * step) / 10 + 5);
    await page.waitForTimeout(30);
  }
  await page.mouse.up();
  await expect.poll(() => names(page)).toEqual(['Gamma', 'Acme', 'Beta']);
  await app.relaunch();
  await expect.poll(() => names(app.page)).toEqual(['Gamma', 'Acme', 'Beta']);
});

test('the same by keyboard', async ({ home, launchApp }) => {
  const { page } = await launchApp();
  await row(page, 'Beta').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => names(page)).toEqual(['Beta', 'Acme', 'Gamma']);
  await expect(row(page, 'Beta')).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => names(page)).toEqual(['Acme', 'Gamma', 'Beta']);
  // The page shows the order before it is written.
  const listed = async () => (await home.value<readonly ProviderView[]>(['list'])).map(({ provider }) => provider.id);
  await expect.poll(listed).toEqual(['acme', 'gamma', 'beta']);
});

test('a deleted provider comes back with its place, its key and its traces', async ({ home, launchApp }) => {
  await home.done(['key', 'set', 'beta', '--key-stdin', '--key-store', 'file'], { input: 'sk-comes-back-1234567\n' });
  await home.done(['use', 'beta', '--client', 'codex']);
  await home.done(['use', 'acme', '--client', 'codex']);
  const before = home.read(liveFiles.codex);
  const { page } = await launchApp();
  await openMenu(page, 'Beta');
  await choose(page, 'Delete');
  await expect(row(page, 'Beta')).toBeHidden();
  expect((await home.run(['show', 'beta'])).code).toBe(1);
  await toast(page, 'Beta is deleted').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => names(page)).toEqual(['Acme', 'Beta', 'Gamma']);
  expect(home.read(liveFiles.codex)).toBe(before);
  expect((await home.done(['key', 'print', 'beta'])).trim()).toBe('sk-comes-back-1234567');
});

test('a provider in use can’t be deleted, and the reason is said', async ({ home, launchApp }) => {
  await home.done(['use', 'acme', '--client', 'codex']);
  const { page } = await launchApp();
  await openMenu(page, 'Acme');
  const remove = page.getByRole('menuitem', { name: 'Delete' });
  await remove.click();
  await expect(page.getByRole('alert').first()).toContainText(/uses Acme now/);
  await page.keyboard.press('Escape');
  await expect(row(page, 'Acme')).toBeVisible();
});

test('a copy stands below its original and has no key of its own', async ({ launchApp }) => {
  const { page } = await launchApp();
  await openMenu(page, 'Acme');
  await choose(page, 'Duplicate');
  await expect.poll(() => names(page)).toEqual(['Acme', 'Acme 2', 'Beta', 'Gamma']);
});

test('search and filter narrow the list, and say when nothing is left', async ({ home, launchApp }) => {
  await addProvider(home, { id: 'keyed', name: 'Keyed', key: 'sk-some-key-12345678' });
  await home.done(['key', 'delete', 'keyed']);
  const { page } = await launchApp();
  await expect(row(page, 'Acme')).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('bet');
  await expect.poll(() => names(page)).toEqual(['Beta']);
  await page.getByRole('searchbox').fill('nobody');
  await expect(page.getByRole('main')).toContainText('No provider matches');
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByLabel('Which providers').selectOption('Key missing');
  await expect.poll(() => names(page)).toEqual(['Keyed']);
});

test('the whole list by keyboard: to the row, along it, use, test, delete', async ({ home, launchApp }) => {
  const { page } = await launchApp();
  await row(page, 'Acme').focus();
  await page.keyboard.press('ArrowDown');
  await expect(row(page, 'Beta')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(toast(page, 'Codex now uses Beta')).toBeVisible();
  await expect(row(page, 'Beta')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(row(page, 'Gamma')).not.toContainText('not tested');
  await page.keyboard.press('Delete');
  await expect(toast(page, 'Gamma is deleted')).toBeVisible();
  expect(home.read(liveFiles.codex)).toContain('beta-model');
});
