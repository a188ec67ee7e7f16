import { EventEmitter } from 'node:events';
import type {
  GlobalShortcut,
  NativeTheme,
  Notification,
  NotificationConstructorOptions,
  Screen,
  Shell,
} from 'electron';
import type { ScreenCalls } from '../messages.ts';

export class StandInTheme extends EventEmitter implements Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors'> {
  private readonly screen: ScreenCalls;
  private source: NativeTheme['themeSource'] = 'system';
  private isSystemDark: boolean;
  readonly shouldUseHighContrastColors = false;
  readonly prefersReducedTransparency = false;

  constructor(screen: ScreenCalls, isSystemDark: boolean) {
    super();
    this.screen = screen;
    this.isSystemDark = isSystemDark;
  }
  get themeSource(): NativeTheme['themeSource'] {
    return this.source;
  }
  set themeSource(source: NativeTheme['themeSource']) {
    this.source = source;
    void this.screen.setTheme({ source });
    this.emit('updated');
  }
  get shouldUseDarkColors(): boolean {
    return this.source === 'system' ? this.isSystemDark : this.source === 'dark';
  }
  systemTheme(isDark: boolean): void {
    this.isSystemDark = isDark;
    this.emit('updated');
  }
}

const notifications = new Map<number, StandInNotification>();

export class StandInNotification extends EventEmitter implements Pick<Notification, 'show' | 'close'> {
  static screen: ScreenCalls;
  private readonly options: NotificationConstructorOptions;

  constructor(options: NotificationConstructorOptions = {}) {
    super();
    this.options = options;
  }
  show(): void {
    const id = notifications.size + 1;
    notifications.set(id, this);
    const { title = '', body = '' } = this.options;
    void StandInNotification.screen.record({ kind: 'notification', id, title, body });
    this.emit('show', {});
  }
  close(): void {
    this.emit('close', {});
  }
  static isSupported(): boolean {
    return true;
  }
  static byId(id: number): StandInNotification | undefined {
    return notifications.get(id);
  }
}

export class StandInShortcuts
  implements Pick<GlobalShortcut, 'register' | 'unregister' | 'unregisterAll' | 'isRegistered'>
{
  private readonly listeners = new Map<string, () => void>();

  register(accelerator: string, listener: () => void): boolean {
    if (this.listeners.has(accelerator)) return false;
    this.listeners.set(accelerator, listener);
    return true;
  }
  unregister(accelerator: string): void {
    this.listeners.delete(accelerator);
  }
  unregisterAll(): void {
    this.listeners.clear();
  }
  isRegistered(accelerator: string): boolean {
    return this.listeners.has(accelerator);
  }
  press(accelerator: string): boolean {
    this.listeners.get(accelerator)?.();
    return this.listeners.has(accelerator);
  }
}

export function standInShell(
  screen: ScreenCalls,
): Pick<Shell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'beep'> {
  return {
    openExternal: (url) => screen.record({ kind: 'external', url }),
    openPath: async (path) => {
      await screen.record({ kind: 'path', path });
      return '';
    },
    showItemInFolder: (path) => void screen.record({ kind: 'path', path }),
    beep: () => undefined,
  };
}

/** Answers nothing but the first button: no test may wait for a person. */
export function standInDialog(screen: ScreenCalls) {
  return {
    showErrorBox: (title: string, message: string) => void screen.record({ kind: 'dialog', title, message }),
    showMessageBox: async (options: { title?: string; message: string }) => {
      await screen.record({ kind: 'dialog', title: options.title ?? '', message: options.message });
      return { response: 0, checkboxChecked: false };
    },
  };
}

const bounds = { x: 0, y: 0, width: 1280, height: 800 };
const display = {
  id: 1,
  bounds,
  workArea: bounds,
  workAreaSize: bounds,
  size: bounds,
  scaleFactor: 1,
} as unknown as Electron.Display;

export class StandInDisplays
  extends EventEmitter
  implements Pick<Screen, 'getPrimaryDisplay' | 'getAllDisplays' | 'getDisplayMatching' | 'getCursorScreenPoint'>
{
  getPrimaryDisplay(): Electron.Display {
    return display;
  }
  getAllDisplays(): Electron.Display[] {
    return [display];
  }
  getDisplayMatching(): Electron.Display {
    return display;
  }
  getCursorScreenPoint(): Electron.Point {
    return { x: 0, y: 0 };
  }
}
