import { chooseLanguage, type Language } from '../shared/language.ts';

interface Outside {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
}

/**
 * As gettext reads the variables: the first of the three that is set names the locale, and `LANGUAGE` lists what is liked
 * better, unless the locale is that of C. The consoles of Windows and macOS need not set any: there the system is asked.
 */
export function languageOfSystem(
  { variables, platform }: Outside,
  systemLocale: () => string = () => Intl.DateTimeFormat().resolvedOptions().locale,
): Language {
  const locale = variables.LC_ALL || variables.LC_MESSAGES || variables.LANG;
  if (!locale) return platform === 'linux' ? 'en' : chooseLanguage([systemLocale()]);
  if (/^(?:C|POSIX)(?:\.|$)/.test(locale)) return 'en';
  return chooseLanguage([...(variables.LANGUAGE ?? '').split(':'), locale]);
}
