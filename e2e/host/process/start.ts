/*
 * A stand-in for the Electron binary, for tests on machines that can't have it. It runs the built main bundle, unchanged,
 * on Node, with the module `electron` replaced.
 *
 * What it can't show: the fuses, the renderer's sandbox, permissions that the system grants, real notifications and global
 * shortcuts, the asar archive, the scheme `app:` itself (the page sees an intercepted https origin in its place), and
 * everything of Windows and macOS. Only the real Electron proves those.
 */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import Module from 'node:module';
import { dirname, join } from 'node:path';
import type Electron from 'electron';
import type { ProcessCalls, ScreenCalls } from '../messages.ts';
import { connect, type Pipe } from '../peer.ts';
import { StandInApp } from './app.ts';
import { StandInImage } from './image.ts';
import { StandInIpc } from './ipc.ts';
import { StandInMenu } from './menu.ts';
import { StandInProtocol, StandInSession } from './session.ts';
import {
  StandInDisplays,
  StandInNotification,
  StandInShortcuts,
  StandInTheme,
  standInDialog,
  standInShell,
} from './surroundings.ts';
import { StandInTray } from './tray.ts';
import { StandInWindow } from './window.ts';

const electronVersion = '45.4.1';

/** What bundles and promises look for in any module. */
const languageOwn = new Set(['then', 'default', '__esModule']);

/** Tells by name what the app uses and the stand-in lacks. */
function strict<Whole extends object>(name: string, part: Whole): Whole {
  return new Proxy(part, {
    get(target, member) {
      if (typeof member === 'string' && !(member in target) && !languageOwn.has(member))
        throw new Error(`The stand-in host has no ${name}.${member}: add it to e2e/host/process.`);
      return Reflect.get(target, member, target);
    },
  });
}

function parentPipe(): Pipe & { flush(): Promise<void> } {
  const send = process.send?.bind(process) as ((message: unknown, sent?: () => void) => void) | undefined;
  if (!send) throw new Error('The stand-in host is started by launchApp, with a channel to the test.');
  return {
    send,
    onMessage: (listener) => void process.on('message', listener),
    flush: () => new Promise((resolve) => send({ reply: 0 }, resolve)),
  };
}

/** Named by its author in the app's package.json, which stands above the bundle. */
function readPackage(main: string): { readonly name: string; readonly version: string; readonly folder: string } {
  const folder = join(dirname(main), '..', '..');
  return { ...JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')), folder };
}

function processCalls(parts: {
  readonly app: StandInApp;
  readonly ipc: StandInIpc;
  readonly protocol: StandInProtocol;
  readonly session: StandInSession;
  readonly theme: StandInTheme;
  readonly shortcuts: StandInShortcuts;
}): ProcessCalls {
  const contentsOf = (id: number) => StandInWindow.fromId(id)?.webContents;
  return {
    invoke: async ({ id, channel, args, url }) => {
      const contents = contentsOf(id);
      return contents ? parts.ipc.invoke(contents, channel, args, url) : { ok: false, error: 'The window is gone.' };
    },
    answer: async ({ url, method, headers }) =>
      (await parts.session.mayLoad(url)) ? parts.protocol.answer(url, method, headers) : null,
    mayNavigate: async ({ id, url }) => contentsOf(id)?.mayNavigate(url) ?? false,
    pageOpens: async ({ id, url }) => contentsOf(id)?.pageOpens(url),
    pageCrashed: async ({ id }) => {
      const contents = contentsOf(id);
      contents?.crash();
      parts.app.emit('render-process-gone', {}, contents, { reason: 'crashed', exitCode: 5 });
    },
    systemTheme: async ({ isDark }) => parts.theme.systemTheme(isDark),
    closeByPerson: async ({ id }) => StandInWindow.fromId(id)?.close(),
    clickNotification: async ({ id }) => void StandInNotification.byId(id)?.emit('click', {}),
    press: async ({ accelerator }) => parts.shortcuts.press(accelerator),
    windows: async () => StandInWindow.getAllWindows().map((window) => window.state()),
    quit: async () => parts.app.quit(),
  };
}

function start(): void {
  const [node = '', , main = '', ...args] = process.argv;
  process.argv = [node, main, ...args];
  Object.defineProperty(process, 'versions', { value: { ...process.versions, electron: electronVersion } });
  Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: join(dirname(main), 'resources') });

  const pipe = parentPipe();
  // The calls need the screen, and the parts behind them need it as well.
  const calls: { current?: ProcessCalls } = {};
  const screen = connect<ScreenCalls>(
    pipe,
    new Proxy({}, { get: (_, name) => Reflect.get(calls.current ?? {}, name) }),
  );
  const app = new StandInApp(readPackage(main), screen, pipe.flush);
  const protocol = new StandInProtocol();
  const session = new StandInSession(protocol);
  const ipc = new StandInIpc();
  const theme = new StandInTheme(screen, process.env.STAND_IN_THEME === 'dark');
  const shortcuts = new StandInShortcuts();
  StandInWindow.world = { app, screen, session };
  StandInNotification.screen = screen;
  app.closeWindows = () => {
    for (const window of StandInWindow.getAllWindows()) window.close();
    return StandInWindow.getAllWindows().length === 0;
  };
  calls.current = processCalls({ app, ipc, protocol, session, theme, shortcuts });

  const electron = {
    app: strict('app', app),
    BrowserWindow: StandInWindow,
    Menu: StandInMenu,
    Tray: StandInTray,
    Notification: StandInNotification,
    ipcMain: strict('ipcMain', ipc),
    protocol: strict('protocol', protocol),
    session: strict('session', {
      defaultSession: strict('session.defaultSession', session),
      fromPartition: () => session,
    }),
    nativeImage: StandInImage,
    nativeTheme: strict('nativeTheme', theme),
    globalShortcut: strict('globalShortcut', shortcuts),
    screen: strict('screen', new StandInDisplays()),
    shell: strict('shell', standInShell(screen)),
    dialog: strict('dialog', standInDialog(screen)),
    powerMonitor: new EventEmitter(),
    autoUpdater: new EventEmitter(),
  } satisfies Partial<Record<keyof typeof Electron, unknown>>;

  const own = strict('electron', electron);
  const loader = Module as unknown as { _load(request: string, ...rest: unknown[]): unknown };
  const load = loader._load;
  loader._load = (request, ...rest) =>
    request === 'electron' || request === 'electron/main' ? own : load.call(loader, request, ...rest);
  Module.createRequire(main)(main);
  setImmediate(() => app.start());
}

start();
