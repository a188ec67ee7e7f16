import { expect } from '@playwright/test';
import { fr } from '../../shared/messages/fr.ts';
import { putLiveFiles } from '../cli/terminal.ts';
import { show } from '../host/tray/tray-client.ts';
import { liveFiles } from '../support/client-samples.ts';
import { test } from './support/app-test.ts';
import type { LaunchedApp } from './support/launched-app.ts';
import { addProvider } from './support/providers.ts';

test.beforeEach(async ({ home }) => {
  putLiveFiles(home);
  await addProvider(home, { id: 'acme', name: 'Acme' });
  await addProvider(home, { id: 'zebra', name: 'Zebra' });
});

/** The menu as text; empty while there is none. */
async function menuOf(app: LaunchedApp): Promise<string> {
  return (await app.trayItems()) === 1 ? show(await app.trayMenu()) : '';
}

async function currentOf(app: LaunchedApp): Promise<string | undefined> {
  const clients = await app.ask('clients.read');
  return clients.find(({ client }) => client === 'codex')?.current.provider;
}

test('T1 shows one group for each client, named after what it uses', { tag: '@tray' }, async ({ launchApp }) => {
  const app = await launchApp();
  await expect.poll(() => menuOf(app)).toContain('Acme');
  const groups = (await menuOf(app)).split('――\n');
  for (const [at, title] of ['Codex: Official', 'OpenCode: its own default', 'OpenClaw: its own default'].entries())
    expect(groups[at]).toMatch(new RegExp(`^${title} \\(disabled\\)\\n[^]*\\( \\) Acme`));
  expect(groups[0]).toContain('(•) Official');
});

test('T1 a click in the tray switches Codex, and Undo there gives every byte back', { tag: '@tray' }, async ({
  home,
  launchApp,
}) => {
  const before = home.read(liveFiles.codex);
  const app = await launchApp();
  await expect.poll(() => menuOf(app)).toContain('Acme');
  await app.clickTray('Codex', 'Acme');
  await expect.poll(() => menuOf(app)).toContain('Codex: Acme');
  expect(home.read(liveFiles.codex)).toContain('model_provider = "switchyard"');
  expect(await currentOf(app)).toBe('acme');
  expect(await app.notifications()).toMatchObject([
    { title: 'Codex now uses Acme', body: expect.stringMatching(/chat/) },
  ]);
  // T4: the first item, as long as it is fresh.
  const [first] = await app.trayMenu();
  expect(first?.label).toMatch(/^Undo/);
  await app.clickTray('Undo');
  await expect.poll(() => menuOf(app)).toContain('Codex: Official');
  expect(home.read(liveFiles.codex)).toBe(before);
});

test('T7 sees at once what the terminal does, in the tray and in the page', { tag: '@tray' }, async ({
  home,
  launchApp,
}) => {
  const app = await launchApp();
  await expect.poll(() => menuOf(app)).toContain('Acme');
  const { now } = await app.ask('changes.wait', { since: 0 });
  const news = app.ask('changes.wait', { since: now });
  await home.done(['use', 'acme', '--client', 'codex']);
  expect((await news).topics).toEqual(expect.arrayContaining(['clients']));
  await expect(app.page.getByRole('heading', { level: 1 })).toContainText('Codex uses Acme');
  await expect.poll(() => menuOf(app)).toContain('Codex: Acme');
});

test('T7 sees at once what is written by hand', { tag: '@tray' }, async ({ home, launchApp }) => {
  const app = await launchApp();
  await app.clickTray('Codex', 'Zebra');
  await expect.poll(() => menuOf(app)).toContain('Codex: Zebra');
  home.write(liveFiles.codex, home.read(liveFiles.codex).replace('model_provider = "switchyard"', '# none'));
  await expect.poll(() => menuOf(app)).toContain('Codex: Official');
});

test('T6 closing the window keeps the tray, and says so once', { tag: '@tray' }, async ({ launchApp }) => {
  const app = await launchApp();
  const said = async () => (await app.notifications()).map(({ title }) => title);
  await app.closeWindow();
  await expect.poll(said).toEqual(['Switchyard stays in the tray']);
  expect(await app.isWindowVisible()).toBe(false);
  await app.activateTray();
  await expect.poll(() => app.isWindowVisible()).toBe(true);
  await app.closeWindow();
  await expect.poll(() => app.isWindowVisible()).toBe(false);
  await app.clickTray('Codex', 'Acme');
  await expect.poll(said).toEqual(['Switchyard stays in the tray', 'Codex now uses Acme']);
  await app.relaunch();
  await app.closeWindow();
  await app.clickTray('Codex', 'Zebra');
  await expect.poll(said).toEqual(['Codex now uses Zebra']);
});

test('ends when its tray is told to', { tag: '@tray' }, async ({ launchApp }) => {
  const app = await launchApp();
  await expect.poll(() => menuOf(app)).toContain('Quit');
  await app.clickTray('Quit');
  expect(await app.ended()).toBe(0);
});

test('puts its icon there anew when a panel comes back', { tag: '@tray' }, async ({ launchApp }) => {
  const app = await launchApp();
  await expect.poll(() => menuOf(app)).toContain('Acme');
  app.stopPanel();
  await app.startPanel();
  await expect.poll(() => menuOf(app)).toContain('Acme');
  await app.clickTray('Codex', 'Acme');
  await expect.poll(() => menuOf(app)).toContain('Codex: Acme');
});

test('stays usable on a desktop without a tray, and says so once', { tag: '@tray' }, async ({ launchApp }) => {
  const app = await launchApp({ hasTray: false });
  const said = async () => (await app.notifications()).map(({ title }) => title);
  // It waits long enough for a panel that comes up after it.
  await expect.poll(said, { timeout: 40_000 }).toEqual(['This desktop shows no tray']);
  await app.ask('switch.use', { client: 'codex', choice: 'acme' });
  // A window that hid itself could never be found again.
  await app.closeWindow();
  expect(await app.ended()).toBe(0);
  await app.relaunch();
  expect((await app.ask('settings.read')).told).toContain('no-tray');
  // Longer than it waits for a panel while its window can be seen.
  await app.page.waitForTimeout(4000);
  expect(await said()).toEqual([]);
});

test('W9 switches while the page is dead, and shows a new one when asked', { tag: '@tray' }, async ({ launchApp }) => {
  const app = await launchApp();
  await expect.poll(() => menuOf(app)).toContain('Acme');
  await app.crashPage();
  await app.clickTray('Codex', 'Acme');
  await expect.poll(() => menuOf(app)).toContain('Codex: Acme');
  await app.activateTray();
  await expect(async () => expect(await currentOf(app)).toBe('acme')).toPass({ timeout: 20_000 });
});

test('speaks the language of the system', { tag: '@tray' }, async ({ launchApp }) => {
  const app = await launchApp({ locale: 'fr-FR' });
  await expect.poll(() => menuOf(app)).toContain(fr['tray.quit']);
});
