import { mkdirSync, readFileSync } from 'node:fs';
import { beforeEach, expect, it, vi } from 'vitest';
import * as stub from '../../e2e/support/electron-stub.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { placesOf } from '../places.ts';
import { grounds, MainWindow } from './main-window.ts';
import { readWindowPlace } from './window-place.ts';

beforeEach(() => {
  stub.resetElectron();
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});

function makeWindow(onClose: 'hide' | 'close' = 'hide') {
  const environment = testEnvironment();
  const told: string[] = [];
  const window = new MainWindow({
    environment,
    places: placesOf('/opt/dist/electron'),
    onClose: () => onClose,
    onHidden: () => told.push('hidden'),
    onClosed: () => told.push('closed'),
  });
  return { window, told, environment };
}

const last = () => stub.BrowserWindow.all.at(-1) as stub.BrowserWindow;

it('W1 keeps every page apart from Node, and in its sandbox', () => {
  makeWindow().window.show();
  expect(last().options.webPreferences).toEqual({
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    preload: '/opt/dist/electron/preload.cjs',
  });
});

it('is not there before it is asked for, and is one however often it is', () => {
  const { window } = makeWindow();
  expect(stub.BrowserWindow.all).toEqual([]);
  expect(window.isOpen).toBe(false);
  window.show();
  window.show();
  expect(stub.BrowserWindow.all).toHaveLength(1);
  expect(window.isOpen).toBe(true);
});

it("opens on the page's own ground, light and dark, so that nothing flashes", () => {
  const tokens = readFileSync('renderer/style/tokens.css', 'utf8');
  expect(tokens).toContain(`--ground: light-dark(${grounds.light}, ${grounds.dark});`);
  stub.nativeTheme.shouldUseDarkColors = true;
  const { window } = makeWindow();
  window.show();
  expect(last().options).toMatchObject({ show: false, backgroundColor: grounds.dark });
  stub.nativeTheme.shouldUseDarkColors = false;
  window.paint();
  expect(last().background).toBe(grounds.light);
});

it('T6 hides when it is closed, and comes back as it was', () => {
  const { window, told } = makeWindow();
  window.show();
  last().close();
  expect([last().isVisible(), window.isOpen, told]).toEqual([false, false, ['hidden']]);
  window.show();
  expect([last().isVisible(), stub.BrowserWindow.all.length]).toEqual([true, 1]);
});

it('closes when there is no tray to come back from, and when the app ends', () => {
  const closing = makeWindow('close');
  closing.window.show();
  last().close();
  expect(closing.told).toEqual(['closed']);
  const ending = makeWindow();
  ending.window.show();
  ending.window.letGo();
  last().close();
  expect(ending.told).toEqual(['closed']);
});

it('remembers where it was', async () => {
  const { window, environment } = makeWindow();
  mkdirSync(environment.dataFolder, { recursive: true });
  window.show();
  last().close();
  const place = { bounds: { x: 10, y: 20, width: 700, height: 500 }, isMaximized: false };
  await vi.waitFor(() => expect(readWindowPlace(environment)).toEqual(place), 10_000);
});

it('W9 loads a page anew that crashed, when it is next shown, and only then', () => {
  const { window } = makeWindow();
  window.show();
  last().webContents.crash();
  expect(last().webContents.done).toEqual([]);
  window.show();
  window.show();
  expect(last().webContents.done).toEqual(['reload']);
});

it('W9 ends a page that hangs before it loads it anew, but not one that came back by itself', () => {
  const { window } = makeWindow();
  window.show();
  last().emit('unresponsive');
  last().emit('responsive');
  window.show();
  expect(last().webContents.done).toEqual([]);
  last().emit('unresponsive');
  window.show();
  expect(last().webContents.done).toEqual(['crash', 'reload']);
});

it('no longer counts on a page that crashed or is loaded anew to hear of changes', () => {
  const { window } = makeWindow();
  window.show();
  for (const lose of ['did-start-loading', 'render-process-gone']) {
    window.isFollowing = true;
    last().webContents.emit(lose, {}, { reason: 'crashed' });
    expect(window.isFollowing).toBe(false);
  }
});
