import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { clientFacts } from '../../shared/client-id.ts';

// Every test file runs in a home of its own; no test may ever see the home of the person who runs it.
const home = mkdtempSync(join(tmpdir(), 'switchyard-home-'));
const folders: Readonly<Record<string, string>> = {
  HOME: home,
  USERPROFILE: home,
  APPDATA: join(home, 'AppData', 'Roaming'),
  LOCALAPPDATA: join(home, 'AppData', 'Local'),
  XDG_CONFIG_HOME: join(home, '.config'),
  XDG_DATA_HOME: join(home, '.local', 'share'),
  XDG_STATE_HOME: join(home, '.local', 'state'),
  XDG_CACHE_HOME: join(home, '.cache'),
  SWITCHYARD_HOME: join(home, 'switchyard'),
  XDG_RUNTIME_DIR: join(home, 'run'),
};
// What leads a client elsewhere would lead it out of there.
const beginnings = Object.values(clientFacts).flatMap(({ variables }) => variables);
for (const [name, folder] of Object.entries(folders)) process.env[name] = folder;
for (const name of Object.keys(process.env))
  if (beginnings.some((word) => name.startsWith(word))) delete process.env[name];
// Nor may its language speak.
for (const name of ['LANGUAGE', 'LC_ALL', 'LC_MESSAGES', 'LANG']) delete process.env[name];
// Nor may it reach that person's message bus, on which their keyring and tray are, or their screen.
process.env.DBUS_SESSION_BUS_ADDRESS = `unix:path=${join(home, 'no-bus')}`;
for (const name of ['DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY']) delete process.env[name];
mkdirSync(join(home, 'run'), { mode: 0o700 });

/** Fails loudly when a test could reach the real home. */
export function assertTemporaryHome(variables: Readonly<Record<string, string | undefined>> = process.env): void {
  for (const name of Object.keys(folders)) {
    const folder = variables[name];
    if (folder === undefined || !folder.startsWith(tmpdir()) || folder === userInfo().homedir)
      throw new Error(`${name} is not a temporary folder: ${folder}`);
  }
}

beforeAll(() => assertTemporaryHome());
afterAll(() => rmSync(home, { recursive: true, force: true }));
