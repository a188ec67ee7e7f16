import { expect } from '@playwright/test';
import { putLiveFiles } from '../cli/terminal.ts';
import { liveFiles } from '../support/client-samples.ts';
import { expectAccessible } from './support/accessibility.ts';
import { test } from './support/app-test.ts';
import { addLiveProvider } from './support/providers.ts';
import { gallery, row, toast } from './support/window.ts';

const withKey = 'sk-planted-in-a-live-file-4711';
const foreign = `model = "m-1"
model_provider = "relay"

[model_providers.relay]
name = "Relay"
base_url = "https://relay.example/v1"
wire_api = "responses"
experimental_bearer_token = "${withKey}"
`;

test('a newcomer adds a first provider from the gallery and uses it', async ({ home, launchApp }) => {
  test.slow();
  putLiveFiles(home);
  const app = await launchApp();
  const { page } = app;
  await expect(page.getByRole('main')).toContainText('Choose your first provider');
  await expectAccessible(page);
  await gallery(page).fill('ollama');
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByLabel('Base URL', { exact: true })).toHaveValue(/localhost:11434/);
  await sheet.getByRole('combobox', { name: 'Model', exact: true }).fill('qwen3-coder');
  await sheet.getByRole('button', { name: 'Save and use in Codex' }).click();
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Codex uses Ollama');
  expect(home.read(liveFiles.codex)).toContain('localhost:11434');
  expect(home.read(liveFiles.codex)).toContain('# my own');
});

test('what the files hold already is taken over with one click, its key only after a diff', async ({
  home,
  launchApp,
}) => {
  home.write(liveFiles.codex, foreign);
  const app = await launchApp();
  const { page } = app;
  await expect(page.getByRole('main')).toContainText('Your files already hold 1 provider');
  await page.getByRole('button', { name: 'Import all' }).click();
  await expect(row(page, 'Relay')).toBeVisible();
  // The plain-text key stays where it is until it is moved.
  expect(home.read(liveFiles.codex)).toBe(foreign);
  expect(await page.content()).not.toContain(withKey);
});

test('without any client it says what to do, and where', async ({ launchApp }) => {
  const { page } = await launchApp();
  await expect(page.getByRole('main')).toContainText(/not found/);
  await expectAccessible(page);
});

test('a provider of one’s own: the pasted endpoint is cleaned, the key goes in and never comes out', async ({
  home,
  launchApp,
}) => {
  test.slow();
  putLiveFiles(home);
  const key = 'sk-entered-in-the-window-0815';
  const provider = await addLiveProvider(home, { id: 'first', name: 'First', key });
  const app = await launchApp();
  const { page } = app;
  const replies: string[] = [];
  page.on('response', async (response) => {
    if (response.url().includes('/api/')) replies.push(await response.text().catch(() => ''));
  });
  await page.getByRole('button', { name: 'Add provider' }).first().click();
  const sheet = page.getByRole('dialog');
  await gallery(page).fill(`${provider.baseUrl}/chat/completions`);
  await page.keyboard.press('Enter');
  await expect(sheet).toContainText('/chat/completions was cut off: clients append it themselves.');
  await expect(sheet.getByLabel('Base URL')).toHaveValue(provider.baseUrl);
  await expect(sheet.getByLabel('Wire')).toHaveValue('chat');
  await sheet.getByLabel('Key', { exact: true }).fill(key);
  await sheet.getByRole('checkbox', { name: 'Keep in a file instead' }).check();
  await sheet.getByLabel('Name', { exact: true }).fill('Second');
  await sheet.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(sheet).toContainText(/ms/);
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(sheet).toBeHidden();
  await expect(row(page, 'Second')).toContainText('key in a file');
  await page.getByRole('button', { name: 'More for Second' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await expect(page.getByRole('dialog')).toContainText('0815');
  expect(await page.content()).not.toContain(key);
  expect(replies.join('\n')).not.toContain(key);
  expect(app.output()).not.toContain(key);
  await provider.stop();
});

test('what is wrong stands at its field, and the first one gets the focus', async ({ home, launchApp }) => {
  putLiveFiles(home);
  const { page } = await launchApp();
  await gallery(page).fill('https://sk-user:secret@relay.example/v1');
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  const field = sheet.getByLabel('Base URL');
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(sheet).toContainText('user name or a password');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toContainText('Discard the changes?');
  await page.getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(sheet).toBeHidden();
  await expect(toast(page, /./)).toHaveCount(0);
});
