import { expect } from '@playwright/test';
import { clientIds } from '../../shared/client-id.ts';
import { languageNames } from '../../shared/language.ts';
import { putLiveFiles } from '../cli/terminal.ts';
import { liveFiles } from '../support/client-samples.ts';
import { expectAccessible } from './support/accessibility.ts';
import { test } from './support/app-test.ts';
import { addProvider } from './support/providers.ts';
import { goTo, toast } from './support/window.ts';

test.beforeEach(async ({ home }) => {
  putLiveFiles(home);
  await addProvider(home, { id: 'acme', name: 'Acme' });
});

test('the history tells what was done, and each act can be taken back after its difference was seen', async ({
  home,
  launchApp,
}) => {
  const before = home.read(liveFiles.codex);
  await home.done(['use', 'acme', '--client', 'codex']);
  await home.done(['use', 'acme', '--client', 'codex', '--model', 'another']);
  const { page } = await launchApp();
  await goTo(page, 'Activity');
  const main = page.getByRole('main');
  await expect(main).toContainText('Codex uses Acme · another');
  await main.getByRole('button', { name: 'Undo the last change…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('-model = "another"');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toBeHidden();
  await expect(main).toContainText('undone');
  expect(home.read(liveFiles.codex)).toContain('acme-model');
  await main.getByRole('button', { name: 'Go back to before: Codex uses Acme · acme-model' }).click();
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(toast(page, /earlier state/)).toBeVisible();
  expect(home.read(liveFiles.codex)).toBe(before);
  await expectAccessible(page);
});

test('legacy content is shown where it stops a client, and repaired after its difference was seen', async ({
  home,
  launchApp,
}) => {
  home.write(liveFiles.codex, 'profile = "work"\nmodel = "m"\n\n[profiles.work]\nmodel = "w"\n');
  const { page } = await launchApp();
  const repair = page
    .getByRole('main')
    .getByRole('button', { name: /Repair/ })
    .first();
  await repair.click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('-profile = "work"');
  await dialog
    .getByRole('button', { name: /^Apply/ })
    .first()
    .click();
  await expect.poll(() => home.read(liveFiles.codex)).not.toContain('profile = "work"');
});

test('settings take effect at once, here and in the terminal, and what is refused is said there', async ({
  home,
  launchApp,
}) => {
  const app = await launchApp();
  const { page } = app;
  await goTo(page, 'Settings');
  await page.getByLabel('Theme').selectOption('Dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('group').or(page.getByRole('main')).getByLabel('OpenCode').first().selectOption('From a file');
  const folder = page.getByRole('textbox', { name: 'Codex' });
  await folder.fill('not/absolute');
  await folder.press('Enter');
  await expect(page.getByRole('alert')).toContainText(/folder/i);
  expect(JSON.parse(await home.done(['settings', '--json'])).value.delivery).toEqual({ opencode: 'file' });
  await expectAccessible(page);
  await app.relaunch();
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('another folder of a client is the one that is switched', async ({ home, launchApp }) => {
  home.write('elsewhere/config.toml', 'model = "other"\n');
  const { page } = await launchApp();
  await goTo(page, 'Settings');
  const folder = page.getByRole('textbox', { name: 'Codex' });
  await folder.fill(home.path('elsewhere'));
  await folder.press('Enter');
  await expect.poll(async () => (await home.done(['status'])).toString()).toContain('elsewhere');
  await home.done(['use', 'acme', '--client', 'codex']);
  expect(home.read('elsewhere/config.toml')).toContain('acme-model');
  expect(home.read(liveFiles.codex)).not.toContain('acme');
});

for (const [language, name] of Object.entries(languageNames))
  test(`speaks ${name} everywhere, and says so to the browser`, async ({ launchApp }) => {
    const { page } = await launchApp();
    await goTo(page, 'Settings');
    await page.getByLabel('Language').selectOption(name);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    const labels = await page.getByRole('navigation').getByRole('button').allInnerTexts();
    const isEnglish = language === 'en';
    expect(labels.some((label) => /^Settings$/m.test(label))).toBe(isEnglish);
    await expectAccessible(page);
  });

test('leaving shows what goes, asks once, and gives every byte back', async ({ home, launchApp }) => {
  const before = Object.values(liveFiles).map((file) => home.read(file));
  for (const client of clientIds) await home.done(['use', 'acme', '--client', client]);
  const { page } = await launchApp();
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: 'Remove every trace…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('-model_provider = "switchyard"');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(home.read(liveFiles.codex)).toContain('acme');
  await page.getByRole('button', { name: 'Remove every trace…' }).click();
  await dialog.getByRole('button', { name: 'Remove now' }).click();
  await expect(dialog).toContainText('Every trace is removed');
  expect(Object.values(liveFiles).map((file) => home.read(file))).toEqual(before);
});

test('I a link shows every field it would write; Enter refuses it', { tag: '@desktop' }, async ({ launchApp }) => {
  const app = await launchApp();
  const link = 'switchyard://add?name=Relay&baseUrl=https%3A%2F%2Fapi.relay.example%2Fv1&wire=chat&model=m-1';
  await app.startAgain(link);
  const dialog = app.page.getByRole('dialog');
  await expect(dialog).toContainText('api.relay.example');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expectAccessible(app.page);
  await app.page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  expect(await app.ask('providers.list')).toHaveLength(1);
  // A click that was on its way to something else is no yes.
  await app.page.clock.install();
  await app.page.clock.pauseAt(Date.now() + 60_000);
  await app.startAgain(link);
  const add = dialog.getByRole('button', { name: 'Add provider' });
  await expect(add).toBeDisabled();
  await app.page.clock.resume();
  await add.click();
  await expect(dialog).toBeHidden();
  const providers = await app.ask('providers.list');
  expect(providers.map(({ provider }) => provider.name)).toEqual(['Acme', 'Relay']);
  expect((await app.ask('clients.read')).map(({ current }) => current.kind)).not.toContain('ours');
});
