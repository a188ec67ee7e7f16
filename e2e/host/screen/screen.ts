import type { BrowserContext, CDPSession, Page, Route } from '@playwright/test';
import type { Deed, Packed, ProcessCalls, ScreenCalls } from '../messages.ts';
import { type PreloadWorld, pageWorld, preloadWorld } from './worlds.ts';

/** Chromium refuses a scheme that it doesn't know before it can be intercepted, so the page sees an https origin. */
const shownOrigin = 'https://main.app.invalid';
const appOrigin = 'app://main';
const worldName = 'stand-in preload';

export function toShown(url: string): string {
  return url.replace(new RegExp(`^${appOrigin}(?=/|$)`), shownOrigin);
}
export function toApp(url: string): string {
  return url.replace(new RegExp(`^${shownOrigin}(?=/|$)`), appOrigin);
}

interface Window {
  readonly preload: string | null;
  page: Page;
  cdp: CDPSession;
  /** The preload's world in the page as it is now. */
  world: number | undefined;
  hasCrashed: boolean;
}

interface ScreenOptions {
  readonly context: BrowserContext;
  /** The other end: known once both ends are made. */
  readonly app: () => ProcessCalls;
  /** What the system wants, as long as the app doesn't ask for a theme of its own. */
  readonly theme: () => 'light' | 'dark';
  /** A window has a page now, for the first time or again after a crash. */
  readonly onPage: (page: Page) => void;
}

/** Shows the windows of a stand-in process as pages of a real Chromium. */
export class Screen implements ScreenCalls {
  readonly deeds: Deed[] = [];
  readonly firstPage: Promise<Page>;
  private readonly windows = new Map<number, Window>();
  private showFirst: (page: Page) => void = () => undefined;
  private failFirst: (error: unknown) => void = () => undefined;
  private readonly opening = new Map<number, Promise<void>>();
  private readonly options: ScreenOptions;
  private source: 'system' | 'light' | 'dark' = 'system';

  constructor(options: ScreenOptions) {
    this.options = options;
    this.firstPage = new Promise((resolve, reject) => {
      this.showFirst = resolve;
      this.failFirst = reject;
    });
    // Nobody may ask for it.
    this.firstPage.catch(() => undefined);
    // A window that a page opened by itself: the app was asked, and here none is ever shown.
    options.context.on('page', (page) => {
      void page.opener().then((opener) => opener && page.close());
    });
  }

  /** Without those that crashed: some questions to them are never answered. */
  newestPage(): Page | undefined {
    return [...this.windows.values()].findLast(({ hasCrashed }) => !hasCrashed)?.page;
  }

  openWindow({ id, preload }: { readonly id: number; readonly preload: string | null }): Promise<void> {
    const opening = this.open(id, preload);
    this.opening.set(id, opening);
    return opening;
  }

  async load({ id, url }: { readonly id: number; readonly url: string }): Promise<void> {
    await this.opening.get(id);
    const { page } = this.window(id);
    try {
      await page.goto(toShown(url));
    } catch (error) {
      this.failFirst(error);
      throw error;
    }
    this.showFirst(page);
  }

  async reload({ id }: { readonly id: number }): Promise<void> {
    const window = this.window(id);
    const url = window.page.url();
    if (!window.hasCrashed) return void (await window.page.reload());
    const dead = window.page;
    await this.open(id, window.preload);
    await dead.close();
    await this.window(id).page.goto(url);
  }

  async closeWindow({ id }: { readonly id: number }): Promise<void> {
    await this.opening.get(id);
    const window = this.windows.get(id);
    this.windows.delete(id);
    await window?.page.close();
  }

  async crashPage({ id }: { readonly id: number }): Promise<void> {
    // A page that crashes has no answer.
    this.window(id)
      .cdp.send('Page.crash')
      .catch(() => undefined);
  }

  async sendToPage({ id, channel, args }: { id: number; channel: string; args: readonly Packed[] }): Promise<void> {
    await this.evaluate(this.window(id), 'standInReceive', [channel, args]);
  }

  async setTheme({ source }: { readonly source: 'system' | 'light' | 'dark' }): Promise<void> {
    this.source = source;
    await Promise.all([...this.windows.values()].map(({ page }) => page.emulateMedia({ colorScheme: this.theme() })));
  }
  theme(): 'light' | 'dark' {
    return this.source === 'system' ? this.options.theme() : this.source;
  }

  async record(deed: Deed): Promise<void> {
    this.deeds.push(deed);
  }

  private window(id: number): Window {
    const window = this.windows.get(id);
    if (!window) throw new Error(`There is no window ${id}.`);
    return window;
  }

  private async open(id: number, preload: string | null): Promise<void> {
    const page = await this.options.context.newPage();
    const cdp = await page.context().newCDPSession(page);
    const window: Window = { preload, page, cdp, world: undefined, hasCrashed: false };
    this.windows.set(id, window);
    await page.emulateMedia({ colorScheme: this.theme() });
    await page.route('**/*', (route) => this.answer(id, route));
    await this.bridge(id, window);
    page.on('crash', () => {
      window.hasCrashed = true;
      void this.options.app().pageCrashed({ id });
    });
    this.options.onPage(page);
  }

  private async bridge(id: number, { preload, cdp }: Window): Promise<void> {
    cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === 'standInAsk') void this.ask(id, payload, executionContextId);
    });
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      const window = this.windows.get(id);
      if (window && context.name === worldName) window.world = context.id;
    });
    cdp.on('Page.windowOpen', ({ url }) => void this.options.app().pageOpens({ id, url: toApp(url) }));
    await cdp.send('Runtime.enable');
    await cdp.send('Page.enable');
    if (preload === null) return;
    await cdp.send('Runtime.addBinding', { name: 'standInAsk', executionContextName: worldName });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName,
      source: `(${preloadWorld})(function (require, module, exports) {${preload}\n})`,
    });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${pageWorld})()` });
  }

  private async ask(id: number, payload: string, world: number): Promise<void> {
    const { id: ask, channel, args } = JSON.parse(payload);
    const window = this.windows.get(id);
    if (!window) return;
    const url = toApp(window.page.url());
    const outcome = await this.options.app().invoke({ id, channel, args, url });
    window.world = world;
    await this.evaluate(window, 'standInSettle', [ask, outcome]);
  }

  private async evaluate({ cdp, world }: Window, name: keyof PreloadWorld, args: readonly unknown[]): Promise<void> {
    if (world === undefined) return;
    const expression = `${name}(${args.map((value) => JSON.stringify(value)).join(', ')})`;
    // The page may be gone before its answer comes.
    await cdp.send('Runtime.evaluate', { contextId: world, expression }).catch(() => undefined);
  }

  private async answer(id: number, route: Route): Promise<void> {
    const request = route.request();
    const url = toApp(request.url());
    const { page } = this.window(id);
    // A reload stays where it is; anything else is for the app to allow.
    const isMove =
      request.isNavigationRequest() && request.frame() === page.mainFrame() && page.url() !== 'about:blank';
    const app = this.options.app();
    if (isMove && request.url() !== page.url() && !(await app.mayNavigate({ id, url }))) return route.abort('aborted');
    const answer = await app.answer({ url, method: request.method(), headers: request.headers() });
    if (answer === null || !url.startsWith(`${appOrigin}/`)) return route.abort('blockedbyclient');
    const { status, headers, body } = answer;
    await route.fulfill({ status, headers: { ...headers }, body: Buffer.from(body) });
  }
}
