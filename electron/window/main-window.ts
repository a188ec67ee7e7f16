import { BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme, screen } from 'electron';
import type { Environment } from '../../core/environment.ts';
import { log } from '../log.ts';
import type { Places } from '../places.ts';
import { pageOrigin } from './page-files.ts';
import { boundsOn, keepWindowPlace, readWindowPlace, smallest } from './window-place.ts';

/** The page's own `--ground`, so that nothing flashes before its first paint. */
export const grounds = { light: '#ffffff', dark: '#1b1c1e' } as const;

/** What every window of ours is opened with: a page has no way to Node, and no way around its sandbox (checklist W1). */
export const webPreferences = {
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  // Its dictionaries would be downloaded from others.
  spellcheck: false,
} as const satisfies BrowserWindowConstructorOptions['webPreferences'];

export interface MainWindowWishes {
  readonly environment: Environment;
  readonly places: Places;
  /** What happens when somebody closes the window. */
  onClose(): 'hide' | 'close';
  onHidden(): void;
  onClosed(): void;
}

/** The one window. It is made when it is first shown, and made well again when its page crashed or hung (checklist W9). */
export class MainWindow {
  #window: BrowserWindow | null = null;
  #isHidden = false;
  #isBroken = false;
  #isLettingGo = false;
  readonly #wishes: MainWindowWishes;

  constructor(wishes: MainWindowWishes) {
    this.#wishes = wishes;
  }

  /** The page has asked what changed, and so hears of what changes from now on. */
  isFollowing = false;

  /** It is there to be seen, or will be as soon as its page has something to show. */
  get isOpen(): boolean {
    return this.#window !== null && !this.#isHidden;
  }

  show(): void {
    this.#isHidden = false;
    const window = this.#window;
    if (window === null) {
      this.#window = this.#open();
      return;
    }
    if (this.#isBroken) this.#mend(window);
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  /** From now on it closes when it is asked to. */
  letGo(): void {
    this.#isLettingGo = true;
  }

  paint(): void {
    this.#window?.setBackgroundColor(ground());
  }

  #open(): BrowserWindow {
    const { environment, places } = this.#wishes;
    const place = readWindowPlace(environment);
    const window = new BrowserWindow({
      ...boundsOn(screen.getAllDisplays(), place),
      minWidth: smallest.width,
      minHeight: smallest.height,
      title: 'Switchyard',
      icon: `${places.icons}/icon.png`,
      backgroundColor: ground(),
      show: false,
      autoHideMenuBar: true,
      webPreferences: { ...webPreferences, preload: places.preload },
    });
    window.once('ready-to-show', () => {
      // Who closed it before it was there to be seen does not want it any more.
      if (this.#isHidden) return;
      if (place?.isMaximized) window.maximize();
      window.show();
    });
    this.#watch(window);
    window.loadURL(`${pageOrigin}/`).catch((error: unknown) => {
      log(`The page could not be loaded: ${error}`);
      this.#isBroken = true;
      if (!window.isDestroyed()) window.show();
    });
    return window;
  }

  #watch(window: BrowserWindow): void {
    window.on('close', (event) => {
      this.#keepPlace(window);
      if (this.#isLettingGo || this.#wishes.onClose() === 'close') return;
      event.preventDefault();
      this.#isHidden = true;
      window.hide();
      this.#wishes.onHidden();
    });
    window.on('closed', () => {
      this.#window = null;
      this.isFollowing = false;
      this.#wishes.onClosed();
    });
    this.#watchPage(window);
  }

  #watchPage(window: BrowserWindow): void {
    const setBroken = (isBroken: boolean) => () => {
      this.#isBroken = isBroken;
      if (isBroken) this.isFollowing = false;
    };
    window.webContents.on('did-start-loading', () => {
      this.isFollowing = false;
    });
    window.webContents.on('did-finish-load', setBroken(false));
    window.webContents.on('render-process-gone', (_event, { reason }) => log(`The page is gone: ${reason}`));
    window.webContents.on('render-process-gone', setBroken(true));
    window.on('unresponsive', setBroken(true));
    window.on('responsive', setBroken(false));
  }

  /** The page holds nothing that is not in the engine: it is loaded again. One that hangs would never let go by itself. */
  #mend(window: BrowserWindow): void {
    this.#isBroken = false;
    if (!window.webContents.isCrashed()) window.webContents.forcefullyCrashRenderer();
    window.webContents.reload();
  }

  #keepPlace(window: BrowserWindow): void {
    const place = { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() };
    void keepWindowPlace(this.#wishes.environment, place);
  }
}

function ground(): string {
  return nativeTheme.shouldUseDarkColors ? grounds.dark : grounds.light;
}
