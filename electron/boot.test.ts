import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemEnvironment } from '../core/system-environment.ts';
import * as stub from '../e2e/support/electron-stub.ts';
import { testEngine } from '../e2e/support/test-engine.ts';
import { testEnvironment } from '../e2e/support/test-environment.ts';
import { pageOrigin } from './window/page-files.ts';

const argv = [...process.argv];
let home: string;

beforeEach(async () => {
  stub.resetElectron();
  ({ home } = testEnvironment());
  mkdirSync(join(home, '.codex'));
  // What clients call for a key has to be there, or the tray would say so.
  mkdirSync(join(home, 'app', 'dist'), { recursive: true });
  writeFileSync(join(home, 'app', 'dist', 'switchyard.cjs'), 'x');
  writeFileSync(join(home, '.codex', 'config.toml'), 'model = "gpt"\n');
  const folders = {
    HOME: home,
    SWITCHYARD_HOME: join(home, 'ours'),
    CODEX_HOME: join(home, '.codex'),
    PATH: '/usr/bin',
  };
  for (const [name, value] of Object.entries({ ...folders, TERM: 'dumb' })) vi.stubEnv(name, value);
  // No panel: nothing but our own process is asked.
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/nowhere/bus');
  await testEngine(systemEnvironment('/opt/switchyard.cjs'));
  process.argv = ['/usr/bin/electron', '/opt/app'];
});

afterEach(async () => {
  stub.app.emit('will-quit', new stub.StubEvent());
  // The engine has stopped when the app quits for good.
  await vi.waitFor(() => expect(stub.deeds.at(-1)).toBe('quit'), 10_000);
  process.argv = [...argv];
  vi.unstubAllEnvs();
});

async function start(...args: readonly string[]): Promise<void> {
  process.argv = ['/usr/bin/electron', '/opt/app', ...args];
  const { boot } = await import('./boot.ts');
  await boot(join(home, 'app', 'dist', 'electron'));
  await vi.waitFor(() => expect(labels()).toContain('Quit'), 10_000);
}

function menu() {
  return stub.Tray.all.at(-1)?.menus.at(-1)?.items ?? [];
}

function labels(): readonly (string | undefined)[] {
  return menu().map(({ label }) => label);
}

async function click(label: string): Promise<void> {
  await vi.waitFor(() => expect(labels()).toContain(label), 10_000);
  const item = menu().find((one) => one.label === label);
  (item?.click as (() => void) | undefined)?.();
}

const liveFile = () => readFileSync(join(home, '.codex', 'config.toml'), 'utf8');
const said = () => stub.Notification.all.map(({ options }) => options.title);
const windowNow = () => stub.BrowserWindow.all.at(-1) as stub.BrowserWindow;

function ask(name: string, ...input: readonly unknown[]): Promise<unknown> {
  const event = { senderFrame: { parent: null, origin: pageOrigin }, sender: windowNow().webContents };
  return Promise.resolve(stub.ipcMain.handlers.get(name)?.(event as never, ...input));
}

it('W1 W3 is sandboxed and has its scheme before anything can be shown', async () => {
  await start();
  const ready = stub.deeds.indexOf('ready');
  for (const deed of ['enableSandbox', 'registerSchemesAsPrivileged', 'switch enable-features GlobalShortcutsPortal']) {
    expect(stub.deeds).toContain(deed);
    expect(stub.deeds.indexOf(deed)).toBeLessThan(ready);
  }
  expect(stub.protocol.schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  expect(windowNow().url).toBe('app://main/');
});

it('keeps what Electron writes in our own folder', async () => {
  await start();
  expect(stub.deeds).toContain(`setPath userData ${join(home, 'ours', 'switchyard-window')}`);
});

it('T1 T4 a click in the tray switches, says so, and offers the way back as the first item', async () => {
  await start();
  const before = liveFile();
  await click('Provider A');
  await vi.waitFor(() => expect(labels()[0]).toBe('Undo: Codex uses Provider A'), 10_000);
  expect(liveFile()).toContain('https://a.example/v1');
  // The menu may follow the file before the act itself has ended and is told.
  await vi.waitFor(
    () =>
      expect(stub.Notification.all.map(({ options }) => options)).toEqual([
        { title: 'Codex now uses Provider A', body: 'Start a new chat', silent: true },
      ]),
    10_000,
  );
  await click('Undo: Codex uses Provider A');
  await vi.waitFor(() => expect(liveFile()).toBe(before), 10_000);
});

it('T3 shows why a switch failed in notification, icon, tooltip and first line, until one works', async () => {
  await start();
  const tray = stub.Tray.all.at(-1);
  await vi.waitFor(() => expect(labels()).toContain('Provider A'), 10_000);
  // A live file that cannot be read is a failure of its own; this one comes between the look and the click.
  const item = menu().find(({ label }) => label === 'Provider A');
  const clickOnIt = item?.click as unknown as () => void;
  const whole = liveFile();
  writeFileSync(join(home, '.codex', 'config.toml'), 'model = \n');
  clickOnIt();
  const first = 'Codex was not switched. config.toml is broken at line 1, column 8: Unspecified values are invalid.';
  // The menu and the tip cut what is long.
  const shown = first.slice(0, 60);
  await vi.waitFor(() => expect(labels()[0]?.slice(0, 62)).toBe(`⚠ ${shown}`), 10_000);
  await vi.waitFor(() => expect(said()).toEqual([first]), 10_000);
  expect(tray?.image.path).toMatch(/tray-failure/);
  expect(tray?.tip).toContain(shown);
  writeFileSync(join(home, '.codex', 'config.toml'), whole);
  await click('Provider B');
  await vi.waitFor(() => expect(labels()[0]).toBe('Undo: Codex uses Provider B'), 10_000);
  expect(tray?.image.path).toMatch(/tray-normal/);
  expect(tray?.tip).toBe('Switchyard');
});

it('sets the menu again after each click, for Electron has checked the item by itself', async () => {
  await start();
  await click('Official');
  const count = stub.Tray.all.at(-1)?.menus.length ?? 0;
  await click('Official');
  await vi.waitFor(() => expect(stub.Tray.all.at(-1)?.menus.length).toBeGreaterThan(count), 10_000);
});

it('W9 the page crashes, and the tray still switches; the next look at the window loads it anew', async () => {
  await start();
  const { webContents } = windowNow();
  webContents.crash();
  await click('Provider A');
  await vi.waitFor(() => expect(liveFile()).toContain('https://a.example/v1'), 10_000);
  await click('Open Switchyard');
  expect(webContents.done).toEqual(['reload']);
  await click('Open Switchyard');
  expect(webContents.done).toEqual(['reload']);
});

it('F a second start shows the window of the first one', async () => {
  await start('--hidden');
  expect(stub.BrowserWindow.all).toEqual([]);
  stub.app.emit('second-instance', {}, ['/usr/bin/electron', '--hidden'], '/');
  expect(windowNow().isVisible()).toBe(true);
});

it('I a link opens the window and waits for an answer there; nothing is switched', async () => {
  const before = liveFile();
  const link = 'switchyard://add?name=New&baseUrl=https%3A%2F%2Fnew.example%2Fv1&wire=responses';
  await start('--hidden', link, '--inspect');
  expect(windowNow().isVisible()).toBe(true);
  expect(await ask('links.read')).toMatchObject({ value: { host: 'new.example', draft: { name: 'New' } } });
  expect(said()).toEqual([]);
  expect(liveFile()).toBe(before);
});

it('I a link that comes later is refused with its reason when it holds what no link may set', async () => {
  await start();
  stub.app.emit('open-url', new stub.StubEvent(), 'switchyard://add?command=rm');
  await vi.waitFor(() => expect(said()).toEqual(['A link was refused']), 10_000);
  expect(JSON.stringify(stub.Notification.all.map(({ options }) => options))).not.toContain('rm');
});

it('never goes out of sight on a desktop without a tray: closing the window ends the app', async () => {
  await start();
  windowNow().close();
  expect(stub.deeds.at(-1)).toBe('quit');
});

it('opens the palette from anywhere, as soon as a page listens', async () => {
  await start('--hidden');
  stub.globalShortcut.taken.add('Alt+Space');
  stub.app.emit('second-instance', {}, [], '/');
  expect(await ask('settings.change', { shortcut: 'Alt+Space' })).toMatchObject({
    problem: { code: 'shortcut-taken' },
  });
  expect(await ask('settings.change', { shortcut: 'Control+Alt+S' })).toMatchObject({ ok: true });
  const { value } = (await ask('changes.wait', { since: 0 })) as { value: { now: number } };
  const news = ask('changes.wait', { since: value.now });
  stub.globalShortcut.ours.get('Control+Alt+S')?.();
  expect(await news).toMatchObject({ value: { topics: expect.arrayContaining(['palette']) } });
});

it.each(['{ broken', '{"version":999}'])('shows its window and its tray with settings that read %s', async (text) => {
  writeFileSync(join(home, 'ours', 'settings.json'), text);
  await start();
  expect(stub.BrowserWindow.all).toHaveLength(1);
  expect(await ask('settings.read')).toMatchObject({ ok: false });
});
