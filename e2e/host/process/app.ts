import { EventEmitter } from 'node:events';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'electron';
import type { ScreenCalls } from '../messages.ts';
import { SingleInstance } from './single-instance.ts';

export interface AppFacts {
  readonly name: string;
  readonly version: string;
  /** The folder of the app's package.json. */
  readonly folder: string;
}

type Folder = Parameters<App['getPath']>[0];

/** An event that the app may refuse. */
export class Refusable {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

type Offered = Pick<
  App,
  | 'getName'
  | 'setName'
  | 'getVersion'
  | 'getAppPath'
  | 'getPath'
  | 'setPath'
  | 'getLocale'
  | 'getSystemLocale'
  | 'getPreferredSystemLanguages'
  | 'isReady'
  | 'whenReady'
  | 'isPackaged'
  | 'quit'
  | 'exit'
  | 'requestSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'enableSandbox'
  | 'setAppUserModelId'
  | 'setAsDefaultProtocolClient'
  | 'removeAsDefaultProtocolClient'
  | 'isDefaultProtocolClient'
  | 'setLoginItemSettings'
  | 'disableHardwareAcceleration'
  | 'focus'
  | 'show'
  | 'hide'
>;

/** The `app` of Electron: its life, its folders, its one lock. */
export class StandInApp extends EventEmitter implements Offered {
  readonly isPackaged = false;
  readonly commandLine = { appendSwitch: () => undefined, hasSwitch: () => false, getSwitchValue: () => '' };
  isSandboxed = false;
  /** Closes every window; false where one refuses. */
  closeWindows: () => boolean = () => true;
  hasWindows: () => boolean = () => false;
  private readonly facts: AppFacts;
  private readonly screen: ScreenCalls;
  private readonly folders = new Map<string, string>();
  private readonly flush: () => Promise<void>;
  private readonly ready: Promise<void>;
  private readonly becomeReady: () => void;
  private readonly instance = new SingleInstance();
  private name: string;
  private isUp = false;
  private isQuitting = false;

  constructor(facts: AppFacts, screen: ScreenCalls, flush: () => Promise<void>) {
    super();
    this.facts = facts;
    this.screen = screen;
    this.flush = flush;
    this.name = facts.name;
    let becomeReady = (): void => undefined;
    this.ready = new Promise((resolve) => {
      becomeReady = resolve;
    });
    this.becomeReady = becomeReady;
  }

  /** After the main script ran to its end, as Electron does it. */
  start(): void {
    this.emit('will-finish-launching');
    this.isUp = true;
    this.emit('ready', {}, {});
    this.becomeReady();
  }
  isReady(): boolean {
    return this.isUp;
  }
  whenReady(): Promise<void> {
    return this.ready;
  }

  getName(): string {
    return this.name;
  }
  setName(name: string): void {
    this.name = name;
  }
  getVersion(): string {
    return this.facts.version;
  }
  getAppPath(): string {
    return this.facts.folder;
  }
  getPath(folder: Folder): string {
    const known = this.folders.get(folder);
    if (known !== undefined) return known;
    const config = process.env.XDG_CONFIG_HOME || join(homedir(), '.config');
    switch (folder) {
      case 'home':
        return homedir();
      case 'appData':
        return config;
      case 'userData':
      case 'sessionData':
        return join(this.getPath('appData'), this.name);
      case 'logs':
        return join(this.getPath('userData'), 'logs');
      case 'temp':
        return process.env.TMPDIR ?? '/tmp';
      case 'exe':
        return process.execPath;
      default:
        throw new Error(`The stand-in host has no folder ${folder}.`);
    }
  }
  setPath(folder: string, path: string): void {
    this.folders.set(folder, path);
  }

  getLocale(): string {
    return this.getSystemLocale();
  }
  getSystemLocale(): string {
    const [language] = (process.env.LC_ALL ?? process.env.LANG ?? 'en_US').split('.');
    return (language ?? 'en_US').replace('_', '-');
  }
  getPreferredSystemLanguages(): string[] {
    return [this.getSystemLocale()];
  }

  requestSingleInstanceLock(additionalData: Record<PropertyKey, unknown> = {}): boolean {
    return this.instance.request(this.getPath('userData'), { additionalData }, (other) =>
      this.emit('second-instance', {}, other.argv, other.workingFolder, other.additionalData),
    );
  }
  releaseSingleInstanceLock(): void {
    this.instance.release();
  }
  hasSingleInstanceLock(): boolean {
    return this.instance.isHeld;
  }

  quit(): void {
    if (this.isQuitting) return;
    this.isQuitting = true;
    const before = new Refusable();
    this.emit('before-quit', before);
    // What is refused here may be asked again: the app quits later by itself, when its work is done.
    if (before.defaultPrevented || !this.closeWindows()) {
      this.isQuitting = false;
      return;
    }
    this.finish();
  }
  /** After the last window closed while quitting, or when nobody minds. */
  private finish(): void {
    const will = new Refusable();
    this.emit('will-quit', will);
    if (will.defaultPrevented) {
      this.isQuitting = false;
      return;
    }
    this.exit(0);
  }
  exit(code = 0): void {
    this.emit('quit', {}, code);
    this.instance.release();
    void this.flush().then(() => process.exit(code));
  }
  /** Electron quits with the last window, unless somebody listens. */
  lastWindowClosed(): void {
    if (this.isQuitting) return;
    if (!this.emit('window-all-closed')) this.quit();
  }

  enableSandbox(): void {
    if (this.isUp) throw new Error('app.enableSandbox() must be called before app is ready');
    this.isSandboxed = true;
  }
  setLoginItemSettings(settings: { openAtLogin?: boolean }): void {
    void this.screen.record({ kind: 'login-item', isOn: settings.openAtLogin === true });
  }
  setAsDefaultProtocolClient(): boolean {
    return true;
  }
  removeAsDefaultProtocolClient(): boolean {
    return true;
  }
  isDefaultProtocolClient(): boolean {
    return false;
  }
  setAppUserModelId(): void {
    // Windows only.
  }
  disableHardwareAcceleration(): void {
    // There is none.
  }
  focus(): void {
    // One screen, one app.
  }
  show(): void {
    // macOS only.
  }
  hide(): void {
    // macOS only.
  }
}
