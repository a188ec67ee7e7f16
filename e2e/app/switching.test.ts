import { expect } from '@playwright/test';
import { putLiveFiles } from '../cli/terminal.ts';
import { liveFiles } from '../support/client-samples.ts';
import { test } from './support/app-test.ts';
import { addProvider } from './support/providers.ts';
import { row, toast } from './support/window.ts';

test.beforeEach(async ({ home }) => {
  putLiveFiles(home);
  await addProvider(home, { id: 'acme', name: 'Acme' });
  await addProvider(home, { id: 'zebra', name: 'Zebra' });
});

test('a click on a card switches, and Undo in the toast gives every byte back', async ({ home, launchApp }) => {
  const before = home.read(liveFiles.codex);
  const { page } = await launchApp();
  await row(page, 'Acme').click();
  await expect(toast(page, 'Codex now uses Acme')).toContainText('Start a new chat');
  await expect(row(page, 'Acme')).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Codex uses Acme');
  expect(home.read(liveFiles.codex)).toContain('acme-model');
  await toast(page, 'Codex now uses Acme').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Codex uses its own login');
  expect(home.read(liveFiles.codex)).toBe(before);
});

test('switches each client by itself, and the rail says what each uses', async ({ home, launchApp }) => {
  const { page } = await launchApp();
  const rail = page.getByRole('navigation');
  for (const [client, file] of [
    ['OpenCode', liveFiles.opencode],
    ['OpenClaw', liveFiles.openclaw],
  ] as const) {
    await rail.getByRole('button', { name: client }).click();
    await row(page, 'Zebra').click();
    await expect(toast(page, `${client} now uses Zebra`)).toBeVisible();
    await expect(rail.getByRole('button', { name: client })).toContainText('Zebra');
    expect(home.read(file)).toContain('zebra.example');
    expect(home.read(file)).toContain('// mine');
  }
  await expect(rail.getByRole('button', { name: 'Codex' })).toContainText('own login');
});

test('shows the exact difference before anything is written', async ({ home, launchApp }) => {
  const before = home.read(liveFiles.codex);
  const { page } = await launchApp();
  await page.getByRole('button', { name: 'More for Acme' }).click();
  await page.getByRole('menuitem', { name: 'Preview' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('+model_provider = "switchyard"');
  await expect(dialog).toContainText('-model = "gpt-5.5"');
  expect(home.read(liveFiles.codex)).toBe(before);
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toBeHidden();
  await expect(toast(page, 'Codex now uses Acme')).toBeVisible();
  expect(home.read(liveFiles.codex)).toContain('# my own\nmodel_provider = "switchyard"\n');
});

test('a file that somebody else changed under a preview is shown anew, and nothing is lost', async ({
  home,
  launchApp,
}) => {
  const { page } = await launchApp();
  await page.getByRole('button', { name: 'More for Acme' }).click();
  await page.getByRole('menuitem', { name: 'Preview' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('+model_provider');
  home.write(liveFiles.codex, `# a new first line\n${home.read(liveFiles.codex)}`);
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toContainText('changed in the meantime');
  await expect(dialog).toContainText('# a new first line');
  expect(home.read(liveFiles.codex)).not.toContain('model_provider');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(toast(page, 'Codex now uses Acme')).toBeVisible();
  expect(home.read(liveFiles.codex)).toMatch(/^# a new first line\n# my own\nmodel_provider = "switchyard"\n/);
});

test('sees what is changed by hand and by the terminal', async ({ home, launchApp }) => {
  const { page } = await launchApp();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Codex uses its own login');
  await home.done(['use', 'zebra', '--client', 'codex']);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Codex uses Zebra');
  home.write(liveFiles.codex, home.read(liveFiles.codex).replace('zebra-model', 'by-hand'));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('by-hand');
  await home.done(['add', 'later', '--base-url', 'https://later.example/v1', '--no-key']);
  await expect(row(page, 'later')).toBeVisible();
});

test('an edit by hand is in the window within a second', async ({ home, launchApp }) => {
  await home.done(['use', 'acme', '--client', 'codex']);
  const { page } = await launchApp();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('acme-model');
  // The page's own clock: from the write to the change that it draws.
  const seen = heading.evaluate(
    (element) =>
      new Promise<number>((resolve) => {
        new MutationObserver(() => element.textContent?.includes('by-hand') && resolve(Date.now())).observe(element, {
          childList: true,
          subtree: true,
          characterData: true,
        });
      }),
  );
  await page.evaluate(() => undefined);
  const written = Date.now();
  home.write(liveFiles.codex, home.read(liveFiles.codex).replace('acme-model', 'by-hand'));
  expect((await seen) - written).toBeLessThan(1000);
});

test('the palette switches, by keyboard alone', async ({ home, launchApp }) => {
  const { page } = await launchApp();
  await expect(row(page, 'Acme')).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Commands' })).toBeFocused();
  await page.keyboard.type('opencode zebra');
  await page.keyboard.press('Enter');
  await expect(toast(page, 'OpenCode now uses Zebra')).toBeVisible();
  expect(home.read(liveFiles.opencode)).toContain('zebra.example');
});

test('says why a provider can’t be used by a client, and what would help', async ({ home, launchApp }) => {
  await addProvider(home, { id: 'chatty', name: 'Chatty', wire: 'chat' });
  const { page } = await launchApp();
  await expect(row(page, 'Chatty')).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('listitem').filter({ hasText: 'Chatty' })).toContainText(
    /not usable.*Chatty speaks chat; Codex needs responses/s,
  );
  await page.getByRole('navigation').getByRole('button', { name: 'OpenCode' }).click();
  await row(page, 'Chatty').click();
  await expect(toast(page, 'OpenCode now uses Chatty')).toBeVisible();
});

test('a broken file is said with its place, and is not written', async ({ home, launchApp }) => {
  const broken = 'model = "m"\n[features\n';
  home.write(liveFiles.codex, broken);
  const { page } = await launchApp();
  await expect(page.getByRole('main')).toContainText(/line 2/i);
  await row(page, 'Acme').click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  expect(home.read(liveFiles.codex)).toBe(broken);
});
