import type { MenuItemConstructorOptions } from 'electron';
import { beforeEach, expect, it } from 'vitest';
import * as stub from '../../e2e/support/electron-stub.ts';
import { translator } from '../../shared/messages/catalogue.ts';
import { en } from '../../shared/messages/en.ts';
import { ja } from '../../shared/messages/ja.ts';
import { applicationMenu, setupApplicationMenu } from './application-menu.ts';

beforeEach(() => {
  stub.resetElectron();
  stub.app.isPackaged = true;
});

function roles(items: readonly MenuItemConstructorOptions[]): readonly (string | undefined)[] {
  return items.flatMap(({ role, submenu }) => [role, ...(Array.isArray(submenu) ? roles(submenu) : [])]);
}

const english = { t: translator('en', en) };

it('lets the window be zoomed, closed and written in by keyboard on every system', () => {
  for (const platform of ['linux', 'win32', 'darwin'] as const)
    expect(roles(applicationMenu(english, platform))).toEqual(
      expect.arrayContaining(['zoomIn', 'zoomOut', 'resetZoom', 'close', 'copy', 'paste', 'selectAll']),
    );
});

it('shows the tools of developers only to those who built it', () => {
  expect(roles(applicationMenu(english, 'linux'))).not.toContain('toggleDevTools');
  stub.app.isPackaged = false;
  expect(roles(applicationMenu(english, 'linux'))).toContain('toggleDevTools');
});

it('has the menu of the app itself first where that is the custom', () => {
  expect(roles(applicationMenu(english, 'darwin'))).toContain('quit');
  expect(applicationMenu(english, 'darwin')[0]?.label).toBe('Switchyard');
  expect(applicationMenu(english, 'linux')[0]?.label).toBe('Edit');
});

it('speaks another language as soon as the settings do', () => {
  const listeners: (() => void)[] = [];
  const settings = { ...english, onChange: (listener: () => void) => listeners.push(listener) };
  setupApplicationMenu(settings as never, 'linux');
  expect(stub.Menu.application?.items[0]?.label).toBe('Edit');
  settings.t = translator('ja', ja);
  for (const listener of listeners) listener();
  expect(stub.Menu.application?.items[0]?.label).toBe('編集');
});
