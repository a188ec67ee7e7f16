import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import type { ScreenCalls, WindowState } from '../messages.ts';
import { Refusable, type StandInApp } from './app.ts';
import { StandInContents } from './contents.ts';
import type { StandInSession } from './session.ts';

type OfferedWindow = Pick<
  BrowserWindow,
  | 'id'
  | 'loadURL'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'focus'
  | 'blur'
  | 'close'
  | 'destroy'
  | 'isDestroyed'
  | 'isVisible'
  | 'isFocused'
  | 'isMinimized'
  | 'isMaximized'
  | 'isFullScreen'
  | 'minimize'
  | 'maximize'
  | 'unmaximize'
  | 'restore'
  | 'getBounds'
  | 'getNormalBounds'
  | 'setBounds'
  | 'setTitle'
  | 'getTitle'
  | 'setMenu'
  | 'removeMenu'
  | 'setMenuBarVisibility'
  | 'setBackgroundColor'
  | 'moveTop'
>;

/** What every window needs from the host around it. */
export interface WindowWorld {
  readonly app: StandInApp;
  readonly screen: ScreenCalls;
  readonly session: StandInSession;
}

const windows = new Map<number, StandInWindow>();

export class StandInWindow extends EventEmitter implements OfferedWindow {
  static world: WindowWorld;
  private static last = 0;
  readonly id: number;
  readonly webContents: StandInContents;
  private readonly preferences: Readonly<Record<string, unknown>>;
  private bounds: Electron.Rectangle;
  private title: string;
  private shown = false;
  private focused = false;
  private size: 'normal' | 'minimized' | 'maximized' = 'normal';

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    if (!StandInWindow.world.app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    StandInWindow.last += 1;
    this.id = StandInWindow.last;
    const { screen, session, app } = StandInWindow.world;
    const { x = 0, y = 0, width = 800, height = 600, title = app.getName(), webPreferences = {} } = options;
    this.bounds = { x, y, width, height };
    this.title = title;
    const { session: _, ...preferences } = webPreferences;
    this.preferences = { sandbox: true, contextIsolation: true, ...preferences };
    if (preferences.contextIsolation === false || preferences.nodeIntegration === true)
      throw new Error('The stand-in host only shows pages that are kept apart from Node.');
    this.webContents = new StandInContents(this.id, screen, session);
    windows.set(this.id, this);
    const preload = preferences.preload;
    void screen.openWindow({ id: this.id, preload: preload ? readFileSync(preload, 'utf8') : null });
    app.emit('web-contents-created', {}, this.webContents);
    app.emit('browser-window-created', {}, this);
    if (options.show !== false) this.show();
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.load(url);
    if (!this.isDestroyed()) this.emit('ready-to-show');
  }

  show(): void {
    this.setShown(true);
    this.focus();
  }
  showInactive(): void {
    this.setShown(true);
  }
  hide(): void {
    this.blur();
    this.setShown(false);
  }
  private setShown(isShown: boolean): void {
    if (this.shown === isShown) return;
    this.shown = isShown;
    this.emit(isShown ? 'show' : 'hide');
  }
  focus(): void {
    if (this.focused || !this.shown) return;
    this.focused = true;
    this.emit('focus');
  }
  blur(): void {
    if (!this.focused) return;
    this.focused = false;
    this.emit('blur');
  }
  isVisible(): boolean {
    return this.shown;
  }
  isFocused(): boolean {
    return this.focused;
  }
  moveTop(): void {
    // Windows of one app only.
  }

  close(): void {
    if (this.isDestroyed()) return;
    const event = new Refusable();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }
  destroy(): void {
    if (this.isDestroyed()) return;
    windows.delete(this.id);
    this.webContents.isGone = true;
    this.webContents.emit('destroyed');
    void StandInWindow.world.screen.closeWindow({ id: this.id });
    this.emit('closed');
    if (windows.size === 0) StandInWindow.world.app.lastWindowClosed();
  }
  isDestroyed(): boolean {
    return this.webContents.isGone;
  }

  isMinimized(): boolean {
    return this.size === 'minimized';
  }
  isMaximized(): boolean {
    return this.size === 'maximized';
  }
  isFullScreen(): boolean {
    return false;
  }
  minimize(): void {
    this.size = 'minimized';
    this.emit('minimize');
  }
  maximize(): void {
    this.size = 'maximized';
    this.emit('maximize');
  }
  unmaximize(): void {
    this.size = 'normal';
    this.emit('unmaximize');
  }
  restore(): void {
    this.size = 'normal';
    this.emit('restore');
  }
  getBounds(): Electron.Rectangle {
    return { ...this.bounds };
  }
  getNormalBounds(): Electron.Rectangle {
    return this.getBounds();
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.bounds = { ...this.bounds, ...bounds };
    this.emit('resize');
    this.emit('move');
  }
  setTitle(title: string): void {
    this.title = title;
  }
  getTitle(): string {
    return this.title;
  }
  setMenu(): void {
    // No menu bar is shown.
  }
  removeMenu(): void {
    // No menu bar is shown.
  }
  setMenuBarVisibility(): void {
    // No menu bar is shown.
  }
  setBackgroundColor(): void {
    // The page covers it.
  }

  state(): WindowState {
    const { id, shown, focused, title, preferences } = this;
    return { id, isVisible: shown, isFocused: focused, title, preferences: plain(preferences) };
  }

  static getAllWindows(): StandInWindow[] {
    return [...windows.values()];
  }
  static fromId(id: number): StandInWindow | null {
    return windows.get(id) ?? null;
  }
  static fromWebContents(contents: StandInContents): StandInWindow | null {
    return windows.get(contents.id) ?? null;
  }
  static getFocusedWindow(): StandInWindow | null {
    return StandInWindow.getAllWindows().find((one) => one.isFocused()) ?? null;
  }
}

/** What can travel to the test: no session, no function. */
function plain(preferences: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(preferences));
}
