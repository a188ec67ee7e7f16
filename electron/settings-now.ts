import type { App } from '../core/app/app.ts';
import { chooseLanguage, type Language } from '../shared/language.ts';
import { loadMessages, type Translate, translator } from '../shared/messages/translate.ts';
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

export async function followSettings(app: App, systemLanguages: () => readonly string[]): Promise<SettingsNow> {
  const listeners: (() => void)[] = [];
  const look = async () => {
    const value = await app.calls['settings.read']();
    const language = value.language === 'system' ? chooseLanguage(systemLanguages()) : value.language;
    return { value, language, t: translator(language, await loadMessages(language)) };
  };
  let now = await look();
  app.onChange((topics) => {
    if (!topics.includes('settings')) return;
    look().then(
      (next) => {
        now = next;
        for (const listener of listeners) listener();
      },
      (error: unknown) => log(`The settings can't be read: ${error}`),
    );
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
