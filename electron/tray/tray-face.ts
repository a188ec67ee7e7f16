import { Menu, type MenuItemConstructorOptions, nativeTheme, Tray } from 'electron';
import type { App } from '../../core/app/app.ts';
import { type ClientId, clientNames } from '../../shared/client-id.ts';
import type { Calls, Topic } from '../../shared/contract.ts';
import { shortProblemText } from '../../shared/messages/problem-text.ts';
import { toProblem } from '../../shared/problem.ts';
import { problemLine } from '../../shared/redact-problem.ts';
import type { AppliedView } from '../../shared/views.ts';
import { log } from '../log.ts';
import { say } from '../notification.ts';
import type { SettingsNow } from '../settings-now.ts';
import { nextAgeIn } from './age.ts';
import { appliedText } from './applied-text.ts';
import { failuresOf } from './failures.ts';
import { menuOf, type TrayItem, undoableOf } from './menu.ts';
import { trayImage } from './tray-images.ts';
import { type FailedAct, freshMs, type TrayAct, type TrayState } from './tray-state.ts';

export interface TrayFaceParts {
  readonly app: App;
  readonly settings: SettingsNow;
  readonly icons: string;
  open(): void;
  quit(): void;
}

type TrayPart = Pick<TrayState, 'clients' | 'providers' | 'history'>;

const shownTopics: ReadonlySet<Topic> = new Set(['clients', 'providers', 'history', 'tests']);

/** The icon with its menu: reads what changed, shows all of it anew, carries out what is clicked. */
export class TrayFace {
  readonly #parts: TrayFaceParts;
  /** What is done here stands in the history as done by the tray. */
  readonly #calls: Calls;
  #tray: Tray | null = null;
  #known: TrayPart = { clients: [], providers: [], history: [] };
  #failedAct: FailedAct | null = null;
  #look: Promise<void> | null = null;
  #isStale = false;
  #timer: NodeJS.Timeout | undefined;
  /** The menu that is set, as text. */
  #shown = '';

  constructor(parts: TrayFaceParts) {
    this.#parts = parts;
    this.#calls = parts.app.callsAs('tray');
    parts.app.onChange((topics) => {
      if (topics.some((topic) => shownTopics.has(topic))) void this.refresh();
    });
    parts.settings.onChange(() => this.#show());
    nativeTheme.on('updated', () => this.#show());
  }

  /** Puts the icon there, anew where there is one: a panel that started later has never heard of the old one. */
  async place(): Promise<void> {
    this.remove();
    const { icons, app } = this.#parts;
    this.#tray = new Tray(trayImage(icons, 'normal', app.engine.environment.platform));
    this.#tray.on('click', () => this.#clicked());
    this.#show();
    await this.refresh();
  }

  remove(): void {
    clearTimeout(this.#timer);
    this.#tray?.destroy();
    this.#tray = null;
    this.#shown = '';
  }

  /** Looks again. What changes during a look is seen by the next one, which follows at once. */
  refresh(): Promise<void> {
    this.#isStale = true;
    this.#look ??= this.#lookUntilFresh();
    return this.#look;
  }

  async #lookUntilFresh(): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false;
      try {
        const calls = this.#calls;
        const [clients, providers, history] = await Promise.all([
          calls['clients.read'](),
          calls['providers.list'](),
          // The newest act is all that is shown of it.
          calls['history.read']({ most: 1 }),
        ]);
        this.#known = { clients, providers, history };
      } catch (error) {
        log(`The tray could not look: ${problemLine(toProblem(error))}`);
      }
      this.#show();
    }
    // In the same breath as the last question whether anything is stale: what comes now starts a new look.
    this.#look = null;
  }

  /**
   * On Linux a menu that is changed is not seen: it is set again after each change. Only then, for setting it closes one
   * that is open, or loses the click that is on its way.
   */
  #show(): void {
    const tray = this.#tray;
    if (!tray) return;
    clearTimeout(this.#timer);
    const { settings, icons, app } = this.#parts;
    const { platform, now } = app.engine.environment;
    const state = { ...this.#known, failedAct: this.#failedAct, now: now().getTime() };
    const failures = failuresOf(state, settings.t);
    tray.setImage(trayImage(icons, failures.length > 0 ? 'failure' : 'normal', platform));
    tray.setToolTip(['Switchyard', ...failures].join('\n').slice(0, 127));
    const menu = menuOf(state, settings);
    const shown = JSON.stringify(menu);
    if (shown !== this.#shown) tray.setContextMenu(Menu.buildFromTemplate(menu.map((item) => this.#toElectron(item))));
    this.#shown = shown;
    this.#waitForChange(state);
  }

  /** Ages grow, the undo and the word of a failed act go: the menu is shown again when one of its words would differ. */
  #waitForChange(state: TrayState): void {
    const times = state.providers.flatMap(({ test }) => (test ? [test.at] : []));
    const starts = [Date.parse(undoableOf(state)?.at ?? ''), state.failedAct?.at ?? Number.NaN];
    const ends = starts.map((at) => at + freshMs - state.now).filter((wait) => wait > 0);
    const next = Math.min(...ends, nextAgeIn(times, state.now) ?? Number.POSITIVE_INFINITY);
    if (Number.isFinite(next)) this.#timer = setTimeout(() => this.#show(), next + 50);
  }

  #toElectron({ act, submenu, ...item }: TrayItem): MenuItemConstructorOptions {
    return {
      ...item,
      ...(submenu && { submenu: submenu.map((one) => this.#toElectron(one)) }),
      ...(act && { click: () => void this.#carryOut(act) }),
    };
  }

  /** A click on the icon opens the menu where that is the custom; elsewhere the window. */
  #clicked(): void {
    if (this.#parts.app.engine.environment.platform !== 'darwin') this.#parts.open();
  }

  async #carryOut(act: TrayAct): Promise<void> {
    const { open, quit } = this.#parts;
    switch (act.kind) {
      case 'open':
        return open();
      case 'quit':
        return quit();
      case 'use':
        return this.#apply('switch', act.client, () =>
          this.#calls['switch.use']({ client: act.client, choice: act.choice }),
        );
      case 'undo':
        return this.#apply('undo', act.client, () => this.#calls['undo.use']({ receipt: act.receipt }));
      case 'test-all':
        return this.#testAll();
    }
  }

  /** No dialog: what was done, or why not, is a quiet word. Electron has checked the radio item already, so all is shown again. */
  async #apply(kind: FailedAct['kind'], client: ClientId, act: () => Promise<AppliedView>): Promise<void> {
    const { settings, app, open } = this.#parts;
    try {
      const applied = await act();
      this.#failedAct = null;
      say({ ...appliedText(applied, this.#known, settings.t), onClick: open });
    } catch (error) {
      const problem = toProblem(error);
      this.#failedAct = { kind, client, problem, at: app.engine.environment.now().getTime() };
      const { cause, fix } = shortProblemText(problem, settings.t);
      say({
        title: settings.t(`tray.failed-${kind}`, { client: clientNames[client], cause }),
        body: fix,
        onClick: open,
      });
    }
    this.#shown = '';
    await this.refresh();
  }

  async #testAll(): Promise<void> {
    const calls = this.#calls;
    const ids = this.#known.providers.map(({ provider }) => provider.id);
    // What a test saw is a result of its own; a failed call, too, is seen at the provider.
    await Promise.allSettled(ids.map((provider) => calls['tests.run']({ provider })));
  }
}
