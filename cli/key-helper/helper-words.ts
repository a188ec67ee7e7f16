import type { Language } from '../../shared/language.ts';
import { type Messages, translator } from '../../shared/messages/catalogue.ts';
import { en } from '../../shared/messages/en.ts';
import { fr } from '../../shared/messages/fr.ts';
import { ja } from '../../shared/messages/ja.ts';
import { problemText } from '../../shared/messages/problem-text.ts';
import { zhCn } from '../../shared/messages/zh-cn.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Sentence } from '../../shared/sentence.ts';
import { keyHelper as enHelper } from '../messages/en/key-helper.ts';
import { keyHelper as frHelper } from '../messages/fr/key-helper.ts';
import { keyHelper as jaHelper } from '../messages/ja/key-helper.ts';
import { keyHelper as zhHelper } from '../messages/zh-cn/key-helper.ts';
import { languageOfSystem } from '../system-language.ts';

/** At once, and not one by one as the page and the terminal load them: a watchdog that says something can't wait. */
const catalogues: Readonly<Record<Language, readonly [Messages, Readonly<Record<string, string>>]>> = {
  en: [en, enHelper],
  'zh-CN': [zhCn, zhHelper],
  ja: [ja, jaHelper],
  fr: [fr, frHelper],
};

/** What went wrong and the way out on one line, in the language of the environment: it is for the log of a client. */
export function inWords(said: Problem | Sentence, outside: Parameters<typeof languageOfSystem>[0]): string {
  const language = languageOfSystem(outside);
  const [shared, own] = catalogues[language];
  const t = translator(language, { ...shared, ...own });
  if ('text' in said) return t.say(said);
  const { cause, fix } = problemText(said, t);
  return `${cause} ${fix}`;
}
