import { expect } from '@playwright/test';
import type { ProviderDraft } from '../../shared/draft.ts';
import { contentState } from '../cli/home-state.ts';
import { putLiveFiles } from '../cli/terminal.ts';
import { liveFiles } from '../support/client-samples.ts';
import { expectAccessible } from './support/accessibility.ts';
import { test } from './support/app-test.ts';
import { takePicture } from './support/screenshot.ts';
import { choose, openMenu, toast } from './support/window.ts';

const key = 'sk-of-the-keychain-4711';
const draft: ProviderDraft = {
  name: 'Acme',
  endpoints: { responses: 'https://api.acme.example/v1' },
  wire: 'responses',
  model: 'm1',
  models: [],
  headers: {},
  queryParams: {},
  needsKey: true,
  options: {},
};

test.use({ hasKeychain: true });
test.beforeEach(({ home }) => putLiveFiles(home));

test('S1 a key goes from the window into the real keychain, and into no file or reply', async ({ home, launchApp }) => {
  const app = await launchApp();
  const provider = await app.ask('providers.add', { draft, key });
  expect(provider).toMatchObject({ key: 'keychain', keyHint: '4711' });
  await app.ask('switch.use', { client: 'codex', choice: provider.provider.id });
  const { code, stdout } = await home.run(['key', 'print', provider.provider.id]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: `${key}\n` });
  const [client] = await app.ask('clients.read');
  expect(client).toMatchObject({ current: { provider: provider.provider.id }, keyStore: 'keychain' });
  const seen = [await app.ask('clients.read'), await app.ask('providers.list'), await app.ask('history.read', {})];
  expect(JSON.stringify(seen)).not.toContain(key);
  expect(JSON.stringify(contentState(home.home))).not.toContain(key);
  expect(home.read(liveFiles.codex)).toContain('api.acme.example');
  expect(app.output()).not.toContain(key);
});

test('S5 a keychain that is locked while the app runs is told of, and nothing is lost', async ({ home, launchApp }) => {
  const app = await launchApp();
  const { provider } = await app.ask('providers.add', { draft, key });
  home.keychain?.lock();
  await expect(app.ask('keys.set', { provider: provider.id, key: 'sk-another', store: 'keychain' })).rejects.toThrow(
    /locked/i,
  );
  await home.keychain?.unlock();
  expect((await home.run(['key', 'print', provider.id])).stdout).toBe(`${key}\n`);
});

test('S5 the window says that the keychain is locked where a key is entered, and takes it after', async ({
  home,
  host,
  launchApp,
}) => {
  test.skip(host !== 'browser', 'Looked at in the browser.');
  const app = await launchApp();
  const { page } = app;
  await app.ask('providers.add', { draft, key });
  home.keychain?.lock();
  await openMenu(page, 'Acme');
  await choose(page, 'Edit');
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Replace' }).click();
  await sheet.getByLabel('Key', { exact: true }).fill('sk-entered-later-0815');
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(sheet.getByText(/keychain is locked/).first()).toBeVisible();
  await expectAccessible(page);
  await takePicture(page, 'keychain-locked');
  await home.keychain?.unlock();
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(sheet).toBeHidden();
  expect((await home.run(['key', 'print', 'acme'])).stdout).toBe('sk-entered-later-0815\n');
});

test('B a key among the logins of a client is copied to the keychain, and its store stays as it is', async ({
  home,
  launchApp,
}) => {
  const entry = '[model_providers.relay]\nname = "Relay"\nbase_url = "https://relay.example/v1"\n';
  const config = `model = "m-1"\nmodel_provider = "relay"\n\n${entry}requires_openai_auth = true\n`;
  const login = JSON.stringify({ OPENAI_API_KEY: key });
  home.write(liveFiles.codex, config);
  home.write('.codex/auth.json', login);
  const { page } = await launchApp();
  await page.getByRole('button', { name: 'Import all' }).click();
  await page.getByRole('button', { name: 'Move the keys of Codex to the keychain' }).click();
  const preview = page.getByRole('dialog').last();
  await expect(preview).toContainText('Codex: the key of Relay copied to the keychain');
  await expect(preview).toContainText('Its client takes it out with: codex logout');
  await preview.getByRole('button', { name: 'Apply' }).click();
  await expect(toast(page, 'Codex: the key of Relay copied to the keychain')).toBeVisible();
  expect([home.read(liveFiles.codex), home.read('.codex/auth.json')]).toEqual([config, login]);
  expect(await page.content()).not.toContain(key);
});
