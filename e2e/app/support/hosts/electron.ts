import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import type { Deed, WindowState } from '../../../host/messages.ts';
import type { HostOptions, RunningHost } from './host.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const main = join(root, 'dist', 'electron', 'main.cjs');

/** Where the Electron binary is, or nothing. Read by hand: the package itself would try to download it. */
export function electronBinary(): string | undefined {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const name = join(folder, 'path.txt');
  if (!existsSync(name)) return undefined;
  const binary = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), readFileSync(name, 'utf8'));
  return existsSync(binary) ? binary : undefined;
}

/** What the app does to the system around it is noted in its own process, in the form the stand-in has. */
type Noting = typeof globalThis & { deeds: Deed[]; shown: { emit(name: string): void }[] };

async function note(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ shell, Notification, dialog }) => {
    const world = globalThis as Noting;
    world.deeds = [];
    world.shown = [];
    shell.openExternal = async (url) => void world.deeds.push({ kind: 'external', url });
    shell.openPath = async (path) => {
      world.deeds.push({ kind: 'path', path });
      return '';
    };
    dialog.showErrorBox = (title, message) => void world.deeds.push({ kind: 'dialog', title, message });
    Notification.prototype.show = function show() {
      world.shown.push(this);
      world.deeds.push({ kind: 'notification', id: world.shown.length, title: this.title, body: this.body });
    };
  });
}

/** The real thing, by Playwright. */
export async function startElectron({
  home,
  variables,
  args,
  theme,
  locale,
  onPage,
}: HostOptions): Promise<RunningHost> {
  const executablePath = electronBinary();
  if (executablePath === undefined) throw new Error('There is no Electron binary.');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const { DISPLAY = '', XAUTHORITY = '' } = process.env;
  const env = { ...variables, DISPLAY, XAUTHORITY };
  const cwd = home.path('work');
  const app = await _electron.launch({
    executablePath,
    args: [...sandbox, main, ...args],
    cwd,
    env,
    colorScheme: theme,
    locale,
  });
  let output = '';
  for (const stream of [app.process().stdout, app.process().stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  app.on('window', onPage);
  await note(app);
  return {
    page: () => app.windows().at(-1),
    firstPage: app.firstWindow(),
    windows: () =>
      app.evaluate(({ BrowserWindow }): WindowState[] =>
        BrowserWindow.getAllWindows().map((one) => ({
          id: one.id,
          isVisible: one.isVisible(),
          isFocused: one.isFocused(),
          title: one.getTitle(),
          // Only the real app can show what they do; nobody can read them back.
          preferences: {},
        })),
      ),
    deeds: () => app.evaluate(() => (globalThis as Noting).deeds),
    closeWindow: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
    crashPage: () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()),
    clickNotification: (id) => app.evaluate((_, which) => (globalThis as Noting).shown[which - 1]?.emit('click'), id),
    press: async () => {
      throw new Error('No test can press a key of the whole desktop.');
    },
    startAgain: async (more) => {
      const second = spawn(executablePath, [...sandbox, main, ...more], { cwd, env, stdio: 'ignore' });
      const [code] = await once(second, 'exit');
      return { code };
    },
    ended: once(app.process(), 'exit').then(([code]) => code),
    quit: () => app.close(),
    output: () => output,
  };
}
