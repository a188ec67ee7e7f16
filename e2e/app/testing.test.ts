import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { inWords } from '../../cli/json-value.ts';
import { loadWords } from '../../cli/words.ts';
import type { ProviderView } from '../../shared/views.ts';
import { putLiveFiles } from '../cli/terminal.ts';
import { show } from '../host/tray/tray-client.ts';
import { type LoopbackProvider, startProvider } from '../support/loopback-provider.ts';
import { test } from './support/app-test.ts';
import { addLiveProvider, addProvider } from './support/providers.ts';
import { choose, openMenu, row } from './support/window.ts';

let stops: LoopbackProvider[] = [];

test.beforeEach(({ home }) => putLiveFiles(home));
test.afterEach(async () => {
  for (const provider of stops) await provider.stop();
  stops = [];
});

test('a test tells the truth: taken, refused, not there, not an API', async ({ home, host, launchApp }) => {
  test.slow();
  stops.push(await addLiveProvider(home, { id: 'healthy', name: 'Healthy', key: 'sk-right-key-1234567' }));
  const refusing = await addLiveProvider(home, { id: 'refusing', name: 'Refusing', key: 'sk-wrong-key-1234567' });
  refusing.behave({ kind: 'fails', status: 401 });
  const portal = await addLiveProvider(home, { id: 'portal', name: 'Portal', manner: { kind: 'html' } });
  stops.push(refusing, portal);
  await addProvider(home, { id: 'gone', name: 'Gone', baseUrl: 'http://127.0.0.1:9/v1' });
  const app = await launchApp();
  const { page } = app;
  await page.getByRole('button', { name: 'Test all' }).click();
  await expect(row(page, 'Healthy')).toContainText(/\d+ ms/);
  await expect(row(page, 'Refusing')).toContainText('key refused');
  await expect(row(page, 'Gone')).toContainText(/unreachable|not reached|no answer/i);
  await expect(row(page, 'Portal')).toContainText(/not an API|web page/i);
  // What was found is remembered, and every face has it.
  const expected = { healthy: 'good', refusing: 'key-refused', portal: 'not-an-api', gone: 'unreachable' };
  const byId = (providers: readonly ProviderView[]) =>
    Object.fromEntries(providers.map(({ provider, test: seen }) => [provider.id, seen]));
  const shown = byId(await app.ask('providers.list'));
  const kinds = Object.fromEntries(Object.entries(shown).map(([id, seen]) => [id, seen?.kind]));
  expect(kinds).toEqual(expected);
  // The terminal says in words what the others are told by code and values.
  const said = inWords(shown, await loadWords('en'));
  expect(byId(JSON.parse(await home.done(['list', '--json'])).value)).toEqual(said);
  if (host === 'browser') return;
  const evidence = [
    /Healthy {3}\d+ ms, /,
    /Refusing {3}✕ key refused, /,
    /Portal {3}✕ not an API, /,
    /Gone {3}✕ unreachable, /,
  ];
  for (const line of evidence) await expect.poll(async () => show(await app.trayMenu())).toMatch(line);
});

test('a test that runs can be cancelled, and others run beside it', async ({ home, launchApp }) => {
  stops.push(await addLiveProvider(home, { id: 'silent', name: 'Silent', manner: { kind: 'silent' } }));
  stops.push(await addLiveProvider(home, { id: 'quick', name: 'Quick' }));
  const { page } = await launchApp();
  await page.getByRole('button', { name: 'Test Silent' }).click();
  await page.getByRole('button', { name: 'Test Quick' }).click();
  await expect(row(page, 'Quick')).toContainText(/\d+ ms/);
  await page.getByRole('button', { name: 'Cancel the test of Silent' }).click();
  await expect(row(page, 'Silent')).not.toContainText('testing');
  await expect(page.getByRole('button', { name: 'Test Silent' })).toBeVisible();
});

test('S8 a key of another address is not sent', async ({ home, launchApp }) => {
  const provider = await addLiveProvider(home, { id: 'mover', name: 'Mover', key: 'sk-old-address-7654321' });
  stops.push(provider);
  const other = await addLiveProvider(home, { id: 'other', name: 'Other' });
  stops.push(other);
  await home.done(['edit', 'mover', '--base-url', other.baseUrl]);
  const { page } = await launchApp();
  await expect(row(page, 'Mover')).toContainText('key for another address');
  await page.getByRole('button', { name: 'Test Mover' }).click();
  await expect(row(page, 'Mover')).toContainText(/another address|enter/i);
  expect(other.take()).toEqual([]);
});

test('a missing /v1 is found and mended from the editor', async ({ home, launchApp }) => {
  const provider = await addLiveProvider(home, { id: 'short', name: 'Short' });
  stops.push(provider);
  await home.done(['edit', 'short', '--base-url', provider.origin]);
  const { page } = await launchApp();
  await openMenu(page, 'Short');
  await choose(page, 'Edit');
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Test', exact: true }).click();
  await sheet.getByRole('button', { name: `Use ${provider.baseUrl}` }).click();
  await expect(sheet.getByLabel('Base URL')).toHaveValue(provider.baseUrl);
});

test('another API format and another model are found, and mended by a click each', async ({ home, launchApp }) => {
  const provider = await startProvider({ reply: 'hello', models: ['vendor/right-model'], serves: ['chat'] });
  stops.push(provider);
  await addProvider(home, { id: 'mixed', name: 'Mixed', model: 'right_model', baseUrl: provider.baseUrl });
  const { page } = await launchApp();
  await openMenu(page, 'Mixed');
  await choose(page, 'Edit');
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Test', exact: true }).click();
  await sheet.getByRole('button', { name: `Speak Chat Completions at ${provider.baseUrl}` }).click();
  await sheet.getByRole('button', { name: 'Test', exact: true }).click();
  await sheet.getByRole('button', { name: 'Use the model vendor/right-model' }).click();
  await sheet.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(sheet.getByText('works', { exact: true })).toBeVisible();
  await sheet.getByRole('button', { name: 'Save' }).first().click();
  // What speaks chat is no provider for Codex, and its row says so there; OpenCode can use it.
  await expect(row(page, 'Mixed')).toContainText('Codex needs responses');
  await page.getByRole('navigation').getByRole('button', { name: 'OpenCode' }).click();
  await page.getByRole('button', { name: 'Test Mixed' }).click();
  await expect(row(page, 'Mixed')).toContainText(/\d+ ms/);
});

test('a row that fails says why, and one click mends it: a suffix too much, another format, another model', async ({
  home,
  launchApp,
}) => {
  test.slow();
  const provider = await startProvider({ reply: 'hello', models: ['vendor/right-model'], serves: ['responses'] });
  stops.push(provider);
  const wrong = [
    { id: 'suffix', name: 'Suffix', baseUrl: `${provider.origin}/wrong`, model: 'vendor/right-model' },
    { id: 'format', name: 'Format', baseUrl: provider.baseUrl, model: 'vendor/right-model' },
    { id: 'model', name: 'Model', baseUrl: provider.baseUrl, model: 'right-model' },
  ];
  for (const one of wrong) await addProvider(home, one);
  await home.done(['edit', 'format', '--wire', 'chat', '--base-url', provider.baseUrl]);
  const { page } = await launchApp();
  const broken = ['Suffix', 'Format', 'Model'];
  for (const name of broken) {
    await page.getByRole('button', { name: `Test ${name}` }).click();
    await page.getByRole('button', { name: `Why ${name} fails` }).click();
    const dialog = page.getByRole('dialog', { name: `Test of ${name}` });
    await expect(dialog.locator('ins')).toHaveCount(1);
    await dialog.getByRole('button', { name: 'Put it in and test again' }).click();
    await expect(dialog.getByText('works', { exact: true })).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(row(page, name)).toContainText(/\d+ ms/);
    await expect(page.getByRole('button', { name: `Why ${name} fails` })).toHaveCount(0);
  }
});

test('a thorough test tells each client what it gets, and each tab says it of its own', async ({ home, launchApp }) => {
  const provider = await startProvider({ reply: 'hello', refusesTools: ['namespace'], models: ['m'] });
  stops.push(provider);
  await addProvider(home, { id: 'picky', name: 'Picky', baseUrl: provider.baseUrl, model: 'm' });
  const { page } = await launchApp();
  await page.getByRole('button', { name: 'Test Picky' }).click();
  await expect(row(page, 'Picky')).toContainText(/\d+ ms/);
  await openMenu(page, 'Picky');
  await choose(page, 'Last test');
  const dialog = page.getByRole('dialog', { name: 'Test of Picky' });
  await dialog.getByRole('button', { name: 'Test thoroughly' }).click();
  await expect(dialog.getByText('refuses its tools').first()).toBeVisible();
  await expect(dialog.getByText('Refused kinds of tools: namespace.').first()).toBeVisible();
  await expect(dialog.getByRole('list', { name: 'What was looked at' }).first()).toContainText('reach');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(row(page, 'Picky')).toContainText('refuses its tools');
  await page.getByRole('navigation').getByRole('button', { name: 'OpenCode' }).click();
  await expect(row(page, 'Picky')).toContainText(/\d+ ms/);
});

test('what the tests asked can be seen, copied and saved, without the key', async ({ home, launchApp }) => {
  const key = 'sk-secret-of-this-4711';
  stops.push(await addLiveProvider(home, { id: 'seen', name: 'Seen', key }));
  const { page } = await launchApp();
  await page.getByRole('button', { name: 'Test Seen' }).click();
  await expect(row(page, 'Seen')).toContainText(/\d+ ms/);
  await openMenu(page, 'Seen');
  await choose(page, 'Requests of its tests');
  const dialog = page.getByRole('dialog', { name: 'Test of Seen' });
  await expect(dialog.getByText(/^GET .*\/v1\/models$/).first()).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Copy as curl' }).first()).toBeVisible();
  expect(await dialog.textContent()).not.toContain(key.slice(3));
  await dialog.getByRole('button', { name: 'Save report' }).click();
  const said = (await dialog.getByText(/^Saved to /).textContent()) ?? '';
  const text = readFileSync(said.replace('Saved to ', ''), 'utf8');
  expect(text).toContain('Test of seen, ');
  expect(text).not.toContain(key.slice(3));
});

test('what a provider says is text, never markup', async ({ home, launchApp }) => {
  const provider = await addLiveProvider(home, { id: 'sly', name: 'Sly' });
  stops.push(provider);
  provider.behave({ kind: 'fails', status: 500, message: '<img src=x onerror="document.title=1"><b>bold</b>' });
  const { page } = await launchApp();
  await page.getByRole('button', { name: 'Test Sly' }).click();
  await expect(row(page, 'Sly')).not.toContainText('testing');
  await page.getByRole('navigation').getByRole('button', { name: 'Activity' }).click();
  await expect(page.getByRole('main')).toContainText('<b>bold</b>');
  expect(await page.locator('main b, main img[src="x"]').count()).toBe(0);
});
