import type { App } from '../core/app/app.ts';
import { initialSettings } from '../core/settings/settings.ts';
import { chooseLanguage, type Language } from '../shared/language.ts';
import { type Translate, translator } from '../shared/messages/catalogue.ts';
import { loadMessages } from '../shared/messages/load-messages.ts';
import { toProblem } from '../shared/problem.ts';
import { problemLine } from '../shared/redact-problem.ts';
import type { SettingsView } from '../shared/views.ts';
import { log } from './log.ts';

/** The settings as they are now, and the words in the language that they name. */
export interface SettingsNow {
  readonly value: SettingsView;
  readonly language: Language;
  readonly t: Translate;
  /** Called after each change, also one that the terminal made. */
  onChange(listener: () => void): void;
}

/** Settings that can't be read keep no window away, which says why: until they can, the usual ones count. */
export async function followSettings(app: App, systemLanguages: () => readonly string[]): Promise<SettingsNow> {
  const listeners: (() => void)[] = [];
  const spoken = async (value: SettingsView) => {
    const language = value.language === 'system' ? chooseLanguage(systemLanguages()) : value.language;
    return { value, language, t: translator(language, await loadMessages(language)) };
  };
  const look = async () => spoken(await app.calls['settings.read']());
  const sayWhy = (error: unknown) => log(`The settings can't be read: ${problemLine(toProblem(error))}`);
  let now = await look().catch((error: unknown) => {
    sayWhy(error);
    return spoken({ ...initialSettings, told: [...initialSettings.told] });
  });
  app.onChange((topics) => {
    if (!topics.includes('settings')) return;
    look().then((next) => {
      now = next;
      for (const listener of listeners) listener();
    }, sayWhy);
  });
  return {
    get value() {
      return now.value;
    },
    get language() {
      return now.language;
    },
    get t() {
      return now.t;
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
