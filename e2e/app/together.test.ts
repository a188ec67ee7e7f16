import { expect, type Page } from '@playwright/test';
import { putLiveFiles } from '../cli/terminal.ts';
import { liveFiles } from '../support/client-samples.ts';
import { test } from './support/app-test.ts';
import type { LaunchedApp } from './support/launched-app.ts';
import { addProvider } from './support/providers.ts';
import { choose, goTo, openMenu, row, toast } from './support/window.ts';

// Several windows at once are tabs of a browser; the page is the same in each host.
test.skip(({ host }) => host !== 'browser', 'Only a browser has a second page.');

test.beforeEach(async ({ home }) => {
  putLiveFiles(home);
  await addProvider(home, { id: 'acme', name: 'Acme' });
  await addProvider(home, { id: 'zebra', name: 'Zebra' });
});

async function openPage(app: LaunchedApp): Promise<Page> {
  const page = await app.page.context().newPage();
  await page.goto(new URL('/', app.page.url()).href);
  await expect(row(page, 'Acme')).toBeVisible();
  return page;
}

/** A page that hears of no change once it is drawn, as one whose news are on their way. */
async function openDeafPage(app: LaunchedApp): Promise<Page> {
  const page = await app.page.context().newPage();
  await page.route('**/api/changes.wait', async (route) => {
    if (route.request().postDataJSON().since === 0) await route.continue();
  });
  await page.goto(new URL('/', app.page.url()).href);
  await expect(row(page, 'Acme')).toBeVisible();
  return page;
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('a message goes in every window when what it says was undone or followed elsewhere', async ({
  home,
  launchApp,
}) => {
  const app = await launchApp();
  const other = await openPage(app);
  await row(app.page, 'Acme').click();
  const done = toast(app.page, 'Codex now uses Acme');
  await goTo(app.page, 'OpenCode');
  await row(app.page, 'Acme').click();
  const unconcerned = toast(app.page, 'OpenCode now uses Acme');
  await expect(done).toBeVisible();
  // Who points at a message keeps it: what goes now does not go by its age.
  await done.hover();
  await expect(heading(other)).toContainText('Codex uses Acme');
  await other.getByRole('main').getByRole('button', { name: 'Undo' }).click();
  const undone = toast(other, 'the last change is undone');
  await expect(undone.getByRole('button', { name: 'Redo' })).toBeVisible();
  await expect(done).toBeHidden();
  await unconcerned.hover();
  await undone.hover();
  await home.done(['use', 'zebra', '--client', 'codex']);
  await expect(undone).toBeHidden();
  await expect(unconcerned).toBeVisible();
  await home.done(['undo', '--client', 'opencode']);
  await expect(unconcerned).toBeHidden();
});

test('an undo never takes back what another face did meanwhile, and leads to before the act that was meant', async ({
  home,
  launchApp,
}) => {
  const before = home.read(liveFiles.codex);
  const page = await openDeafPage(await launchApp());
  await row(page, 'Acme').click();
  const undo = toast(page, 'Codex now uses Acme').getByRole('button', { name: 'Undo' });
  await expect(undo).toBeVisible();
  await home.done(['use', 'zebra', '--client', 'codex']);
  const later = home.read(liveFiles.codex);
  await undo.click();
  const refused = page.getByRole('alert').filter({ hasText: 'Go back to before' });
  await expect(refused).toContainText('Zebra');
  expect(home.read(liveFiles.codex)).toBe(later);
  await refused.getByRole('button', { name: 'Go back to before…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('-model_provider');
  expect(home.read(liveFiles.codex)).toBe(later);
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toBeHidden();
  expect(home.read(liveFiles.codex)).toBe(before);
});

test('undo and redo walk back and forth, by the head, the message, the keyboard and the palette', async ({
  home,
  launchApp,
}) => {
  const texts = [home.read(liveFiles.codex)];
  for (const id of ['acme', 'zebra']) {
    await home.done(['use', id, '--client', 'codex']);
    texts.push(home.read(liveFiles.codex));
  }
  const { page } = await launchApp();
  const head = page.getByRole('main').getByRole('banner').or(page.getByRole('main').locator('header')).first();
  const undo = head.getByRole('button', { name: 'Undo' });
  const redo = head.getByRole('button', { name: 'Redo' });
  const stands = async (at: number, text: string) => {
    await expect(heading(page)).toContainText(text);
    expect(home.read(liveFiles.codex)).toBe(texts[at]);
  };
  await expect(undo).toBeEnabled();
  await expect(redo).toBeDisabled();
  await undo.click();
  await stands(1, 'Codex uses Acme');
  await toast(page, 'the last change is undone').getByRole('button', { name: 'Redo' }).click();
  await stands(2, 'Codex uses Zebra');
  await page.keyboard.press('Control+z');
  await stands(1, 'Codex uses Acme');
  await page.keyboard.press('Control+z');
  await stands(0, 'Codex uses its own login');
  await expect(undo).toBeDisabled();
  await page.keyboard.press('Control+Shift+z');
  await stands(1, 'Codex uses Acme');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Commands' })).toBeFocused();
  await page.keyboard.type('codex redo');
  await page.keyboard.press('Enter');
  await stands(2, 'Codex uses Zebra');
  await expect(redo).toBeDisabled();
});

test('the activity offers undo and redo where they can be, says from where, and where it ends', async ({
  home,
  launchApp,
}) => {
  await home.done(['use', 'acme', '--client', 'codex']);
  const { page } = await launchApp();
  await row(page, 'Zebra').click();
  await expect(heading(page)).toContainText('Codex uses Zebra');
  await goTo(page, 'Activity');
  const list = page.getByRole('region', { name: 'History' });
  const entries = list.getByRole('listitem');
  await expect(entries).toHaveCount(2);
  await expect(entries.nth(0)).toContainText('window');
  await expect(entries.nth(1)).toContainText('terminal');
  await expect(list.getByRole('button', { name: /^Undo: / })).toHaveCount(1);
  await entries.nth(0).getByRole('button', { name: 'Undo: Codex uses Zebra · zebra-model' }).click();
  await expect(entries).toHaveCount(3);
  await expect(entries.nth(1)).toContainText('undone');
  await expect(entries.nth(2).getByRole('button', { name: /^Undo: / })).toBeVisible();
  await entries
    .nth(0)
    .getByRole('button', { name: /^Redo: / })
    .click();
  await expect(entries).toHaveCount(4);
  await expect(entries.nth(0).getByRole('button', { name: /^Undo: / })).toBeVisible();
  await expect(list.getByRole('button', { name: 'Show older' })).toBeHidden();
});

test('a deleted provider can be put back from a window that was opened later, and the message elsewhere goes', async ({
  launchApp,
}) => {
  const app = await launchApp();
  await openMenu(app.page, 'Zebra');
  await choose(app.page, 'Delete');
  const removed = toast(app.page, 'Zebra is deleted');
  await removed.hover();
  const later = await openPage(app);
  await goTo(later, 'Activity');
  const deleted = later.getByRole('region', { name: 'Deleted providers' });
  await expect(deleted).toContainText(/Zebra.*until \d/s);
  await deleted.getByRole('button', { name: 'Put back Zebra' }).click();
  await expect(deleted).toBeHidden();
  await expect(removed).toBeHidden();
  await expect(row(app.page, 'Zebra')).toBeVisible();
});

test('two who edit the same provider: what only one changed is kept, and what both did is chosen', async ({
  home,
  launchApp,
}) => {
  const { page } = await launchApp();
  const openEditor = async () => {
    await openMenu(page, 'Acme');
    await choose(page, 'Edit');
  };
  const provider = async () => {
    const { value } = JSON.parse(await home.done(['list', '--json']));
    return JSON.stringify(value);
  };
  const dialog = page.getByRole('dialog');
  await openEditor();
  await dialog.getByRole('combobox', { name: 'Model', exact: true }).fill('mine');
  // Another field only: nothing to ask.
  await home.done(['edit', 'acme', '--base-url', 'https://moved.example/v1']);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toBeHidden();
  expect(await provider()).toMatch(/moved\.example.*mine|mine.*moved\.example/s);

  await openEditor();
  await dialog.getByRole('combobox', { name: 'Model', exact: true }).fill('again-mine');
  await dialog.getByLabel('Name', { exact: true }).fill('My Acme');
  await home.done(['edit', 'acme', '--model', 'theirs', '--name', 'Their Acme']);
  const stored = await provider();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  const model = dialog.getByRole('group', { name: 'Model', exact: true });
  const name = dialog.getByRole('group', { name: 'Name', exact: true });
  await expect(model).toContainText(/again-mine.*theirs/s);
  await expect(name).toContainText(/My Acme.*Their Acme/s);
  expect(await provider()).toBe(stored);
  // Not before everything is chosen.
  await name.getByRole('button', { name: 'Keep mine' }).click();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(model.getByRole('button', { name: 'Keep mine' })).toBeFocused();
  expect(await provider()).toBe(stored);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(model.getByRole('button', { name: 'Take theirs' })).toHaveAttribute('aria-pressed', 'true');
  await expect(dialog.getByRole('combobox', { name: 'Model', exact: true })).toHaveValue('theirs');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(row(page, 'My Acme')).toBeVisible();
  expect(await provider()).toContain('theirs');
});
