import { existsSync } from 'node:fs';
import { expect } from '@playwright/test';
import { putLiveFiles } from '../cli/terminal.ts';
import { test } from './support/app-test.ts';
import { addProvider } from './support/providers.ts';

test.beforeEach(({ home }) => putLiveFiles(home));

test('the theme of the settings is what the page sees, else the system’s', { tag: '@desktop' }, async ({
  launchApp,
}) => {
  const app = await launchApp({ theme: 'light' });
  const isDark = () => app.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  expect(await isDark()).toBe(false);
  await app.ask('settings.change', { theme: 'dark' });
  await expect.poll(isDark).toBe(true);
  await app.relaunch();
  await expect.poll(isDark).toBe(true);
  await app.ask('settings.change', { theme: 'system' });
  await expect.poll(isDark).toBe(false);
});

test('starts at login, without a window, from the moment the settings say so', { tag: '@tray' }, async ({
  home,
  launchApp,
}) => {
  const file = home.path('.config', 'autostart', 'switchyard.desktop');
  const app = await launchApp();
  expect(existsSync(file)).toBe(false);
  await app.ask('settings.change', { startAtLogin: true });
  await expect
    .poll(() => existsSync(file) && home.read('.config/autostart/switchyard.desktop'))
    .toMatch(/^Exec=.*"--hidden"$/m);
  await app.ask('settings.change', { startAtLogin: false });
  await expect.poll(() => existsSync(file)).toBe(false);
});

test('a shortcut calls the palette from anywhere, and no other key does', { tag: '@stand-in' }, async ({
  launchApp,
}) => {
  const app = await launchApp();
  await app.ask('settings.change', { shortcut: 'Control+Alt+S' });
  await app.closeWindow();
  await expect.poll(() => app.isWindowVisible()).toBe(false);
  expect(await app.press('Control+Alt+X')).toBe(false);
  expect(await app.isWindowVisible()).toBe(false);
  expect(await app.press('Control+Alt+S')).toBe(true);
  await expect.poll(() => app.isWindowVisible()).toBe(true);
  await expect(app.page.getByRole('dialog').getByRole('combobox')).toBeFocused();
});

test('a click on what was said shows the window', { tag: '@tray' }, async ({ home, launchApp }) => {
  await addProvider(home, { id: 'acme', name: 'Acme' });
  const app = await launchApp({ args: ['--hidden'], isHidden: true });
  await expect.poll(() => app.trayItems()).toBe(1);
  await expect(() => app.clickTray('Codex', 'Acme')).toPass();
  await expect.poll(async () => (await app.notifications()).length).toBe(1);
  expect(await app.windows()).toEqual([]);
  await app.clickNotification(1);
  await expect.poll(() => app.isWindowVisible()).toBe(true);
});

test('W1 asks for pages that are kept apart from Node', { tag: '@stand-in' }, async ({ launchApp }) => {
  const app = await launchApp();
  const [window] = await app.windows();
  expect(window?.preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    nodeIntegration: false,
  });
});
