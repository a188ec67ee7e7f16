import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { autostartFile } from '../../core/autostart.ts';
import * as stub from '../../e2e/support/electron-stub.ts';
import { testEnvironment } from '../../e2e/support/test-environment.ts';
import { setupLogin } from './login.ts';

beforeEach(() => {
  stub.resetElectron();
  stub.app.isPackaged = false;
});

function follow(startAtLogin: boolean, given: object = {}) {
  const environment = { ...testEnvironment(), ...given };
  const listeners: (() => void)[] = [];
  const value = { startAtLogin };
  setupLogin(environment as never, { value, onChange: (listener: () => void) => listeners.push(listener) } as never);
  const set = (next: boolean) => {
    value.startAtLogin = next;
    for (const listener of listeners) listener();
  };
  return { file: autostartFile(environment), set, environment };
}

it('T6 starts at login without a window, from the moment at which it is wished', async () => {
  const { file, set, environment } = follow(false);
  set(true);
  await vi.waitFor(() =>
    expect(readFileSync(file, 'utf8')).toContain(`"${environment.self[0]}" "/opt/app" "--hidden"`),
  );
  set(false);
  await vi.waitFor(() => expect(existsSync(file)).toBe(false), 10_000);
});

it('names the installed app alone, and an AppImage itself', async () => {
  stub.app.isPackaged = true;
  const { file } = follow(true, { self: ['/home/a/Switchyard.AppImage', '--command'] });
  await vi.waitFor(() =>
    expect(readFileSync(file, 'utf8')).toContain('Exec="/home/a/Switchyard.AppImage" "--hidden"\n'),
  );
});

it('touches nothing that nobody asked for', async () => {
  const { file, environment } = follow(false);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, 'of somebody');
  const other = follow(false, { home: environment.home });
  expect(readFileSync(other.file, 'utf8')).toBe('of somebody');
  other.set(true);
  await vi.waitFor(() => expect(readFileSync(other.file, 'utf8')).toContain('[Desktop Entry]'), 10_000);
});

it('asks Electron where the system has login items of its own', () => {
  const { set } = follow(false, { platform: 'win32', variables: {} });
  expect(stub.deeds).toEqual([]);
  set(true);
  set(false);
  expect(stub.deeds).toEqual(['login item true --hidden', 'login item false --hidden']);
});
