import { chmodSync, linkSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { putLiveFiles, putProgram } from '../cli/terminal.ts';
import { liveFiles } from '../support/client-samples.ts';
import { type LoopbackProvider, startProvider } from '../support/loopback-provider.ts';
import { expectAccessible } from './support/accessibility.ts';
import { test } from './support/app-test.ts';
import { addLiveProvider, addProvider } from './support/providers.ts';
import { takePicture } from './support/screenshot.ts';
import { choose, goTo, openMenu, row, toast } from './support/window.ts';

// What is drawn is the same in each host: it is looked at where that is quickest.
test.skip(({ host }) => host !== 'browser', 'Looked at in the browser.');

let stops: LoopbackProvider[] = [];
test.afterEach(async () => {
  for (const provider of stops) await provider.stop();
  stops = [];
});

/** Checklist X in the state that the page shows, and a picture of it for people. */
async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await takePicture(page, name);
}

test('nothing found', async ({ launchApp }) => {
  const { page } = await launchApp();
  await expect(page.getByRole('main')).toContainText('was not found on this machine');
  await look(page, 'nothing-found');
});

test('clients found, with providers to import', async ({ home, launchApp }) => {
  putProgram(home, 'codex', '0.169.0');
  home.write(
    liveFiles.codex,
    '[model_providers.relay]\nname = "Relay"\nbase_url = "https://relay.example/v1"\nexperimental_bearer_token = "sk-planted-987654321"\n',
  );
  const { page } = await launchApp();
  await expect(page.getByRole('main')).toContainText('already hold 1 provider');
  await page.getByRole('button', { name: 'Show details' }).click();
  await expect(page.getByRole('dialog')).toContainText('Relay');
  await look(page, 'import');
});

test('the answers of tests: good, slow, refused, unreachable, running', async ({ home, launchApp }) => {
  test.slow();
  putLiveFiles(home);
  stops.push(await addLiveProvider(home, { id: 'good', name: 'Good', key: 'sk-right-key-1234567' }));
  const refusing = await addLiveProvider(home, { id: 'refused', name: 'Refused', key: 'sk-wrong-key-1234567' });
  refusing.behave({ kind: 'fails', status: 401 });
  stops.push(refusing, await addLiveProvider(home, { id: 'slow', name: 'Slow', manner: { kind: 'slow', ms: 2600 } }));
  stops.push(await addLiveProvider(home, { id: 'running', name: 'Running', manner: { kind: 'silent' } }));
  await addProvider(home, { id: 'unreachable', name: 'Unreachable', baseUrl: 'http://127.0.0.1:9/v1' });
  await home.done(['use', 'good', '--client', 'codex']);
  const { page } = await launchApp();
  await page.getByRole('button', { name: 'Test all' }).click();
  await expect(row(page, 'Slow')).toContainText(/slow/);
  await expect(row(page, 'Good')).toContainText(/ms/);
  await expect(row(page, 'Refused')).toContainText('key refused');
  await expect(page.getByRole('button', { name: 'Cancel the test of Running' })).toBeVisible();
  await look(page, 'tested');
});

test('why a row fails, what a thorough test saw, what was asked; narrow and dark as well', async ({
  home,
  launchApp,
}) => {
  test.slow();
  putLiveFiles(home);
  const provider = await startProvider({ reply: 'hello', models: ['vendor/model'], refusesTools: ['namespace'] });
  stops.push(provider);
  await addProvider(home, { id: 'astray', name: 'Astray', baseUrl: `${provider.origin}/wrong`, model: 'vendor/model' });
  const { page } = await launchApp();
  await page.getByRole('button', { name: 'Test Astray' }).click();
  await page.getByRole('button', { name: 'Why Astray fails' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('ins')).toBeVisible();
  await look(page, 'why');
  await dialog.getByRole('button', { name: 'Put it in and test again' }).click();
  await expect(dialog.getByText('works', { exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: 'Test thoroughly' }).click();
  await expect(dialog.getByText('refuses its tools').first()).toBeVisible();
  await look(page, 'thorough');
  await page.setViewportSize({ width: 320, height: 700 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await look(page, 'thorough-narrow');
  await dialog.getByRole('button', { name: 'Requests of its tests' }).click();
  await expect(page.getByRole('button', { name: 'Copy as curl' }).first()).toBeVisible();
  await look(page, 'requests-narrow');
  await page.setViewportSize({ width: 960, height: 640 });
  await look(page, 'requests');
});

test('key missing, key for another address, key in a file', async ({ home, launchApp }) => {
  putLiveFiles(home);
  for (const id of ['missing', 'elsewhere', 'filed'])
    await addProvider(home, { id, name: id, key: `sk-${id}-1234567` });
  await home.done(['key', 'delete', 'missing']);
  await home.done(['edit', 'elsewhere', '--base-url', 'https://another.example/v1']);
  const { page } = await launchApp();
  await expect(row(page, 'missing')).toContainText('key missing');
  await expect(row(page, 'elsewhere')).toContainText('key for another address');
  await row(page, 'missing').click();
  await expect(page.getByRole('alert').first()).toContainText(/key/i);
  await look(page, 'keys');
});

test('a broken file, with its line', async ({ home, launchApp }) => {
  putLiveFiles(home);
  await addProvider(home, { id: 'acme', name: 'Acme' });
  home.write(liveFiles.codex, 'model = "m"\n[features\n');
  const { page } = await launchApp();
  await expect(page.getByRole('main')).toContainText(/line 2/);
  await look(page, 'file-broken');
});

test('a read-only file', async ({ home, launchApp }) => {
  putLiveFiles(home);
  await addProvider(home, { id: 'acme', name: 'Acme' });
  chmodSync(home.path(liveFiles.codex), 0o444);
  const { page } = await launchApp();
  await row(page, 'Acme').click();
  await expect(page.getByRole('alert').first()).toContainText(/read-only/);
  await look(page, 'read-only');
});

test('shadowed by a variable and by drift', async ({ home, launchApp }) => {
  putLiveFiles(home);
  await addProvider(home, { id: 'acme', name: 'Acme' });
  await home.done(['use', 'acme', '--client', 'codex']);
  home.write(
    liveFiles.codex,
    home.read(liveFiles.codex).replace('"https://acme.example/v1"', '"https://by-hand.example/v1"'),
  );
  const { page } = await launchApp();
  await expect(page.getByRole('main')).toContainText(/by hand/);
  await look(page, 'drift');
  await goTo(page, 'Activity');
  await look(page, 'activity');
});

test('switched with a restart hint, then undone', async ({ home, launchApp }) => {
  putLiveFiles(home);
  await addProvider(home, { id: 'acme', name: 'Acme' });
  const { page } = await launchApp();
  await row(page, 'Acme').click();
  await expect(toast(page, 'Start a new chat')).toBeVisible();
  await look(page, 'switched');
  await toast(page, 'Start a new chat').getByRole('button', { name: 'Undo' }).click();
  await expect(toast(page, /undone/)).toBeVisible();
  await look(page, 'undone');
});

const looks = [
  { theme: 'light', locale: 'en-US', size: { width: 960, height: 640 }, name: 'light', warning: 'hard link' },
  { theme: 'dark', locale: 'fr-FR', size: { width: 320, height: 640 }, name: 'dark-narrow', warning: 'lien physique' },
] as const;

for (const { name: variant, warning, ...options } of looks) {
  test(`an act that warns, and one that another act followed, ${variant}`, async ({ home, launchApp }) => {
    putLiveFiles(home);
    for (const id of ['acme', 'zebra']) await addProvider(home, { id, name: id });
    linkSync(home.path(liveFiles.codex), home.path('second-name.toml'));
    const { page } = await launchApp(options);
    const messages = page.locator('[data-toast]');
    await row(page, 'acme').click();
    // Read without opening anything, and there until it was.
    await expect(messages).toContainText(warning);
    await look(page, `warned-${variant}`);
    const [use] = JSON.parse(await home.done(['history', '--json'])).value;
    await home.done(['use', 'zebra', '--client', 'codex']);
    await expect(messages).toHaveCount(0);
    // As a click that was on its way: the page itself offers no such undo any more.
    await page.route('**/api/undo.use', (route) => route.continue({ postData: JSON.stringify({ receipt: use.id }) }));
    await page.getByRole('main').locator('header').first().getByRole('button').nth(-3).click();
    await expect(messages.getByRole('button').first()).toBeVisible();
    await look(page, `act-followed-${variant}`);
  });

  test(`undo and redo in the activity, and a deleted provider, ${variant}`, async ({ home, launchApp }) => {
    putLiveFiles(home);
    for (const id of ['acme', 'zebra']) await addProvider(home, { id, name: id });
    for (const id of ['acme', 'zebra']) await home.done(['use', id, '--client', 'codex']);
    await home.done(['undo', '--client', 'codex']);
    const app = await launchApp(options);
    await expect(row(app.page, 'acme')).toBeVisible();
    await look(app.page, `redo-${variant}`);
    await app.ask('providers.remove', { id: 'zebra' });
    await app.page.getByRole('navigation').getByRole('button').nth(3).click();
    await expect(app.page.locator('time').first()).toBeVisible();
    await expect(app.page.getByRole('main').getByRole('heading', { level: 2 })).toHaveCount(4);
    await look(app.page, `activity-acts-${variant}`);
  });

  test(`a provider that somebody else changed while it was edited, ${variant}`, async ({ home, launchApp }) => {
    putLiveFiles(home);
    await addProvider(home, { id: 'acme', name: 'acme' });
    const { page } = await launchApp(options);
    await row(page, 'acme').focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem').nth(4).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('[data-field="model"] input').fill('mine');
    await dialog.locator('[data-field="baseUrl"] input').fill('https://mine.example/v1/with/a/rather/long/path');
    await home.done(['edit', 'acme', '--model', 'theirs', '--base-url', 'https://theirs.example/v1']);
    await dialog.getByRole('button').last().click();
    await expect(dialog.locator('[data-conflict="open"]')).toHaveCount(2);
    await look(page, `conflict-${variant}`);
    await dialog.locator('[data-conflict="open"] button').first().click();
    await dialog.locator('[data-conflict="open"] button').last().click();
    await expect(dialog.locator('[data-conflict="decided"]')).toHaveCount(2);
    await look(page, `conflict-decided-${variant}`);
  });
}

test('a history of thousands', async ({ home, launchApp }) => {
  test.slow();
  putLiveFiles(home);
  await addProvider(home, { id: 'acme', name: 'Acme' });
  const idOf = (number: number) => String(number).padStart(6, '0');
  const acts = Array.from({ length: 3000 }, (_, index) => ({
    id: idOf(3000 - index),
    at: new Date(Date.UTC(2026, 0, 1) - index * 1_000_000).toISOString(),
    kind: 'use',
    client: 'codex',
    choice: 'acme',
    model: `model-${3000 - index}`,
    summary: '',
    face: 'tray',
    files: ['/home/me/.codex/config.toml'],
    isUndone: false,
    ...(index === 0 && { can: 'undo' }),
  }));
  const app = await launchApp();
  await expect(row(app.page, 'Acme')).toBeVisible();
  const page = await app.page.context().newPage();
  await page.route('**/api/history.read', async (route) => {
    const { before, most = 100 } = route.request().postDataJSON();
    const value = acts.filter(({ id }) => before === undefined || id < before).slice(0, most);
    await route.fulfill({ json: { ok: true, value } });
  });
  await page.goto(new URL('/', app.page.url()).href);
  await goTo(page, 'Activity');
  const entries = page.getByRole('region', { name: 'History' }).getByRole('listitem');
  const older = page.getByRole('button', { name: 'Show older' });
  await expect(entries).toHaveCount(100);
  await expectAccessible(page);
  for (let shown = 200; shown <= 3000; shown += 100) {
    await older.click();
    await expect(entries).toHaveCount(shown);
  }
  await older.click();
  await expect(older).toBeHidden();
  await expect(entries.last()).toContainText('model-1');
  // Whoever pressed it goes on at the last entry.
  await expect(entries.last().getByRole('button')).toBeFocused();
  await takePicture(page, 'long-history');
});

test('long names, other scripts, and names that would turn the line around', async ({ home, launchApp }) => {
  putLiveFiles(home);
  await addProvider(home, { id: 'long', name: `A very long name ${'that goes on and on '.repeat(4)}`.trim() });
  await addProvider(home, { id: 'rtl', name: 'ספק 123 (מודל)' });
  await addProvider(home, { id: 'cjk', name: '智谱开放平台' });
  const { page } = await launchApp();
  await expect(row(page, '智谱开放平台')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await look(page, 'long-names');
});

test('five hundred providers', async ({ home, launchApp }) => {
  putLiveFiles(home);
  const providers = Array.from({ length: 500 }, (_, index) => ({
    id: `p-${index}`,
    name: `Provider ${index}`,
    endpoints: { responses: `https://host-${index}.example/v1` },
    wire: 'responses',
    model: 'm',
    needsKey: false,
  }));
  await addProvider(home, { id: 'first', name: 'First' });
  home.write('switchyard/providers.json', JSON.stringify({ version: 1, providers }));
  const { page } = await launchApp();
  await expect(row(page, 'Provider 0')).toBeVisible();
  // Only what can be seen is drawn.
  expect(await page.getByRole('main').getByRole('listitem').count()).toBeLessThan(60);
  await page.getByRole('searchbox').fill('provider 499');
  await expect(row(page, 'Provider 499')).toBeVisible();
  await page.getByRole('searchbox').fill('');
  await look(page, 'five-hundred');
});

test('a list of our own that can’t be read is said, and nothing of it is overwritten', async ({ home, launchApp }) => {
  putLiveFiles(home);
  home.write('switchyard/providers.json', '{ broken');
  const { page } = await launchApp();
  await expect(page.getByText(/the provider list\) can't be read/).first()).toBeVisible();
  await expect(page.getByRole('main')).toContainText('can’t be read');
  await look(page, 'store-broken');
  await goTo(page, 'Settings');
  await page.getByLabel('Theme').selectOption('Dark');
  expect(home.read('switchyard/providers.json')).toBe('{ broken');
});

test('what is not read yet has its place', async ({ home, launchApp }) => {
  putLiveFiles(home);
  await addProvider(home, { id: 'acme', name: 'Acme' });
  const app = await launchApp();
  await expect(row(app.page, 'Acme')).toBeVisible();
  const page = await app.page.context().newPage();
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/providers.list', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(new URL('/', app.page.url()).href);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Codex uses');
  await expect(row(page, 'Acme')).toBeHidden();
  await look(page, 'loading');
  release();
  await expect(row(page, 'Acme')).toBeVisible();
});

test('the server ends: the page says so, and goes on when it is back', async ({ home, launchApp }) => {
  putLiveFiles(home);
  await addProvider(home, { id: 'acme', name: 'Acme' });
  const app = await launchApp();
  const { page } = app;
  await expect(row(page, 'Acme')).toBeVisible();
  // What is fetched after the first paint: a page that lacks it goes on without, and says so in its console.
  await page.waitForFunction(() => performance.getEntriesByName('late-parts-loaded').length > 0);
  // As when the network between the page and the server goes away.
  await page.context().setOffline(true);
  await row(page, 'Acme').click();
  await expect(page.getByText('Switchyard does not answer any more.').first()).toBeVisible();
  await look(page, 'offline');
  await page.context().setOffline(false);
  await expect(page.getByRole('navigation').locator('..')).not.toContainText('does not answer');
  app.provoked(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_ABORTED/);
});

test('the editor, the gallery, the palette and the map of keys', async ({ home, launchApp }) => {
  test.slow();
  putLiveFiles(home);
  await addProvider(home, { id: 'acme', name: 'Acme', key: 'sk-acme-key-1234567' });
  const { page } = await launchApp();
  await page.getByRole('button', { name: 'Add provider' }).click();
  await look(page, 'gallery');
  await page.keyboard.press('Escape');
  await openMenu(page, 'Acme');
  await look(page, 'menu');
  await choose(page, 'Edit');
  await expect(page.getByRole('dialog')).toContainText('model_provider');
  await look(page, 'editor');
  await page.getByText('More', { exact: true }).click();
  await look(page, 'editor-more');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await look(page, 'palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+?');
  await look(page, 'keys-map');
});
