import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';

/*
 * The module `electron` for unit tests of the main process (`alias` in vitest.config.ts): only what the app uses, typed
 * against electron.d.ts so that drift is a type error. It does nothing but remember, and all files of a worker share it:
 * `resetElectron` before each test has it as new.
 */

/** An event that can be refused. */
export class StubEvent {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** What was done, in order: the names of the calls that have to come before or after another. */
export const deeds: string[] = [];

class StubApp
  extends EventEmitter
  implements
    Pick<
      Electron.App,
      | 'isPackaged'
      | 'whenReady'
      | 'quit'
      | 'exit'
      | 'enableSandbox'
      | 'requestSingleInstanceLock'
      | 'setPath'
      | 'getAppPath'
      | 'getPreferredSystemLanguages'
      | 'setAppUserModelId'
      | 'setAsDefaultProtocolClient'
      | 'setLoginItemSettings'
    >
{
  readonly commandLine = {
    appendSwitch: (name: string, value = ''): void => void deeds.push(`switch ${name} ${value}`),
  } satisfies Partial<Electron.CommandLine>;
  isPackaged = false;
  isFirst = true;
  async whenReady(): Promise<void> {
    deeds.push('ready');
  }
  quit(): void {
    deeds.push('quit');
    this.emit('before-quit', new StubEvent());
  }
  exit(code = 0): void {
    deeds.push(`exit ${code}`);
  }
  enableSandbox(): void {
    deeds.push('enableSandbox');
  }
  requestSingleInstanceLock(): boolean {
    return this.isFirst;
  }
  setPath(name: string, path: string): void {
    deeds.push(`setPath ${name} ${path}`);
  }
  getAppPath(): string {
    return '/opt/app';
  }
  getPreferredSystemLanguages(): string[] {
    return ['en-US'];
  }
  setAppUserModelId(): void {
    // Windows only.
  }
  setAsDefaultProtocolClient(scheme: string): boolean {
    deeds.push(`setAsDefaultProtocolClient ${scheme}`);
    return true;
  }
  setLoginItemSettings({ openAtLogin, args = [] }: Electron.Settings): void {
    deeds.push(`login item ${openAtLogin} ${args.join(' ')}`);
  }
}
export const app = new StubApp();

type Handler = Parameters<Electron.IpcMain['handle']>[1];

class StubIpcMain implements Pick<Electron.IpcMain, 'handle'> {
  readonly handlers = new Map<string, Handler>();
  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }
}
export const ipcMain = new StubIpcMain();

type SchemeHandler = Parameters<Electron.Protocol['handle']>[1];

class StubProtocol implements Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'> {
  schemes: Electron.CustomScheme[] = [];
  readonly handlers = new Map<string, SchemeHandler>();
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    deeds.push('registerSchemesAsPrivileged');
    this.schemes = schemes;
  }
  handle(scheme: string, handler: SchemeHandler): void {
    this.handlers.set(scheme, handler);
  }
}
export const protocol = new StubProtocol();

type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type DeviceHandler = Parameters<Electron.Session['setDevicePermissionHandler']>[0];
type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  answer: (response: Electron.CallbackResponse) => void,
) => void;

class StubSession
  extends EventEmitter
  implements
    Pick<Electron.Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'>
{
  onRequest: RequestHandler = null;
  onCheck: CheckHandler = null;
  onDevice: DeviceHandler = null;
  beforeRequest: BeforeRequest | null = null;
  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest | null): void => {
      this.beforeRequest = listener;
    },
  };
  setPermissionRequestHandler(handler: RequestHandler): void {
    this.onRequest = handler;
  }
  setPermissionCheckHandler(handler: CheckHandler): void {
    this.onCheck = handler;
  }
  setDevicePermissionHandler(handler: DeviceHandler): void {
    this.onDevice = handler;
  }
}
export const session = { defaultSession: new StubSession() };

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

export class StubContents
  extends EventEmitter
  implements Pick<Electron.WebContents, 'setWindowOpenHandler' | 'isCrashed' | 'reload' | 'forcefullyCrashRenderer'>
{
  isGone = false;
  readonly done: string[] = [];
  onOpen: OpenHandler = () => ({ action: 'allow' });
  setWindowOpenHandler(handler: OpenHandler): void {
    this.onOpen = handler;
  }
  isCrashed(): boolean {
    return this.isGone;
  }
  reload(): void {
    this.isGone = false;
    this.done.push('reload');
    this.emit('did-start-loading');
    this.emit('did-finish-load');
  }
  forcefullyCrashRenderer(): void {
    this.done.push('crash');
  }
  crash(): void {
    this.isGone = true;
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
  }
}

export class BrowserWindow
  extends EventEmitter
  implements
    Pick<
      Electron.BrowserWindow,
      | 'loadURL'
      | 'show'
      | 'hide'
      | 'focus'
      | 'restore'
      | 'maximize'
      | 'isMinimized'
      | 'isMaximized'
      | 'isDestroyed'
      | 'isVisible'
      | 'getNormalBounds'
      | 'setBackgroundColor'
    >
{
  static all: BrowserWindow[] = [];
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly webContents = new StubContents();
  url = '';
  background = '';
  #isVisible = false;
  #isGone = false;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    this.options = options;
    this.background = options.backgroundColor ?? '';
    BrowserWindow.all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    this.url = url;
    this.emit('ready-to-show');
  }
  show(): void {
    this.#isVisible = true;
  }
  hide(): void {
    this.#isVisible = false;
  }
  isVisible(): boolean {
    return this.#isVisible;
  }
  focus(): void {
    // One window.
  }
  restore(): void {
    // Never minimised here.
  }
  maximize(): void {
    // Never asked for here.
  }
  isMinimized(): boolean {
    return false;
  }
  isMaximized(): boolean {
    return false;
  }
  isDestroyed(): boolean {
    return this.#isGone;
  }
  getNormalBounds(): Electron.Rectangle {
    return { x: 10, y: 20, width: 700, height: 500 };
  }
  setBackgroundColor(color: string): void {
    this.background = color;
  }
  /** As by the window's own button. */
  close(): void {
    const event = new StubEvent();
    this.emit('close', event);
    if (event.defaultPrevented) return;
    this.#isGone = true;
    this.emit('closed');
  }
}

export class StubMenu {
  readonly items: readonly Electron.MenuItemConstructorOptions[];
  constructor(items: readonly Electron.MenuItemConstructorOptions[]) {
    this.items = items;
  }
}
export const Menu = {
  application: null as StubMenu | null,
  buildFromTemplate: (items: Electron.MenuItemConstructorOptions[]) => new StubMenu(items),
  setApplicationMenu: (menu: StubMenu | null): void => {
    Menu.application = menu;
  },
};

export class StubImage implements Pick<Electron.NativeImage, 'isEmpty' | 'setTemplateImage'> {
  readonly path: string;
  isTemplate = false;
  constructor(path: string) {
    this.path = path;
  }
  isEmpty(): boolean {
    return false;
  }
  setTemplateImage(isTemplate: boolean): void {
    this.isTemplate = isTemplate;
  }
}
export const nativeImage = {
  createFromPath: (path: string) => new StubImage(path),
  createFromDataURL: (url: string) => new StubImage(url),
} satisfies Record<'createFromPath' | 'createFromDataURL', (text: string) => Partial<Electron.NativeImage>>;

export class Tray extends EventEmitter implements Pick<Electron.Tray, 'destroy' | 'setToolTip'> {
  static all: Tray[] = [];
  image: StubImage;
  tip = '';
  /** Every menu that it was given, the newest last. */
  readonly menus: StubMenu[] = [];
  isGone = false;
  constructor(image: StubImage) {
    super();
    this.image = image;
    Tray.all.push(this);
  }
  setImage(image: StubImage): void {
    this.image = image;
  }
  setToolTip(tip: string): void {
    this.tip = tip;
  }
  setContextMenu(menu: StubMenu): void {
    this.menus.push(menu);
  }
  destroy(): void {
    this.isGone = true;
  }
}

export class Notification extends EventEmitter implements Pick<Electron.Notification, 'show'> {
  static all: Notification[] = [];
  readonly options: Electron.NotificationConstructorOptions;
  constructor(options: Electron.NotificationConstructorOptions) {
    super();
    this.options = options;
  }
  static isSupported(): boolean {
    return true;
  }
  show(): void {
    Notification.all.push(this);
  }
}

export const nativeTheme = Object.assign(new EventEmitter(), {
  themeSource: 'system' as Electron.NativeTheme['themeSource'],
  shouldUseDarkColors: false as boolean,
  shouldUseDarkColorsForSystemIntegratedUI: false as boolean,
} satisfies Partial<Electron.NativeTheme>);

class StubShortcuts implements Pick<Electron.GlobalShortcut, 'register' | 'unregister' | 'unregisterAll'> {
  /** Held by other programs. */
  readonly taken = new Set<string>();
  readonly ours = new Map<string, () => void>();
  register(accelerator: string, listener: () => void): boolean {
    if (accelerator === 'nonsense') throw new TypeError('Error processing argument at index 0');
    if (this.taken.has(accelerator)) return false;
    this.ours.set(accelerator, listener);
    return true;
  }
  unregister(accelerator: string): void {
    this.ours.delete(accelerator);
  }
  unregisterAll(): void {
    this.ours.clear();
  }
}
export const globalShortcut = new StubShortcuts();

export const opened: string[] = [];
export const shell = {
  openExternal: async (url: string) => void opened.push(url),
  openPath: async (path: string) => {
    opened.push(path);
    return '';
  },
} satisfies Pick<Electron.Shell, 'openExternal' | 'openPath'>;

const workArea = { x: 0, y: 0, width: 1280, height: 800 };
export const screen = { getAllDisplays: () => [{ workArea }] };

export const dialog = {
  showErrorBox: (title: string, content: string): void => void deeds.push(`dialog ${title}: ${content}`),
} satisfies Pick<Electron.Dialog, 'showErrorBox'>;

/** As new, for the next test. */
export function resetElectron(): void {
  for (const emitter of [app, session.defaultSession, nativeTheme]) emitter.removeAllListeners();
  Object.assign(app, { isPackaged: false, isFirst: true });
  Object.assign(session.defaultSession, { onRequest: null, onCheck: null, onDevice: null, beforeRequest: null });
  const shades = { shouldUseDarkColors: false, shouldUseDarkColorsForSystemIntegratedUI: false };
  Object.assign(nativeTheme, { themeSource: 'system', ...shades });
  for (const list of [deeds, opened, protocol.schemes]) list.length = 0;
  for (const map of [ipcMain.handlers, protocol.handlers, globalShortcut.ours, globalShortcut.taken]) map.clear();
  BrowserWindow.all = [];
  Tray.all = [];
  Notification.all = [];
  Menu.application = null;
}
