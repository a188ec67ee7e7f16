import type { Language } from '../shared/language.ts';
import { type Messages, type Translate, translator } from '../shared/messages/catalogue.ts';
import { loadMessages } from '../shared/messages/load-messages.ts';
import type { Places } from '../shared/messages/message.ts';
import { wordsOf } from '../shared/messages/words.ts';
import type { TerminalMessages, TerminalTexts } from './messages/terminal-messages.ts';

type Key = keyof TerminalTexts & string;

type Filled<Name extends Key> = [Places<TerminalTexts[Name]>] extends [never]
  ? readonly []
  : readonly [values: { readonly [Place in Places<TerminalTexts[Name]>]: string | number }];

/** Says the texts of the terminal, and those of the engine, in the language of the person who reads them. */
export interface Words extends Translate {
  <Name extends Key>(key: Name, ...values: Filled<Name>): string;
  readonly language: Language;
}

/** What goes wrong here alone, and what is said of it: texts of the terminal's own. */
export const { problem: terminalProblem, sentence: terminalSentence } = wordsOf<TerminalTexts>();

const loaders: Readonly<Record<Language, () => Promise<TerminalMessages>>> = {
  en: async () => (await import('./messages/en.ts')).en,
  'zh-CN': async () => (await import('./messages/zh-cn.ts')).zhCn,
  ja: async () => (await import('./messages/ja.ts')).ja,
  fr: async () => (await import('./messages/fr.ts')).fr,
};

/** No other language is loaded. */
export async function loadWords(language: Language): Promise<Words> {
  const [shared, own] = await Promise.all([loadMessages(language), loaders[language]()]);
  const messages: Messages = { ...shared, ...own };
  return Object.assign(translator(language, messages) as Words, { language });
}
