import { EventEmitter } from 'node:events';
import type { WebContents, WindowOpenHandlerResponse } from 'electron';
import { pack, type ScreenCalls } from '../messages.ts';
import { Refusable } from './app.ts';
import type { StandInSession } from './session.ts';

type OfferedContents = Pick<
  WebContents,
  | 'id'
  | 'send'
  | 'getURL'
  | 'reload'
  | 'forcefullyCrashRenderer'
  | 'isDestroyed'
  | 'isCrashed'
  | 'setWindowOpenHandler'
  | 'setVisualZoomLevelLimits'
  | 'openDevTools'
  | 'isDevToolsOpened'
  | 'focus'
>;

export interface Frame {
  readonly url: string;
  readonly origin: string;
  readonly parent: Frame | null;
  readonly top: Frame | null;
}

/** The page of a window. */
export class StandInContents extends EventEmitter implements OfferedContents {
  readonly id: number;
  readonly session: StandInSession;
  private readonly screen: ScreenCalls;
  private openHandler: (details: Electron.HandlerDetails) => WindowOpenHandlerResponse = () => ({ action: 'allow' });
  private url = '';
  private hasCrashed = false;
  isGone = false;

  constructor(id: number, screen: ScreenCalls, session: StandInSession) {
    super();
    this.id = id;
    this.screen = screen;
    this.session = session;
  }

  get mainFrame(): Frame {
    return toFrame(this.url);
  }
  getURL(): string {
    return this.url;
  }
  async load(url: string): Promise<void> {
    this.url = url;
    this.hasCrashed = false;
    this.emit('did-start-loading');
    await this.screen.load({ id: this.id, url });
    if (this.isGone) return;
    this.emit('dom-ready', {});
    this.emit('did-finish-load', {});
  }
  reload(): void {
    this.hasCrashed = false;
    this.emit('did-start-loading');
    void this.screen.reload({ id: this.id }).then(() => this.emit('did-finish-load', {}));
  }
  forcefullyCrashRenderer(): void {
    void this.screen.crashPage({ id: this.id });
  }
  send(channel: string, ...args: unknown[]): void {
    void this.screen.sendToPage({ id: this.id, channel, args: args.map(pack) });
  }
  isDestroyed(): boolean {
    return this.isGone;
  }
  isCrashed(): boolean {
    return this.hasCrashed;
  }
  setWindowOpenHandler(handler: (details: Electron.HandlerDetails) => WindowOpenHandlerResponse): void {
    this.openHandler = handler;
  }
  async setVisualZoomLevelLimits(): Promise<void> {
    // Pinching cannot be seen here.
  }
  openDevTools(): void {
    // A person's tool.
  }
  isDevToolsOpened(): boolean {
    return false;
  }
  focus(): void {
    // One page, one focus.
  }

  /** The page wants to go elsewhere. */
  mayNavigate(url: string): boolean {
    const event = Object.assign(new Refusable(), { url, isMainFrame: true, isSameDocument: false });
    this.emit('will-frame-navigate', event);
    this.emit('will-navigate', event, url);
    if (!event.defaultPrevented) this.url = url;
    return !event.defaultPrevented;
  }
  /** The page wants a window; the stand-in opens none, whatever the answer. */
  pageOpens(url: string): void {
    const { action } = this.openHandler({
      url,
      frameName: '',
      features: '',
      disposition: 'foreground-tab',
      referrer: { url: '', policy: 'no-referrer' },
    });
    if (action !== 'deny') throw new Error(`The app lets a page open ${url}, which the stand-in host does not show.`);
  }
  crash(): void {
    this.hasCrashed = true;
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
  }
}

export function toFrame(url: string): Frame {
  const frame: Frame = { url, origin: url.match(/^[a-z]+:\/\/[^/]*/)?.[0] ?? 'null', parent: null, top: null };
  return { ...frame, top: frame };
}
