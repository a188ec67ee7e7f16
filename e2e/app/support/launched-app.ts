import type { BrowserContext, Page } from '@playwright/test';
import type { CallName, Input, Output, Reply } from '../../../shared/contract.ts';
import type { Deed, WindowState } from '../../host/messages.ts';
import { openTrayClient, type TrayClient, type TrayFacts, type TrayItem } from '../../host/tray/tray-client.ts';
import { startWatcher, type TrayWatcher } from '../../host/tray/watcher.ts';
import { assertTemporary, type Home } from './home.ts';
import { startBrowser } from './hosts/browser.ts';
import { startElectron } from './hosts/electron.ts';
import type { HostName, RunningHost } from './hosts/host.ts';
import { startStandIn } from './hosts/stand-in.ts';
import { openTroubles, type Troubles } from './troubles.ts';

export interface LaunchOptions {
  /** Of the system; the app follows it unless its settings say otherwise. */
  readonly locale?: 'en-US' | 'zh-CN' | 'ja-JP' | 'fr-FR';
  readonly theme?: 'light' | 'dark';
  /** The window's inner size. */
  readonly size?: { readonly width: number; readonly height: number };
  readonly hasReducedMotion?: boolean;
  readonly hasForcedColors?: boolean;
  /** A desktop that shows tray items. */
  readonly hasTray?: boolean;
  /** Whether the app shows a window at once. */
  readonly isHidden?: boolean;
  /** Arguments of the start: a link, or what the login item has. Desktop only. */
  readonly args?: readonly string[];
}

/** The app as a person has it in front of them, the same in each host. */
export interface LaunchedApp {
  readonly host: HostName;
  readonly home: Home;
  /** The page of the window as it is now. Read it again after `relaunch` and after a window was closed. */
  readonly page: Page;
  readonly hasPage: boolean;
  /** Asks what a page may ask, past the page itself. Throws where the answer is a problem. */
  ask<Name extends CallName>(
    name: Name,
    ...input: Input<Name> extends void ? [] : [Input<Name>]
  ): Promise<Output<Name>>;
  /** The tray's menu, as a panel reads it over the bus. */
  trayMenu(): Promise<readonly TrayItem[]>;
  /** Chooses a tray item over the bus; labels above it may be left out where its own is the only one of its kind. */
  clickTray(...labels: readonly string[]): Promise<void>;
  trayFacts(): Promise<TrayFacts>;
  /** A click on the icon itself. */
  activateTray(): Promise<void>;
  trayItems(): Promise<number>;
  /** The panel ends: nobody shows tray items any more. */
  stopPanel(): void;
  /** A panel starts, as after its crash. */
  startPanel(): Promise<void>;
  notifications(): Promise<readonly Extract<Deed, { kind: 'notification' }>[]>;
  clickNotification(id: number): Promise<void>;
  /** All that the app did to the system around it. */
  deeds(): Promise<readonly Deed[]>;
  windows(): Promise<readonly WindowState[]>;
  isWindowVisible(): Promise<boolean>;
  /** As the person does with the window's own button. */
  closeWindow(): Promise<void>;
  /** The renderer dies, as it may in real life. `page` is another one once the window is shown again. */
  crashPage(): Promise<void>;
  /** Presses a key combination outside the window: false where nobody listens to it. Stand-in only. */
  press(accelerator: string): Promise<boolean>;
  /** Starts the app once more while this one runs, with arguments such as a link; gives the end of the second. */
  startAgain(...args: readonly string[]): Promise<{ readonly code: number | null }>;
  /** Loads the page anew, whatever it still waits for. */
  reload(): Promise<void>;
  /** Ends the app by its own way out and starts it again on the same home. */
  relaunch(options?: LaunchOptions): Promise<void>;
  /** The exit code, once the app has ended by itself. */
  ended(): Promise<number | null>;
  /** Waits for what the test provokes: the console errors and failed requests that match are none. */
  provoked(pattern: RegExp): Promise<void>;
  /** Everything that the app wrote to its terminal. */
  output(): string;
}

interface Surroundings {
  readonly host: HostName;
  readonly home: Home;
  /** A context of the browser that this test run has. */
  newContext(options: LaunchOptions): Promise<BrowserContext>;
}

const starts = { browser: startBrowser, 'stand-in': startStandIn, electron: startElectron } as const;

/** One app in one home: `open` starts it, `close` ends it, and the home stays. */
export class OpenedApp implements LaunchedApp {
  readonly troubles: Troubles = openTroubles();
  readonly host: HostName;
  readonly home: Home;
  private readonly surroundings: Surroundings;
  private options: LaunchOptions;
  private running: RunningHost | undefined;
  private tray: TrayClient | undefined;
  private panel: TrayWatcher | undefined;
  private said = '';

  constructor(surroundings: Surroundings, options: LaunchOptions) {
    this.surroundings = surroundings;
    this.host = surroundings.host;
    this.home = surroundings.home;
    this.options = options;
    assertTemporary(surroundings.home.variables);
  }

  async open(): Promise<void> {
    // Only Linux shows trays over a bus that a test can read.
    if (this.host !== 'browser' && process.platform === 'linux') {
      this.tray = await openTrayClient(this.busAddress);
      if (this.options.hasTray !== false) await this.startPanel();
    }
    await this.start();
  }

  async close(): Promise<void> {
    this.troubles.leave();
    try {
      await this.running?.quit();
    } finally {
      this.tray?.stop();
      this.panel?.stop();
    }
  }

  async reload(): Promise<void> {
    await this.page.reload();
    this.troubles.cutOff();
  }

  async relaunch(options: LaunchOptions = {}): Promise<void> {
    this.troubles.leave();
    await this.current.quit();
    this.said += this.current.output();
    this.options = { ...this.options, args: [], isHidden: false, ...options };
    await this.start();
  }

  get page(): Page {
    const page = this.current.page();
    if (!page) throw new Error('There is no window.');
    return page;
  }
  get hasPage(): boolean {
    return this.current.page() !== undefined;
  }

  async ask<Name extends CallName>(
    name: Name,
    ...[input]: Input<Name> extends void ? [] : [Input<Name>]
  ): Promise<Output<Name>> {
    const reply =
      this.host === 'browser'
        ? await this.page.evaluate(askServer, { name, input })
        : await this.page.evaluate(askPreload, { name, input });
    if (reply.ok) return reply.value as Output<Name>;
    throw new Error(`${name}: ${reply.problem.code}`);
  }

  trayMenu(): Promise<readonly TrayItem[]> {
    return this.trayClient.menu();
  }
  clickTray(...labels: readonly string[]): Promise<void> {
    return this.trayClient.click(...labels);
  }
  trayFacts(): Promise<TrayFacts> {
    return this.trayClient.facts();
  }
  activateTray(): Promise<void> {
    return this.trayClient.activate();
  }
  trayItems(): Promise<number> {
    return this.trayClient.count();
  }
  stopPanel(): void {
    this.panel?.stop();
    this.panel = undefined;
  }
  async startPanel(): Promise<void> {
    this.panel = await startWatcher(this.busAddress);
  }

  async notifications(): Promise<readonly Extract<Deed, { kind: 'notification' }>[]> {
    return (await this.deeds()).flatMap((deed) => (deed.kind === 'notification' ? [deed] : []));
  }
  clickNotification(id: number): Promise<void> {
    return this.current.clickNotification(id);
  }
  deeds(): Promise<readonly Deed[]> {
    return this.current.deeds();
  }
  windows(): Promise<readonly WindowState[]> {
    return this.current.windows();
  }
  async isWindowVisible(): Promise<boolean> {
    return (await this.windows()).some((window) => window.isVisible);
  }
  closeWindow(): Promise<void> {
    return this.current.closeWindow();
  }
  crashPage(): Promise<void> {
    return this.current.crashPage();
  }
  ended(): Promise<number | null> {
    return this.current.ended;
  }
  press(accelerator: string): Promise<boolean> {
    return this.current.press(accelerator);
  }
  startAgain(...args: readonly string[]): Promise<{ readonly code: number | null }> {
    return this.current.startAgain(args);
  }
  provoked(pattern: RegExp): Promise<void> {
    return this.troubles.provoked(pattern);
  }
  output(): string {
    return this.said + (this.running?.output() ?? '');
  }

  private async start(): Promise<void> {
    const { theme = 'light', locale = 'en-US', args = [] } = this.options;
    this.running = await starts[this.host]({
      home: this.home,
      variables: { ...this.home.variables, LANG: `${locale.replace('-', '_')}.UTF-8` },
      theme,
      locale,
      args,
      newContext: () => this.surroundings.newContext(this.options),
      onPage: (page) => this.troubles.watch(page),
    });
    if (this.options.isHidden !== true) await this.running.firstPage;
  }

  private get current(): RunningHost {
    if (!this.running) throw new Error('The app was not started.');
    return this.running;
  }
  private get trayClient(): TrayClient {
    if (!this.tray) throw new Error('A browser has no tray: tag the test @tray.');
    return this.tray;
  }
  private get busAddress(): string {
    return this.home.bus.variables.DBUS_SESSION_BUS_ADDRESS ?? '';
  }
}

interface Ask {
  readonly name: string;
  readonly input: unknown;
}

/** Runs in the page. */
async function askServer({ name, input }: Ask): Promise<Reply<unknown>> {
  const headers = {
    'content-type': 'application/json',
    'x-switchyard-pass': localStorage.getItem('switchyard-pass') ?? '',
  };
  const body = input === undefined ? '' : JSON.stringify(input);
  return (await fetch(`/api/${name}`, { method: 'POST', headers, body })).json();
}

/** Runs in the page. */
function askPreload({ name, input }: Ask): Promise<Reply<unknown>> {
  const { switchyard } = globalThis as unknown as {
    switchyard: Record<string, (...args: readonly unknown[]) => Promise<Reply<unknown>>>;
  };
  return switchyard[name]?.(...(input === undefined ? [] : [input])) ?? Promise.reject(new Error(`no call ${name}`));
}
