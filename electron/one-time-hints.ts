import type { App } from '../core/app/app.ts';
import type { SettingsView } from '../shared/views.ts';
import { log } from './log.ts';
import { say } from './notification.ts';
import type { SettingsNow } from './settings-now.ts';

type OneTimeHint = SettingsView['told'][number];

const words = {
  'tray-keeps-running': ['tray.keeps-running', 'tray.keeps-running-body'],
  'no-tray': ['tray.no-tray', 'tray.no-tray-body'],
} as const;

/** Sentences that are said once in the life of an installation. */
export class OneTimeHints {
  readonly #app: App;
  readonly #settings: SettingsNow;
  /** Ahead of the settings, which take a moment. */
  readonly #said = new Set<OneTimeHint>();

  constructor(app: App, settings: SettingsNow) {
    this.#app = app;
    this.#settings = settings;
  }

  say(hint: OneTimeHint): void {
    const { value, t } = this.#settings;
    if (this.#said.has(hint) || value.told.includes(hint)) return;
    this.#said.add(hint);
    const [title, body] = words[hint];
    say({ title: t(title), body: t(body) });
    const told = [...new Set([...value.told, ...this.#said])];
    this.#app.calls['settings.change']({ told }).catch((error: unknown) => log(String(error)));
  }
}
